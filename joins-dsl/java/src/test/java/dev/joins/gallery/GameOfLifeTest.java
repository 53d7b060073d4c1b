package dev.joins.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.gallery.GameOfLife.Cell;
import dev.joins.testing.Trial;
import dev.joins.testing.UnderEachScheduler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every cell lives through every generation once, as it does in a world that is computed at once.
 */
class GameOfLifeTest {
  private static final int WIDTH = 6;
  private static final int HEIGHT = 5;
  private static final int GENERATIONS = 8;

  @UnderEachScheduler
  void everyCellIsWhatItShouldBe(Trial trial) throws Exception {
    var random = new Random(trial.seed());
    var first = Stream.generate(random::nextBoolean).limit(WIDTH * HEIGHT).toList();
    judge(first, trial.play(stage -> GameOfLife.live(stage, WIDTH, first, GENERATIONS)));
  }

  private static void judge(List<Boolean> first, List<Cell> log) {
    var expected = new HashSet<Cell>();
    var world = first;
    for (var generation = 0; generation <= GENERATIONS; generation++) {
      for (var number = 0; number < world.size(); number++) {
        expected.add(new Cell(number, generation, world.get(number)));
      }
      world = next(world);
    }
    assertThat(log).doesNotHaveDuplicates();
    assertThat(new HashSet<>(log)).isEqualTo(expected);
  }

  private static List<Boolean> next(List<Boolean> world) {
    var next = new ArrayList<Boolean>();
    for (var number = 0; number < world.size(); number++) {
      var alive = 0;
      for (var dx = -1; dx <= 1; dx++) {
        for (var dy = -1; dy <= 1; dy++) {
          var x = Math.floorMod(number % WIDTH + dx, WIDTH);
          var y = Math.floorMod(number / WIDTH + dy, HEIGHT);
          alive += (dx != 0 || dy != 0) && world.get(x + WIDTH * y) ? 1 : 0;
        }
      }
      next.add(alive == 3 || (alive == 2 && world.get(number)));
    }
    return next;
  }

  @Test
  void theJudgeSeesACellThatShouldBeDead() {
    var log = new ArrayList<Cell>();
    for (var generation = 0; generation <= GENERATIONS; generation++) {
      for (var number = 0; number < WIDTH * HEIGHT; number++) {
        log.add(new Cell(number, generation, false));
      }
    }
    var empty = Collections.nCopies(WIDTH * HEIGHT, false);
    judge(empty, log);
    log.set(100, new Cell(100 % (WIDTH * HEIGHT), 3, true));
    assertThatThrownBy(() -> judge(empty, log)).isInstanceOf(AssertionError.class);
  }
}
