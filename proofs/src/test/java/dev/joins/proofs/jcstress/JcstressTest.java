package dev.joins.proofs.jcstress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.joins.proofs.Effort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openjdk.jcstress.Main;
import org.openjdk.jcstress.annotations.JCStressTest;

/**
 * Runs all races of this package, in a JVM of its own, which starts one for each race. In each
 * build, a quarter of a second each, compiled as the JIT sees fit; at length, four seconds each
 * interpreted, compiled by C1, by C2, and by C2 with its reorderings at random.
 */
class JcstressTest {
  private static final Path TARGET = Path.of("target/jcstress").toAbsolutePath();

  /** An actor that is never woken hangs its JVM, and nobody else would end it. */
  private static final Duration PATIENCE = Duration.ofMinutes(Effort.of(10, 60));

  /** What the tools would warn of. */
  private static final List<String> QUIET =
      List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

  private static final List<String> ALWAYS =
      List.of("-m", "quick", "-f", "1", "-fsm", "1", "-sc", "false", "-af", "NONE");
  private static final List<String> BRIEFLY =
      List.of("-iters", "1", "-time", "250", "-jvmArgs", "-Xmx256m");
  private static final List<String> AT_LENGTH = List.of("-iters", "4", "-time", "1000");

  @Test
  void noRaceEndsInAWayThatItMustNot() throws Exception {
    assumeThat(Runtime.getRuntime().availableProcessors())
        .as("one for each actor")
        .isGreaterThan(1);
    Files.createDirectories(TARGET);
    var log = TARGET.resolve("log.txt");
    var process =
        new ProcessBuilder(command())
            .directory(TARGET.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    var ended = process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    var output = Files.readString(log);
    assertThat(ended).as("a race does not end: " + output).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    assertThat(output).contains("Failed tests: No matches.", "Error tests: No matches.");
    assertThat(output).contains("All remaining tests: " + races() + " matching");
  }

  private static List<String> command() {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(QUIET);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("-r", TARGET.toString(), "-t", "dev.joins.proofs.jcstress"));
    command.addAll(ALWAYS);
    command.addAll(Effort.isLong() ? AT_LENGTH : BRIEFLY);
    return command;
  }

  private static long races() {
    return Stream.of(ChannelRaces.class, JoinRaces.class, ReplyRaces.class, TaskletRaces.class)
        .flatMap(theme -> Stream.of(theme.getDeclaredClasses()))
        .filter(race -> race.isAnnotationPresent(JCStressTest.class))
        .count();
  }
}
