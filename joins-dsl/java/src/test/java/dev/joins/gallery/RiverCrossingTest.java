package dev.joins.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.gallery.RiverCrossing.Event;
import dev.joins.testing.Trial;
import dev.joins.testing.UnderEachScheduler;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every boat is full and safe, there is only one, and everybody crosses once. */
class RiverCrossingTest {
  private static final int HACKERS = 22;
  private static final int SERFS = 18;

  @UnderEachScheduler
  void everyBoatIsFullAndSafe(Trial trial) throws Exception {
    var crossed = judge(trial.play(stage -> RiverCrossing.cross(stage, HACKERS, SERFS)));
    assertThat(crossed).hasSize(HACKERS + SERFS);
  }

  private static Set<String> judge(List<Event> log) {
    var crossed = new HashSet<String>();
    for (var i = 0; i < log.size(); i += 2) {
      var crew = log.get(i).crew();
      assertThat(log.get(i)).isEqualTo(new Event(true, crew));
      assertThat(log.get(i + 1)).as("before the next sails").isEqualTo(new Event(false, crew));
      assertThat(crew).hasSize(4).allSatisfy(one -> assertThat(crossed.add(one)).isTrue());
      var hackers = crew.stream().filter(one -> one.startsWith("hacker")).count();
      assertThat(hackers % 2).as("hackers in %s", crew).isZero();
    }
    return crossed;
  }

  @Test
  void theJudgeSeesALonelyHacker() {
    var crew = List.of("hacker 1", "serf 1", "serf 2", "serf 3");
    assertThatThrownBy(() -> judge(List.of(new Event(true, crew), new Event(false, crew))))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("hackers in");
  }
}
