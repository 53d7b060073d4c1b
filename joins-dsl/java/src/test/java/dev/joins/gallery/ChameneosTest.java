package dev.joins.gallery;

import static dev.joins.gallery.Chameneos.Colour.BLUE;
import static dev.joins.gallery.Chameneos.Colour.RED;
import static dev.joins.gallery.Chameneos.Colour.YELLOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.gallery.Chameneos.Colour;
import dev.joins.gallery.Chameneos.Creature;
import dev.joins.gallery.Chameneos.Met;
import dev.joins.testing.Trial;
import dev.joins.testing.UnderEachScheduler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** So many meetings, each told alike by two, and every colour is what the meetings made of it. */
class ChameneosTest {
  private static final int MEETINGS = 60;

  @UnderEachScheduler
  void meetingsAreOfTwo(Trial trial) throws Exception {
    var population = List.of(BLUE, RED, YELLOW, RED, YELLOW, BLUE, RED, YELLOW, RED, BLUE);
    judge(population, MEETINGS, trial.play(stage -> Chameneos.meet(stage, population, MEETINGS)));
  }

  @UnderEachScheduler
  void theyMayAllHaveOneColour(Trial trial) throws Exception {
    var population = List.of(RED, RED, RED);
    judge(population, 7, trial.play(stage -> Chameneos.meet(stage, population, 7)));
  }

  private static void judge(List<Colour> population, int meetings, List<Met> log) {
    assertThat(log).hasSize(2 * meetings);
    var untold = new ArrayList<Met>(); // by the other one
    var colours = new HashMap<Integer, Colour>();
    for (var met : log) {
      var me = met.me();
      assertThat(me.name()).isNotEqualTo(met.other().name());
      assertThat(me.colour())
          .as("%s", met)
          .isEqualTo(colours.getOrDefault(me.name(), population.get(me.name())));
      colours.put(me.name(), me.colour().beside(met.other().colour()));
      if (!untold.remove(new Met(met.other(), me))) {
        untold.add(met);
      }
    }
    assertThat(untold).isEmpty();
  }

  @Test
  void coloursAreThree() {
    assertThat(BLUE.beside(RED)).isEqualTo(YELLOW);
    assertThat(YELLOW.beside(RED)).isEqualTo(BLUE);
    assertThat(YELLOW.beside(BLUE)).isEqualTo(RED);
    assertThat(RED.beside(RED)).isEqualTo(RED);
  }

  @Test
  void theJudgeSeesAMeetingThatOnlyOneTells() {
    var one = new Creature(0, BLUE);
    var two = new Creature(1, RED);
    var three = new Creature(2, RED);
    assertThatThrownBy(() ->
            judge(List.of(BLUE, RED, RED), 1, List.of(new Met(one, two), new Met(three, one))))
        .isInstanceOf(AssertionError.class);
  }
}
