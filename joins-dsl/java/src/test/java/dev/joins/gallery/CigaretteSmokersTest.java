package dev.joins.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.channel.Channel;
import dev.joins.gallery.CigaretteSmokers.Event;
import dev.joins.gallery.CigaretteSmokers.Ingredient;
import dev.joins.gallery.CigaretteSmokers.Lays;
import dev.joins.gallery.CigaretteSmokers.Smokes;
import dev.joins.tasklet.DeadlockException;
import dev.joins.testing.Trial;
import dev.joins.testing.UnderEachScheduler;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each round, the one who lacks nothing smokes, and nobody else. */
class CigaretteSmokersTest {
  private static final int ROUNDS = 30;

  @UnderEachScheduler
  void theRightOneSmokes(Trial trial) throws Exception {
    judge(trial.play(stage -> CigaretteSmokers.smoke(stage, ROUNDS)));
  }

  private static void judge(List<Event> log) {
    assertThat(log).hasSize(2 * ROUNDS);
    for (var i = 0; i < log.size(); i += 2) {
      assertThat(log.get(i)).isInstanceOf(Lays.class);
      assertThat(log.get(i + 1)).isEqualTo(new Smokes(((Lays) log.get(i)).allBut()));
    }
  }

  /**
   * Whoever takes the first ingredient that he can use may keep it from the one who could smoke.
   */
  @Test
  void greedySmokersStarve() {
    assertThatThrownBy(() ->
            new Trial(Trial.Kind.COOPERATIVE, 1)
                .<Event>play(stage -> {
                  var j = stage.joins();
                  List<Channel<Integer>> table = j.channels("table", 3);
                  Channel<Ingredient> smokes = j.channel("smokes");
                  stage.spawn(
                      "smoker",
                      3,
                      owner -> {
                        table.get((owner + 1) % 3).receive();
                        table.get((owner + 2) % 3).receive();
                        smokes.send(Ingredient.PAPER);
                      });
                  stage.spawn(
                      "agent",
                      () -> {
                        table.get(0).send(1);
                        table.get(1).send(1);
                        smokes.receive();
                      });
                }))
        .isInstanceOf(DeadlockException.class)
        .hasMessageContaining("agent waits: receive from smokes");
  }
}
