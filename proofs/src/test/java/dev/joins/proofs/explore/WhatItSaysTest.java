package dev.joins.proofs.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.joins.channel.Channel;
import dev.joins.dsl.Joins;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the explorer says where it cannot show what it was to show: each message. */
@Timeout(120)
class WhatItSaysTest {
  private static Program senders(int count) {
    return scheduler -> {
      var same = Channel.<Integer>unbounded("same");
      for (var i = 0; i < count; i++) {
        var number = i;
        scheduler.spawn("sender " + i, () -> same.send(number));
      }
      scheduler.run();
    };
  }

  // ---- too large

  @Test
  void aProgramThatIsTooLargeForTheBoundFailsAndSaysHowMuchIsLeft() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> Explorer.exhaustive().withBound(60).check(senders(5)))
        .withMessageMatching(
            "the bound of 60 schedules was reached before all had been tried: 60 schedules tried,"
                + " 0 pruned, the longest of 10 steps; not complete, about [0-9]+ are left; make the"
                + " program smaller or the bound larger, or ask for a sample");
  }

  /** Five who send to one channel: 120 schedules. */
  @ParameterizedTest
  @ValueSource(ints = {30, 60, 90, 119})
  void theEstimateIsOfTheRightSize(int bound) {
    var left = Explorer.exhaustive().withBound(bound).explore(senders(5)).left().orElseThrow();
    assertThat(bound + left).isBetween(40L, 240L);
  }

  @Test
  void aSampleMayBeAskedFor() {
    var sample = Explorer.exhaustive().withBound(60).asSample().check(senders(5));
    assertThat(sample.complete()).isFalse();
    assertThat(Explorer.random(1).withBound(9).check(senders(5)).left()).isEmpty();
    assertThat(Explorer.exhaustive().check(senders(5)).left()).hasValue(0);
  }

  @Test
  void whatCannotBeCountedIsSaidToBeSo() {
    Program large =
        scheduler -> {
          var same = Channel.<Integer>unbounded("same");
          for (var i = 0; i < 3; i++) {
            scheduler.spawn("sender", () -> IntStream.range(0, 30).forEach(same::post));
          }
          scheduler.run();
        };
    assertThat(Explorer.exhaustive().withBound(10).explore(large).toString())
        .endsWith("not complete, more than can be counted are left");
  }

  // ---- a schedule that is replayed

  @Test
  void aScheduleThatNoLongerAppliesIsRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Explorer.replay("0:3 99:1").explore(senders(2)))
        .withMessage(
            "this schedule no longer applies: step 0 has 2 who can go on, and it takes number 3,"
                + " counted from 0");
    assertThatIllegalStateException()
        .isThrownBy(() -> Explorer.replay("99:1").check(senders(2)))
        .withMessage(
            "this schedule no longer applies: the program ends after 4 steps, and it has an entry"
                + " for step 99");
  }

  @Test
  void aScheduleOnWhichTheProgramNoLongerFailsIsNoTest() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> Explorer.replay("1:1").check(senders(2)))
        .withMessage(
            "the program does not fail on the schedule \"1:1\" any more: let all schedules be tried"
                + " in place of this one");
  }

  @Test
  void aProgramWithoutTaskletsIsToldSo() {
    Program elsewhere =
        scheduler -> {
          try (var other = Scheduler.parallel()) {
            other.spawn("not seen", () -> {});
            other.run();
          }
        };
    for (var explorer : List.of(Explorer.exhaustive(), Explorer.replay(""), Explorer.random(1))) {
      assertThatExceptionOfType(ScheduleFailure.class)
          .isThrownBy(() -> explorer.check(elsewhere))
          .withMessageContaining(
              "the program has no tasklets on the scheduler that it was given: there is nothing to"
                  + " explore");
    }
  }

  // ---- who keeps the turn

  private static StuckException stuckIn(Program program) {
    var found = Explorer.exhaustive().explore(program).found().orElseThrow();
    assertThat(found.toString()).contains("The schedule, to be replayed: \"" + found.schedule());
    assertThat(found.failure()).isInstanceOf(StuckException.class);
    return (StuckException) found.failure();
  }

  private static final String KEEPS_IT =
      "has the turn, and waits for something that its scheduler knows nothing of, so that no other"
          + " tasklet can run:\n  at ";

  @Test
  void whoWaitsForALockThatIsHeldAcrossASendIsNamed() {
    var stuck =
        stuckIn(scheduler -> {
          var lock = new ReentrantLock();
          var channel = Channel.<String>rendezvous("c");
          for (var name : List.of("one", "other")) {
            scheduler.spawn(
                name,
                () -> {
                  lock.lock();
                  try {
                    channel.send(name);
                  } finally {
                    lock.unlock();
                  }
                });
          }
          scheduler.spawn("receiver", channel::receive);
          scheduler.run();
        });
    assertThat(stuck)
        .hasMessageStartingWith("tasklet 'other' " + KEEPS_IT)
        .hasMessageContainingAll("ReentrantLock.lock", "WhatItSaysTest");
    assertThat(stuck.getStackTrace())
        .anySatisfy(frame -> assertThat(frame.getClassName()).contains("WhatItSaysTest"));
  }

  @Test
  void whoWaitsForAMonitorThatIsHeldAcrossASendIsNamed() {
    var monitor = new Object();
    assertThat(
            stuckIn(scheduler -> {
              var channel = Channel.<String>rendezvous("c");
              for (var name : List.of("one", "other")) {
                scheduler.spawn(
                    name,
                    () -> {
                      synchronized (monitor) {
                        channel.send(name);
                      }
                    });
              }
              scheduler.spawn("receiver", channel::receive);
              scheduler.run();
            }))
        .hasMessageStartingWith("tasklet 'other' " + KEEPS_IT)
        .hasMessageContaining("WhatItSaysTest");
  }

  @Test
  void whoWaitsForAQueueIsNamed() {
    assertThat(
            stuckIn(scheduler -> {
              var queue = new LinkedBlockingQueue<String>();
              scheduler.spawn("taker", queue::take);
              scheduler.spawn("giver", () -> queue.add("never"));
              scheduler.run();
            }))
        .hasMessageStartingWith("tasklet 'taker' " + KEEPS_IT)
        .hasMessageContaining("LinkedBlockingQueue.take");
  }

  @Test
  void theThreadOfTheProgramIsNamedWhereItWaitsItself() {
    assertThat(
            stuckIn(scheduler -> {
              var future = new CompletableFuture<String>();
              scheduler.spawn("completes", () -> future.complete("never"));
              future.join();
            }))
        .hasMessageStartingWith("tasklet 'main' " + KEEPS_IT)
        .hasMessageContaining("CompletableFuture.join");
  }

  // ---- no end

  private static Counterexample endless(int steps, Program program) {
    return Explorer.exhaustive().withStepLimit(steps).explore(program).found().orElseThrow();
  }

  @Test
  void aReactionThatFeedsItselfIsALivelockInFewLines() {
    var found =
        endless(
            2_000,
            scheduler -> {
              var j = Joins.open("n", scheduler);
              Channel<Integer> x = j.channel("x");
              j.on(x).react(x::send);
              x.send(1);
              scheduler.run();
            });
    assertThat(found.failure())
        .isInstanceOf(NoEndException.class)
        .hasMessage(
            "livelock: x goes round; the same 2 steps come again and again, with no end after 2000");
    assertThat(found.story().lines())
        .hasSizeLessThanOrEqualTo(5)
        .anySatisfy(line -> assertThat(line).contains("n/x: send to x: 1"))
        .last()
        .asString()
        .isEqualTo("      ... and so on: the last 2 again and again");
  }

  @Test
  void twoWhoGiveWayToEachOtherAreALivelock() {
    var found =
        endless(
            100,
            scheduler -> {
              var polite = Channel.<String>unbounded("polite");
              for (var name : List.of("after you", "no, after you")) {
                scheduler.spawn(
                    name,
                    () -> {
                      while (polite.tryReceive().isEmpty()) {
                        Tasklet.schedule();
                      }
                    });
              }
              scheduler.run();
            });
    assertThat(found.failure()).hasMessageStartingWith("livelock: polite goes round; the same ");
    assertThat(found.story().lines()).hasSizeLessThanOrEqualTo(10);
  }

  @Test
  void aRunThatIsOnlyLongIsNoLivelock() {
    for (var message : List.of(0, 1)) { // the same again and again, or another each time
      var found =
          endless(
              50,
              scheduler -> {
                var count = Channel.<Integer>unbounded("count");
                scheduler.spawn(
                    "counter",
                    () -> {
                      for (var i = 0; ; i++) {
                        count.send(i * message);
                      }
                    });
                scheduler.run();
              });
      assertThat(found.failure())
          .hasMessage("no end after 50 steps; nothing that could be seen has repeated itself");
    }
  }
}
