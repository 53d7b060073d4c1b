package dev.joins.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.testing.Trial;
import dev.joins.testing.UnderEachScheduler;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In the order of each producer, nothing lost, nothing twice, and never more than the capacity. */
class BoundedBufferTest {
  private static final int CAPACITY = 3;
  private static final int PRODUCERS = 3;
  private static final int ELEMENTS = 30;

  private record Event(boolean put, int producer, int number) {}

  @UnderEachScheduler
  void itLosesNothingAndKeepsTheOrder(Trial trial) throws Exception {
    List<Event> log =
        trial.play(stage -> {
          var buffer = new BoundedBuffer<Event>(stage.joins(), CAPACITY);
          stage.spawn(
              "producer",
              PRODUCERS,
              me -> {
                for (var i = 0; i < ELEMENTS; i++) {
                  stage.pause();
                  buffer.put(new Event(false, me, i));
                  stage.log(new Event(true, me, i)); // is there already, or even taken
                }
              });
          stage.spawn(
              "consumer",
              PRODUCERS,
              me -> {
                for (var i = 0; i < ELEMENTS; i++) {
                  stage.pause();
                  stage.log(buffer.take());
                }
              });
        });
    judge(log);
  }

  /** The log tells late of takes, so there may seem to be one more for each consumer. */
  private static void judge(List<Event> log) {
    assertThat(log).hasSize(2 * PRODUCERS * ELEMENTS).doesNotHaveDuplicates();
    var inside = 0;
    for (var event : log) {
      inside += event.put() ? 1 : -1;
      assertThat(inside).as("inside").isBetween(-PRODUCERS, CAPACITY + PRODUCERS);
    }
    assertThat(inside).isZero();
    var next = new HashMap<Integer, Integer>();
    for (var event : log) {
      if (event.put()) {
        assertThat(event.number()).isEqualTo(next.merge(event.producer(), 1, Integer::sum) - 1);
      }
    }
  }

  @Test
  void itIsFullAtItsCapacity() {
    var added = new int[1];
    assertThatThrownBy(() ->
            new Trial(Trial.Kind.COOPERATIVE, 1)
                .<Event>play(stage -> {
                  var buffer = new BoundedBuffer<Integer>(stage.joins(), CAPACITY);
                  stage.spawn(
                      "producer",
                      () -> {
                        while (true) {
                          buffer.put(1);
                          added[0]++;
                        }
                      });
                }))
        .hasMessageContaining("put has 1 of 1, room has 0 of 1");
    assertThat(added[0]).isEqualTo(CAPACITY);
  }
}
