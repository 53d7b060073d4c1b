package dev.joins.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.channel.Channel;
import dev.joins.tasklet.DeadlockException;
import dev.joins.tasklet.Scheduler;
import dev.joins.testing.Trial;
import dev.joins.testing.UnderEachScheduler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Nobody goes on before, and everybody after. */
class EventTest {
  private static final int WAITING = 5;

  @UnderEachScheduler
  void nobodyGoesOnBeforeItHasHappened(Trial trial) throws Exception {
    List<String> log =
        trial.play(stage -> {
          var event = new Event("event");
          stage.spawn(
              "waiting",
              WAITING,
              me -> {
                stage.pause();
                event.await();
                stage.log("goes on");
              });
          stage.spawn(
              "setter",
              () -> {
                stage.pause();
                stage.log("happens");
                event.set();
                event.set();
              });
        });
    assertThat(log).hasSize(WAITING + 1).startsWith("happens");
  }

  @UnderEachScheduler
  void theLatchOpensWithTheLastCount(Trial trial) throws Exception {
    var counted = new AtomicInteger();
    var seen = new AtomicInteger();
    trial.play(stage -> {
      var latch = new CountDownLatch("latch", WAITING);
      stage.spawn(
          "counter",
          WAITING + 1, // one too many does no harm
          me -> {
            stage.pause();
            counted.incrementAndGet();
            latch.countDown();
          });
      stage.spawn(
          "waiting",
          WAITING,
          me -> {
            latch.await();
            assertThat(counted.get()).isGreaterThanOrEqualTo(WAITING);
            seen.incrementAndGet();
          });
    });
    assertThat(seen.get()).isEqualTo(WAITING);
  }

  @UnderEachScheduler
  void toLookDoesNotTake(Trial trial) throws Exception {
    var event = new Event("event");
    event.set();
    trial.play(stage -> {
      var tasklets =
          stage.spawn(
              "waiting",
              WAITING,
              me -> {
                for (var i = 0; i < 50; i++) {
                  try {
                    assertThat(event.await(Duration.ZERO)).isTrue();
                    stage.pause();
                  } catch (InterruptedException harassed) {
                    // the next round
                  }
                }
              });
      stage.harass(tasklets, 50);
    });
    assertThat(event.await(Duration.ZERO)).isTrue();
    event.reset();
    assertThat(event.await(Duration.ZERO)).isFalse();
  }

  @Test
  void itCanBeAwaitedAgainAfterAReset() {
    try (var scheduler = Scheduler.cooperative()) {
      var event = new Event("event");
      event.set();
      event.reset();
      event.reset();
      scheduler.spawn("waiting", event::await);
      assertThatThrownBy(scheduler::run)
          .isInstanceOf(DeadlockException.class)
          .hasMessageContaining("event has 0 of 1");
      event.set();
    }
  }

  @UnderEachScheduler
  void patternsAndThoseWhoWaitSeeTheSameEvent(Trial trial) throws Exception {
    List<String> log =
        trial.play(stage -> {
          var event = new Event("event");
          var j = stage.joins();
          Channel<String> customers = j.channel("customers");
          j.on(customers).and(event.term()).react(stage::log);
          customers.send("customer 1");
          event.set();
          customers.send("customer 2");
          stage.spawn(
              "visitor",
              () -> {
                event.await();
                stage.log("visitor");
              });
        });
    assertThat(log).containsExactlyInAnyOrder("customer 1", "customer 2", "visitor");
  }

  @Test
  void aLatchOfZeroIsOpen() throws Exception {
    assertThat(new CountDownLatch("latch", 0).await(Duration.ZERO)).isTrue();
    assertThat(new CountDownLatch("latch", 1).await(Duration.ZERO)).isFalse();
    assertThatThrownBy(() -> new CountDownLatch("latch", -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("latch 'latch' cannot count down from -1; the least is 0");
  }
}
