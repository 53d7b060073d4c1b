package dev.joins.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.testing.Trial;
import dev.joins.testing.UnderEachScheduler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** In order, nothing lost, nothing twice, and never more than its capacity. */
class BoundedBufferTest {
  private static final int CAPACITY = 3;
  private static final int PRODUCERS = 3;
  private static final int ELEMENTS = 40;

  private record Element(int producer, int number) {}

  @UnderEachScheduler
  void itLosesNothingAndKeepsTheOrder(Trial trial) throws Exception {
    List<Element> taken =
        trial.play(stage -> {
          var buffer = new BoundedBuffer<Element>("buffer", CAPACITY);
          var inside = new AtomicInteger();
          stage.spawn(
              "producer",
              PRODUCERS,
              me -> {
                for (var i = 0; i < ELEMENTS; i++) {
                  stage.pause();
                  buffer.put(new Element(me, i));
                  assertThat(inside.incrementAndGet()).isLessThanOrEqualTo(CAPACITY);
                }
              });
          stage.spawn(
              "consumer",
              () -> {
                for (var i = 0; i < PRODUCERS * ELEMENTS; i++) {
                  stage.pause();
                  inside.decrementAndGet(); // before, so that it is never counted too high
                  stage.log(buffer.take());
                }
              });
        });
    assertThat(taken).hasSize(PRODUCERS * ELEMENTS);
    assertInOrder(taken);
  }

  private static void assertInOrder(List<Element> taken) {
    var next = new HashMap<Integer, Integer>();
    for (var element : taken) {
      var before = next.put(element.producer(), element.number() + 1);
      assertThat(element.number()).isEqualTo(before == null ? 0 : before);
    }
  }

  @UnderEachScheduler
  void severalAreTakenAtOneInstant(Trial trial) throws Exception {
    List<List<Integer>> batches =
        trial.play(stage -> {
          var buffer = new BoundedBuffer<Integer>("buffer", CAPACITY);
          stage.spawn(
              "producer",
              () -> {
                for (var i = 0; i < 60; i++) {
                  buffer.put(i);
                }
              });
          stage.spawn(
              "consumer",
              3,
              me -> {
                for (var i = 0; i < 5; i++) {
                  stage.log(buffer.take(4)); // more than its capacity
                }
              });
        });
    assertThat(batches).hasSize(15).allMatch(batch -> batch.getLast() - batch.getFirst() == 3);
  }

  @UnderEachScheduler
  void whoGivesUpHasAddedAndRemovedNothing(Trial trial) throws Exception {
    var added = new AtomicInteger();
    var buffer = new BoundedBuffer<Integer>("buffer", CAPACITY);
    List<Integer> taken =
        trial.play(stage -> {
          var tasklets =
              stage.spawn(
                  "t",
                  4,
                  me -> {
                    for (var i = 0; i < ELEMENTS; i++) {
                      try {
                        if (me % 2 == 0) {
                          added.addAndGet(buffer.put(i, stage.aWhile()) ? 1 : 0);
                        } else {
                          buffer.take(stage.aWhile()).ifPresent(stage::log);
                        }
                      } catch (InterruptedException harassed) {
                        // the next round
                      }
                    }
                  });
          stage.harass(tasklets, ELEMENTS);
        });
    var left = new ArrayList<Integer>();
    for (var each = buffer.tryTake(); each.isPresent(); each = buffer.tryTake()) {
      left.add(each.get());
    }
    assertThat(left).hasSizeLessThanOrEqualTo(CAPACITY);
    assertThat(taken.size() + left.size()).isEqualTo(added.get());
  }

  @Test
  void itHoldsSoManyAndNoMore() {
    var buffer = new BoundedBuffer<Integer>("buffer", 2);
    assertThat(List.of(buffer.tryPut(1), buffer.tryPut(2), buffer.tryPut(3)))
        .containsExactly(true, true, false);
    assertThatThrownBy(() -> new BoundedBuffer<Integer>("buffer", 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("buffer 'buffer' cannot have capacity 0; the least is 1");
  }
}
