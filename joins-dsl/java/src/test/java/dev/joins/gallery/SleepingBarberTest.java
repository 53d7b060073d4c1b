package dev.joins.gallery;

import static dev.joins.gallery.SleepingBarber.Act.CUT_BEGINS;
import static dev.joins.gallery.SleepingBarber.Act.GOES_AWAY;
import static dev.joins.gallery.SleepingBarber.Act.SITS_DOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.gallery.SleepingBarber.Event;
import dev.joins.testing.Trial;
import dev.joins.testing.UnderEachScheduler;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One cut at a time, no more waiting than chairs, and nobody sent away while there is one. */
class SleepingBarberTest {
  private static final int CHAIRS = 3;
  private static final int CUSTOMERS = 40;

  @UnderEachScheduler
  void everybodyIsCutOrSentAway(Trial trial) throws Exception {
    List<Event> log = trial.play(stage -> SleepingBarber.open(stage, CHAIRS, CUSTOMERS));
    judge(log, trial.kind() == Trial.Kind.COOPERATIVE);
    var cut = log.stream().filter(event -> event.act() == CUT_BEGINS).count();
    var away = log.stream().filter(event -> event.act() == GOES_AWAY).count();
    assertThat(cut + away).isEqualTo(CUSTOMERS);
    if (trial.kind() == Trial.Kind.COOPERATIVE) {
      assertThat(cut).isPositive();
      assertThat(away).isPositive();
    }
  }

  /** Only where turns are taken is the log so exact that it shows for how long a chair was free. */
  private static void judge(List<Event> log, boolean exact) {
    var waiting = new ArrayList<Integer>();
    var atWork = new ArrayList<Integer>();
    for (var event : log) {
      var me = event.customer();
      switch (event.act()) {
        case SITS_DOWN -> {
          waiting.add(me);
          assertThat(waiting).hasSizeLessThanOrEqualTo(CHAIRS);
        }
        case GOES_AWAY -> {
          if (exact) {
            assertThat(waiting).as("waiting when %s goes away", me).hasSize(CHAIRS);
          }
        }
        case CUT_BEGINS -> {
          if (exact) {
            assertThat(waiting.getFirst()).as("the first who waits").isEqualTo(me);
          }
          assertThat(waiting.remove(Integer.valueOf(me))).isTrue();
          atWork.add(me);
          assertThat(atWork).hasSize(1);
        }
        case CUT_ENDS -> assertThat(atWork.remove(Integer.valueOf(me))).isTrue();
      }
    }
    assertThat(waiting).isEmpty();
    assertThat(atWork).isEmpty();
  }

  @Test
  void theJudgeSeesTwoCutsAtOnceAndACustomerSentAwayForNothing() {
    var sit = List.of(new Event(SITS_DOWN, 1), new Event(SITS_DOWN, 2));
    var two = new ArrayList<>(sit);
    two.add(new Event(CUT_BEGINS, 1));
    two.add(new Event(CUT_BEGINS, 2));
    assertThatThrownBy(() -> judge(two, true)).isInstanceOf(AssertionError.class);
    var away = new ArrayList<>(sit);
    away.add(new Event(GOES_AWAY, 3));
    assertThatThrownBy(() -> judge(away, true)).hasMessageContaining("waiting when 3 goes away");
  }
}
