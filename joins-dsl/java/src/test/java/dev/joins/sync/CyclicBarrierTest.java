package dev.joins.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.dsl.NoReplyException;
import dev.joins.tasklet.Scheduler;
import dev.joins.testing.Trial;
import dev.joins.testing.UnderEachScheduler;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Nobody passes before all have come; generations do not mix. */
class CyclicBarrierTest {
  private static final int PARTIES = 4;
  private static final int ROUNDS = 30;

  private sealed interface Event {}

  private record Came(int party, int round) implements Event {}

  private record Acted() implements Event {}

  private record Passed(int party, int round) implements Event {}

  @UnderEachScheduler
  void nobodyPassesBeforeAllHaveCome(Trial trial) throws Exception {
    List<Event> log =
        trial.play(stage -> {
          var barrier = new CyclicBarrier("barrier", PARTIES, () -> stage.log(new Acted()));
          stage.spawn(
              "party",
              PARTIES,
              me -> {
                for (var round = 0; round < ROUNDS; round++) {
                  stage.pause();
                  stage.log(new Came(me, round));
                  barrier.await();
                  stage.log(new Passed(me, round));
                }
              });
        });
    assertThat(log).hasSize(ROUNDS * (2 * PARTIES + 1));
    var came = new int[ROUNDS];
    var acted = 0;
    for (var event : log) {
      switch (event) {
        case Came(var party, var round) -> came[round]++;
        case Acted() -> assertThat(came[acted++]).isEqualTo(PARTIES);
        case Passed(var party, var round) -> assertThat(acted).as("%s", event).isGreaterThan(round);
      }
    }
  }

  @UnderEachScheduler
  void whoGivesUpHasNotCome(Trial trial) throws Exception {
    var actions = new AtomicInteger();
    var passed = new AtomicInteger();
    trial.play(stage -> {
      var barrier = new CyclicBarrier("barrier", 3, actions::incrementAndGet);
      var tasklets =
          stage.spawn(
              "party",
              5,
              me -> {
                for (var i = 0; i < ROUNDS; i++) {
                  try {
                    if (barrier.await(stage.aWhile())) {
                      passed.incrementAndGet();
                    }
                  } catch (InterruptedException harassed) {
                    // the next round
                  }
                }
              });
      stage.harass(tasklets, ROUNDS);
    });
    assertThat(passed.get()).isEqualTo(3 * actions.get());
  }

  @Test
  void aPartyOfOneNeedNotWait() throws Exception {
    var actions = new AtomicInteger();
    var barrier = new CyclicBarrier("barrier", 1, actions::incrementAndGet);
    barrier.await();
    assertThat(barrier.await(Duration.ZERO)).isTrue();
    assertThat(actions.get()).isEqualTo(2);
    assertThatThrownBy(() -> new CyclicBarrier("barrier", 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("barrier 'barrier' cannot have 0 parties; right would be 1 to 1000000");
  }

  @Test
  void anActionThatFailsIsToldToAllAndTheBarrierGoesOn() {
    var boom = new IOException("boom");
    var attempts = new AtomicInteger();
    var log = new ArrayList<Class<?>>();
    try (var scheduler = Scheduler.cooperative()) {
      var barrier =
          new CyclicBarrier(
              "barrier",
              2,
              () -> {
                if (attempts.getAndIncrement() == 0) {
                  throw boom;
                }
              });
      for (var name : List.of("first", "second")) {
        scheduler.spawn(
            name,
            () -> {
              try {
                barrier.await();
              } catch (Exception told) {
                log.add(told.getClass());
              }
              barrier.await();
            });
      }
      scheduler.run();
    }
    assertThat(log).containsExactlyInAnyOrder(IOException.class, NoReplyException.class);
    assertThat(attempts.get()).isEqualTo(2);
  }
}
