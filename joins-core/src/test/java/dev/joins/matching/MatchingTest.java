package dev.joins.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.internal.Ways;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every workload gives the matches of its golden file, in the same order. */
final class MatchingTest {
  static List<String> names() throws Exception {
    var folder =
        Path.of(Objects.requireNonNull(MatchingTest.class.getResource("/matching")).toURI());
    try (var files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".tsv"))
          .map(file -> file.substring(0, file.length() - ".tsv".length()))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void matchesAsTheGoldenFileSays(String name) throws IOException {
    var events = Workload.events(Workload.lines(name + ".tsv"));
    assertThat(Workload.run(name, events)).isEqualTo(Workload.lines(name + ".golden"));
  }

  @ParameterizedTest
  @MethodSource("names")
  void matchesTheSameOnTheLongWay(String name) throws IOException {
    Ways.longOnly = true;
    try {
      matchesAsTheGoldenFileSays(name);
    } finally {
      Ways.longOnly = false;
    }
  }
}
