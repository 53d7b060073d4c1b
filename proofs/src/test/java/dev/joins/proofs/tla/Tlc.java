package dev.joins.proofs.tla;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tlc2.TLC;

/** One run of TLC, in a JVM of its own: its state is static, and it ends by leaving the JVM. */
final class Tlc {
  /** TLC's exit codes. */
  enum Verdict {
    HOLDS(0),
    DEADLOCK(11),
    INVARIANT_VIOLATED(12),
    PROPERTY_VIOLATED(13);

    private final int exitCode;

    Verdict(int exitCode) {
      this.exitCode = exitCode;
    }
  }

  /** What TLC said; the whole of it is in {@code output}. */
  record Outcome(Verdict verdict, String output) {}

  private static final Path MODULES = Path.of("src/main/tla").toAbsolutePath();
  private static final Path TARGET = Path.of("target/tla").toAbsolutePath();

  private Tlc() {}

  /** Checks an instance of {@code Small.tla}. */
  static Outcome check(String name, String config) throws Exception {
    var folder = Files.createDirectories(TARGET.resolve(name));
    var cfg = Files.writeString(folder.resolve(name + ".cfg"), config);
    var log = folder.resolve(name + ".log");
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseParallelGC", "-Xmx1g", "-Djava.io.tmpdir=" + folder));
    command.addAll(List.of("-cp", jar(), TLC.class.getName(), "-workers", "2", "-cleanup"));
    command.addAll(List.of("-lncheck", "final", "-metadir", folder.toString()));
    command.addAll(List.of("-config", cfg.toString(), "Small.tla"));
    var process =
        new ProcessBuilder(command)
            .directory(MODULES.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    var exitCode = process.waitFor();
    var output = Files.readString(log);
    for (var verdict : Verdict.values()) {
      if (verdict.exitCode == exitCode) {
        return new Outcome(verdict, output);
      }
    }
    throw new IOException("TLC ended with " + exitCode + ":\n" + output);
  }

  private static String jar() throws Exception {
    return Path.of(TLC.class.getProtectionDomain().getCodeSource().getLocation().toURI())
        .toString();
  }
}
