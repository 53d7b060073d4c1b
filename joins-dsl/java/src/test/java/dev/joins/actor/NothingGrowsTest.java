package dev.joins.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.tasklet.CooperativeScheduler;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is given up leaves nothing behind: what is left is counted, and the heap looked at. */
class NothingGrowsTest {
  private sealed interface Msg {
    record Tick() implements Msg {}

    record Ask() implements Msg, Question<Integer> {}
  }

  private static final int MANY = 100_000;
  private static final Duration LONG = Duration.ofDays(1);

  /** So much may be used by whatever else; a leak of 50 bytes each is more. */
  private static final long NEXT_TO_NOTHING = 4_000_000;

  private final CooperativeScheduler scheduler = Scheduler.cooperative();
  private final ActorSystem system = ActorSystem.open("s", scheduler);

  @AfterEach
  void close() {
    system.close();
    scheduler.close();
  }

  private static long used() {
    var least = Long.MAX_VALUE;
    for (var i = 0; i < 3; i++) {
      System.gc();
      least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return least;
  }

  private static void assertFlat(Tasklet.Body few, Tasklet.Body many) throws Exception {
    few.run();
    var before = used();
    many.run();
    assertThat(used() - before).isLessThan(NEXT_TO_NOTHING);
  }

  private void main(Tasklet.Body body) {
    scheduler.spawn("main", body);
    scheduler.runUntilIdle();
  }

  /** Its errors reach whoever runs the scheduler. */
  private void spawn(String name, FailurePolicy policy, Behavior<Msg> behavior) {
    system.spawn(name, Msg.class, ActorOptions.DEFAULT.withFailurePolicy(policy), behavior);
  }

  private void idle(Actor<Msg> self) {}

  @Test
  void whoIsInterruptedWhileAwaitingAnEnd() {
    var actor = system.spawn("a", Msg.class, this::idle);
    Tasklet.Body body =
        () -> {
          for (var i = 0; i < MANY; i++) {
            var waiting = scheduler.spawn("waits", actor::awaitEnd);
            Tasklet.schedule();
            waiting.interrupt();
            waiting.awaitEnd();
          }
        };
    main(() -> {
      assertFlat(body, body);
      assertThat(actor.cell().ending().listeners()).isZero();
    });
  }

  @Test
  void watchesThatAreGivenUp() {
    var watched = system.spawn("a", Msg.class, this::idle);
    spawn(
        "watcher",
        FailurePolicy.escalate(),
        self -> {
          Tasklet.Body body =
              () -> {
                for (var i = 0; i < MANY; i++) {
                  self.watch(watched);
                  self.watch(watched);
                  self.unwatch(watched);
                }
              };
          assertFlat(body, body);
        });
    scheduler.runUntilIdle();
    assertThat(watched.cell().ending().listeners()).isZero();
  }

  @Test
  void watchesOfThoseThatEnd() {
    var heard = new AtomicInteger();
    spawn(
        "watcher",
        FailurePolicy.escalate(),
        self -> {
          self.on(self.ends()).react(ended -> heard.incrementAndGet());
          for (var i = 0; i < 1_000; i++) {
            var child = self.spawn("c", Msg.class, this::idle);
            self.watch(child);
            child.stop();
            child.awaitEnd();
          }
          assertThat(self.joins().explain().lines()).hasSize(1);
        });
    scheduler.runUntilIdle();
    assertThat(heard).hasValue(1_000);
  }

  /** Each beginning watches, makes private channels, sets a timer, and starts a child. */
  @Test
  void restarts() {
    var watched = system.spawn("watched", Msg.class, this::idle);
    var begun = new AtomicInteger();
    var used = new long[2];
    spawn(
        "a",
        FailurePolicy.restart(Integer.MAX_VALUE, LONG),
        self -> {
          self.watch(watched);
          self.joins().signal("private").send();
          self.joins().channel("also private");
          self.after(LONG, new Msg.Tick());
          self.on(Msg.Tick.class).react(tick -> {});
          assertThat(watched.cell().ending().listeners()).isOne();
          switch (begun.incrementAndGet()) {
            case 2_000 -> used[0] = used();
            case 20_000 -> used[1] = used();
            default -> {}
          }
          if (begun.get() < 20_000) {
            throw new IllegalStateException("fails");
          }
        });
    try (var _ = new Quiet()) {
      scheduler.runUntilIdle();
    }
    assertThat(begun).hasValue(20_000);
    assertThat(used[1] - used[0]).isLessThan(NEXT_TO_NOTHING / 4);
  }

  @Test
  void restartsThatAreCounted() {
    var restarts = new Restarts();
    for (var i = 0; i < 1_000_000; i++) {
      assertThat(restarts.add(Duration.ofMillis(i), 1_000_000, Duration.ofMinutes(10))).isTrue();
    }
    assertThat(restarts.size()).isLessThan(1_100);
  }

  @Test
  void actorsThatEnd() {
    Tasklet.Body body =
        () -> {
          for (var i = 0; i < MANY / 10; i++) {
            var actor = system.spawn("a", Msg.class, this::idle);
            actor.askAsync(new Msg.Ask()).cancel(false);
            actor.stop();
            actor.awaitEnd();
          }
        };
    main(() -> assertFlat(body, body));
  }
}
