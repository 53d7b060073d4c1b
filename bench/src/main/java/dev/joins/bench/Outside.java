package dev.joins.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Peers that are not written for the JVM: programs of {@code src/main/peers}, run as processes.
 * They print a line for each workload: its name, the peer, and nanoseconds an operation. Where a
 * program's language is not installed it is left out, and that is said.
 */
final class Outside {
  private static final Path SOURCES = Path.of("src", "main", "peers");

  private final List<List<String>> commands = new ArrayList<>();

  /** Finds what is installed, and compiles. */
  Outside(Path target) throws IOException {
    program("pypy3").ifPresent(pypy -> commands.add(List.of(pypy, source("peers.py"))));
    var go = program("go");
    if (go.isPresent()) {
      var compiled = target.resolve("peers").toAbsolutePath().toString();
      run(List.of(go.get(), "build", "-o", compiled, source("peers.go")));
      commands.add(List.of(compiled));
    }
  }

  /** Whether they do this workload. */
  static boolean knows(String workload) {
    return workload.startsWith("CooperativeSwitch") || workload.startsWith("CooperativeRendezvous");
  }

  /** Runs all of them, once. */
  List<Figure> figures() throws IOException {
    var figures = new ArrayList<Figure>();
    for (var command : commands) {
      for (var line : run(command)) {
        var workload = line.substring(0, line.indexOf(';'));
        var nanos = line.substring(line.lastIndexOf(';') + 1);
        var peer = line.substring(workload.length() + 1, line.length() - nanos.length() - 1);
        figures.add(new Figure(workload, peer, Double.parseDouble(nanos), Double.NaN));
      }
    }
    return figures;
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
