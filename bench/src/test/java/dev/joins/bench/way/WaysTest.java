package dev.joins.bench.way;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class WaysTest {
  private static final int WARM_UP = 30;

  @Test
  void aPlainSendHasTheSameWayEachTime() throws Exception {
    var way = Ways.of(Operations.SEND, WARM_UP);

    assertThat(way.entries().getFirst().method()).isEqualTo("Channel.send");
    assertThat(way.methods()).isPositive();
    assertThat(way.files()).isBetween(1, way.methods());
    assertThat(way.changes()).isBetween(way.files(), way.methods());
    var again = Ways.of(Operations.SEND, WARM_UP);
    assertThat(again.entries()).isEqualTo(way.entries());
  }

  @ParameterizedTest
  @EnumSource
  void eachOperationEntersOursAndNothingOfTheBenchmarks(Operations operation) throws Exception {
    var way = Ways.of(operation, WARM_UP);

    assertThat(way.entries())
        .isNotEmpty()
        .allSatisfy(
            entry -> assertThat(entry.file()).startsWith("dev/joins/").doesNotContain("bench"));
  }

  @Test
  void whatABodyOrATurnDoesIsOnAnotherThread() throws Exception {
    var send = Ways.of(Operations.SEND, WARM_UP);

    for (var operation : List.of(Operations.COMPLETING_SEND, Operations.ACTOR)) {
      var way = Ways.of(operation, WARM_UP);

      assertThat(way.methods()).isGreaterThan(send.methods());
      assertThat(way.entries().stream().map(Entry::thread).distinct()).hasSizeGreaterThan(1);
    }
  }

  @Test
  void changesOfFileAreThoseOfEachThread() {
    var one = Thread.ofVirtual().name("one").unstarted(() -> {});
    var other = Thread.ofVirtual().name("other").unstarted(() -> {});
    var way =
        new Way(
            Operations.SEND,
            List.of(
                new Entry(one, 4, "a/A.java", "A.send"),
                new Entry(other, 0, "a/B.java", "B.run"),
                new Entry(one, 5, "a/A.java", "A$1.lock"),
                new Entry(one, 5, "a/C.java", "C.add"),
                new Entry(one, 5, "a/A.java", "A.end")));

    assertThat(way.line()).isEqualTo("| a plain send | 5 | ≤ 12: met | 3 | ≤ 4: met | 4 | 2 |");
    assertThat(way.tree())
        .containsExactly(
            "on one:",
            "  A.send  a/A.java",
            "    A$1.lock  a/A.java",
            "    C.add  a/C.java",
            "    A.end  a/A.java",
            "on other:",
            "  B.run  a/B.java");
  }

  @Test
  void theShortestThatCameTwiceCounts() {
    assertThat(Ways.steady(List.of(of(5), of(3), of(9), of(5), of(9)))).hasSize(5);
    assertThatThrownBy(() -> Ways.steady(List.of(of(5), of(3))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no count came twice: [5, 3]");
  }

  private static List<Entry> of(int size) {
    return Collections.nCopies(size, new Entry(Thread.currentThread(), 0, "a/A.java", "A.send"));
  }
}
