package dev.joins.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.gallery.Suppliers.Event;
import dev.joins.gallery.Suppliers.Got;
import dev.joins.gallery.Suppliers.Quote;
import dev.joins.testing.Trial;
import dev.joins.testing.UnderEachScheduler;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The first four quotes; or after the deadline, those that are there. */
class SuppliersTest {
  @UnderEachScheduler
  void theFirstFourWillDo(Trial trial) throws Exception {
    var got = judge(trial, trial.play(stage -> Suppliers.ask(stage, Suppliers.SUPPLIERS)));
    if (trial.kind() == Trial.Kind.COOPERATIVE) {
      assertThat(got.quotes()).hasSize(Suppliers.WANTED);
      assertThat(got.after()).isLessThan(Suppliers.DEADLINE);
    }
  }

  @UnderEachScheduler
  void afterTheDeadlineFewerWillDo(Trial trial) throws Exception {
    for (var answering = 0; answering < Suppliers.WANTED; answering++) {
      var suppliers = answering;
      var got = judge(trial, trial.play(stage -> Suppliers.ask(stage, suppliers)));
      if (trial.kind() == Trial.Kind.COOPERATIVE) {
        assertThat(got.quotes()).hasSize(answering);
      }
    }
  }

  private static Got judge(Trial trial, List<Event> log) {
    var got =
        log.stream().filter(Got.class::isInstance).map(Got.class::cast).findFirst().orElseThrow();
    var given = log.stream().filter(Quote.class::isInstance).map(Quote.class::cast).toList();
    assertThat(given).containsAll(got.quotes());
    assertThat(got.quotes()).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(Suppliers.WANTED);
    if (got.quotes().size() < Suppliers.WANTED) {
      assertThat(got.after()).as("gave up after").isGreaterThanOrEqualTo(Suppliers.DEADLINE);
    }
    if (trial.kind() == Trial.Kind.COOPERATIVE) {
      assertThat(got.quotes())
          .as("the first")
          .containsExactlyInAnyOrderElementsOf(given.subList(0, got.quotes().size()));
    }
    return got;
  }

  @Test
  void theJudgeSeesABuyerWhoGivesUpTooSoonOrPassesOverAQuote() {
    var trial = new Trial(Trial.Kind.COOPERATIVE, 1);
    var one = new Quote(1, 10);
    var two = new Quote(2, 20);
    var late = new Got(List.of(two), Suppliers.DEADLINE);
    assertThatThrownBy(() -> judge(trial, List.of(one, new Got(List.of(one), Duration.ZERO))))
        .hasMessageContaining("gave up after");
    assertThatThrownBy(() -> judge(trial, List.of(one, two, late)))
        .hasMessageContaining("the first");
  }
}
