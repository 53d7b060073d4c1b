package dev.joins.santa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.santa.program.BrokenRunTest;
import dev.joins.santa.program.Plan;
import dev.joins.santa.program.Version;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class PerformanceTest {

  private final StringWriter out = new StringWriter();

  /** As a broken rule, with the report; not as an error with a stack trace. */
  @Test
  void showsAStandstill() throws IOException {
    assertThat(perform(Plan.of(BrokenRunTest.NOBODY), false, true)).isFalse();
    assertThat(lines())
        .contains(
            "  line 48 (seq 47): rule 14 (clean end): the run stands still, and 19 wait for what"
                + " can never come",
            "Deadlock: nothing can run, and no timer is set. Blocked: 19 tasklets.",
            "  elf-9 waits: a reply from help",
            "    deliver: back has 9 of 9, idle has 0 of 1")
        .noneMatch(line -> line.contains("at dev.joins"));
  }

  @Test
  void showsAnError() throws IOException {
    Version hay =
        new Version(
            "hay",
            "has none",
            10,
            _ -> {
              throw new IllegalStateException("no more hay");
            });
    assertThat(perform(Plan.of(hay), false, true)).isFalse();
    assertThat(lines())
        .contains(
            "  line 0 (seq -1): rule 14 (clean end): the run breaks off:"
                + " java.lang.IllegalStateException: no more hay");
  }

  @Test
  void expectsAllDeliveries() throws IOException {
    assertThat(perform(Plan.of(BrokenRunTest.LAZY), false, true)).isFalse();
    assertThat(lines())
        .anyMatch(line -> line.endsWith("the run ends after 0 deliveries instead of 5"));
  }

  @Test
  void paintsWhereColoursAreWanted() throws IOException {
    assertThat(perform(Plan.of(Version.JOIN).withDeliveries(1), true, false)).isTrue();
    List<String> colours = lines();
    assertThat(colours.getFirst()).startsWith("\u001b[2mVersion join: ");
    assertThat(colours.getLast()).endsWith("\u001b[32mAll kept.\u001b[0m");
    out.getBuffer().setLength(0);
    perform(Plan.of(Version.JOIN).withDeliveries(1), false, false);
    assertThat(colours.stream().map(line -> line.replaceAll("\u001b\\[[0-9;]*m", "")))
        .isEqualTo(lines());
  }

  private boolean perform(Plan plan, boolean colours, boolean quiet) throws IOException {
    return new Performance(plan, new PrintWriter(out, true), colours, quiet).run(null);
  }

  private List<String> lines() {
    return out.toString().lines().toList();
  }
}
