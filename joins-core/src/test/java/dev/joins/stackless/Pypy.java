package dev.joins.stackless;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** One process of PyPy that runs {@code interpreter.py}, for as many programs as one likes. */
final class Pypy implements AutoCloseable {
  private final Process process;
  private final Writer programs;
  private final BufferedReader traces;

  private Pypy(Path executable) throws IOException {
    this.process =
        new ProcessBuilder(executable.toString(), script()).redirectError(Redirect.INHERIT).start();
    this.programs = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
    this.traces =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Empty where it is not installed. */
  static Optional<Path> executable() {
    var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(path)
        .map(directory -> Path.of(directory, "pypy3"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  static Pypy start() {
    try {
      return new Pypy(executable().orElseThrow());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String script() {
    try {
      return Path.of(Pypy.class.getResource("interpreter.py").toURI()).toString();
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  String trace(TaskletProgram program) {
    try {
      programs.write(program + "\n");
      programs.flush();
      var trace = traces.readLine();
      if (trace == null) {
        throw new IllegalStateException("PyPy died of " + program);
      }
      return trace;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
