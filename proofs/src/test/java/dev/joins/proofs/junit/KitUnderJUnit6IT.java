package dev.joins.proofs.junit;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.channel.Channel;
import dev.joins.dsl.Joins;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The kit is compiled against one generation of JUnit; its users may have the next. Their tests are
 * compiled against that and the jars as they are published, and run with nothing else.
 */
class KitUnderJUnit6IT {
  private static final Path CONSUMER = Path.of("src/test/consumers/junit6");
  private static final Path JUNIT_6 = Path.of("target/junit6");

  @TempDir private Path classes;

  @Test
  void findsTheFaultAndPassesWhatIsRight() throws Exception {
    assertThat(javac()).doesNotContain("error:"); // it warns of annotations that are not there
    assertThat(run(tool("java"), "--class-path", classPath(), "Main"))
        .contains("1 succeeded, 1 failed")
        .contains("bothAtOnce(Scheduler): ")
        .contains("expected: <2> but was: <1>");
  }

  @Test
  void noOtherGenerationIsOnTheClassPath() throws Exception {
    assertThat(junit6()).hasSizeGreaterThan(4);
    assertThat(classPath()).doesNotContain("5.14").contains("6.");
  }

  private String javac() throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(tool("javac"), "-proc:none", "-cp", classPath(), "-d", classes.toString()));
    try (var sources = Files.list(CONSUMER)) {
      sources.map(Path::toString).forEach(command::add);
    }
    return run(command.toArray(String[]::new));
  }

  private String classPath() throws IOException {
    return Stream.concat(
            Stream.of(
                classes,
                placeOf(Channel.class),
                placeOf(Joins.class),
                placeOf(ExploreSchedules.class)),
            junit6().stream())
        .map(Path::toString)
        .collect(joining(File.pathSeparator));
  }

  private static List<Path> junit6() throws IOException {
    try (var jars = Files.list(JUNIT_6)) {
      return jars.toList();
    }
  }

  private static Path placeOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  private static String run(String... command) throws Exception {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var out = process.inputReader()) {
      var said = out.lines().collect(joining("\n"));
      process.waitFor();
      return said;
    }
  }
}
