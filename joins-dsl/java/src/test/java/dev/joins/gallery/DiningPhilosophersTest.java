package dev.joins.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.channel.Channel;
import dev.joins.gallery.DiningPhilosophers.Eats;
import dev.joins.gallery.DiningPhilosophers.Event;
import dev.joins.gallery.DiningPhilosophers.Thinks;
import dev.joins.tasklet.DeadlockException;
import dev.joins.tasklet.Tasklet;
import dev.joins.testing.Trial;
import dev.joins.testing.UnderEachScheduler;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Neighbours never eat at the same time, and all get their meals. */
class DiningPhilosophersTest {
  private static final int SEATS = 5;
  private static final int MEALS = 20;

  @UnderEachScheduler
  void neighboursNeverEatTogetherAndAllEat(Trial trial) throws Exception {
    judge(trial.play(stage -> DiningPhilosophers.dine(stage, SEATS, MEALS)));
  }

  private static void judge(List<Event> log) {
    var eating = new HashSet<Integer>();
    var meals = new HashMap<Integer, Integer>();
    for (var event : log) {
      var seat = event.seat();
      switch (event) {
        case Eats _ -> {
          assertThat(eating)
              .as("eating when %s begins", seat)
              .doesNotContain(seat, (seat + 1) % SEATS, (seat + SEATS - 1) % SEATS);
          eating.add(seat);
          meals.merge(seat, 1, Integer::sum);
        }
        case Thinks _ -> assertThat(eating.remove(seat)).isTrue();
      }
    }
    assertThat(eating).isEmpty();
    assertThat(meals)
        .hasSize(SEATS)
        .allSatisfy((seat, count) -> assertThat(count).isEqualTo(MEALS));
  }

  @Test
  void theJudgeSeesNeighboursWhoEatTogether() {
    assertThatThrownBy(() -> judge(List.of(new Eats(0), new Eats(2), new Eats(4))))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("eating when 4 begins");
  }

  /** One fork after the other, as everybody writes it first. */
  @Test
  void whoeverTakesOneForkAfterTheOtherStarves() {
    assertThatThrownBy(() ->
            new Trial(Trial.Kind.COOPERATIVE, 1)
                .<Event>play(stage -> {
                  List<Channel<Integer>> forks = stage.joins().channels("fork", SEATS);
                  stage.spawn(
                      "philosopher",
                      SEATS,
                      seat -> {
                        forks.get(seat).receive();
                        Tasklet.schedule();
                        forks.get((seat + 1) % SEATS).receive();
                      });
                  forks.forEach(fork -> fork.trySend(1));
                }))
        .isInstanceOf(DeadlockException.class)
        .hasMessageContaining("philosopher 4 waits: receive from fork[0]");
  }
}
