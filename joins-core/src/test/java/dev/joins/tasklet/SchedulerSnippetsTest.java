package dev.joins.tasklet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.snippets.SchedulerSnippets;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The examples of the documentation do what one expects of them. */
@Bounded
class SchedulerSnippetsTest {
  @Test
  void hello() {
    var printed = new ByteArrayOutputStream();
    var before = System.out;
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      SchedulerSnippets.hello();
    } finally {
      System.setOut(before);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("hello", "after PT1H");
  }
}
