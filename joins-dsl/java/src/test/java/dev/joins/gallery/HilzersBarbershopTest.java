package dev.joins.gallery;

import static dev.joins.gallery.HilzersBarbershop.Act.CUT_BEGINS;
import static dev.joins.gallery.HilzersBarbershop.Act.CUT_ENDS;
import static dev.joins.gallery.HilzersBarbershop.Act.ENTERS;
import static dev.joins.gallery.HilzersBarbershop.Act.GOES_AWAY;
import static dev.joins.gallery.HilzersBarbershop.Act.HAS_PAID;
import static dev.joins.gallery.HilzersBarbershop.Act.PAYS;
import static dev.joins.gallery.HilzersBarbershop.Act.SITS_DOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.gallery.HilzersBarbershop.Act;
import dev.joins.gallery.HilzersBarbershop.Event;
import dev.joins.testing.Trial;
import dev.joins.testing.UnderEachScheduler;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Nowhere more than there is room for; each customer in the order of acts; and fair. */
class HilzersBarbershopTest {
  private static final int CUSTOMERS = 60;
  private static final List<Act> VISIT =
      List.of(ENTERS, SITS_DOWN, CUT_BEGINS, CUT_ENDS, PAYS, HAS_PAID);

  @UnderEachScheduler
  void everybodyWhoEntersIsServed(Trial trial) throws Exception {
    List<Event> log = trial.play(stage -> HilzersBarbershop.open(stage, CUSTOMERS));
    judge(log);
    assertEachVisitIsWhole(log);
    if (trial.kind() == Trial.Kind.COOPERATIVE) {
      assertThat(customers(log, CUT_BEGINS)).isEqualTo(customers(log, SITS_DOWN));
      assertThat(customers(log, SITS_DOWN)).isEqualTo(customers(log, ENTERS));
      assertThat(customers(log, GOES_AWAY)).isNotEmpty();
    }
  }

  private static List<Integer> customers(List<Event> log, Act act) {
    return log.stream().filter(event -> event.act() == act).map(Event::customer).toList();
  }

  private static void judge(List<Event> log) {
    Map<Act, Integer> so = new EnumMap<>(Act.class);
    for (var event : log) {
      so.merge(event.act(), 1, Integer::sum);
      assertThat(between(so, ENTERS, HAS_PAID)).as("in the shop").isLessThanOrEqualTo(20);
      assertThat(between(so, SITS_DOWN, CUT_BEGINS)).as("on the sofa").isLessThanOrEqualTo(4);
      assertThat(between(so, PAYS, HAS_PAID)).as("at the register").isLessThanOrEqualTo(1);
      assertThat(between(so, CUT_BEGINS, CUT_ENDS) + between(so, PAYS, HAS_PAID))
          .as("barbers at work")
          .isLessThanOrEqualTo(3);
    }
  }

  private static int between(Map<Act, Integer> so, Act from, Act to) {
    return so.getOrDefault(from, 0) - so.getOrDefault(to, 0);
  }

  private static void assertEachVisitIsWhole(List<Event> log) {
    var acts = new ArrayList<List<Act>>();
    IntStream.range(0, CUSTOMERS).forEach(i -> acts.add(new ArrayList<>()));
    log.forEach(event -> acts.get(event.customer()).add(event.act()));
    assertThat(acts).allMatch(visit -> visit.equals(VISIT) || visit.equals(List.of(GOES_AWAY)));
  }

  @Test
  void theJudgeSeesAFourthBarber() {
    var log = new ArrayList<Event>();
    for (var i = 0; i < 4; i++) {
      log.add(new Event(ENTERS, i));
      log.add(new Event(SITS_DOWN, i));
    }
    for (var i = 0; i < 4; i++) {
      log.add(new Event(CUT_BEGINS, i));
    }
    assertThatThrownBy(() -> judge(log)).hasMessageContaining("barbers at work");
  }
}
