package dev.joins.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Programs that are run as processes, for what is no benchmark of JMH: peers that are not written
 * for the JVM, those of {@code src/main/peers}, and {@linkplain dev.joins.bench.whole whole
 * programs} of ours. They print a line for each figure. Where a peer's language is not installed it
 * is left out, and that is said.
 */
final class Outside {
  private static final Path SOURCES = Path.of("src", "main", "peers");
  private static final String OURS = Outside.class.getPackageName() + ".whole.";

  private final Mode mode;
  private final List<List<String>> peers = new ArrayList<>();

  /** Finds what is installed, and compiles. */
  Outside(Path target, Mode mode) throws IOException {
    this.mode = mode;
    program("pypy3").ifPresent(pypy -> peers.add(List.of(pypy, source("peers.py"))));
    var go = program("go");
    if (go.isPresent()) {
      var compiled = target.resolve("peers").toAbsolutePath().toString();
      run(List.of(go.get(), "build", "-o", compiled, source("peers.go")));
      peers.add(List.of(compiled));
    }
  }

  /**
   * Runs all of them, once: the peers for what was measured of ours, our programs if the filter
   * wants them.
   */
  List<Figure> figures(String filter, Collection<String> measured) throws IOException {
    var lines = new ArrayList<String>();
    for (var peer : peers) {
      var command = new ArrayList<>(peer);
      command.addAll(measured); // they know which of these they can do
      lines.addAll(run(command));
    }
    for (var ours : mode.programs()) {
      if (Pattern.compile(filter).matcher(OURS + ours.getFirst()).find()) {
        var command =
            new ArrayList<>(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--add-opens=java.base/java.lang=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    OURS + ours.getFirst()));
        command.addAll(ours.subList(1, ours.size()));
        lines.addAll(run(command));
      }
    }
    return lines.stream().map(Figure::parse).toList();
  }

  private static Optional<String> program(String name) {
    for (var directory : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      var program = Path.of(directory, name);
      if (Files.isExecutable(program)) {
        return Optional.of(program.toString());
      }
    }
    System.out.println("left out, as there is no " + name + " on the PATH: its programs");
    return Optional.empty();
  }

  private static String source(String name) {
    return SOURCES.resolve(name).toString();
  }

  private static List<String> run(List<String> command) throws IOException {
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (var out = process.inputReader()) {
      var lines = out.lines().toList();
      if (process.waitFor() != 0) {
        throw new IOException(command + " failed");
      }
      return lines;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(command + " was interrupted", interrupted);
    }
  }
}
