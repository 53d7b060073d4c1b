package dev.joins.actor;

import dev.joins.growth.Growth;
import dev.joins.tasklet.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** Many actors, timers, watches and waits: each costs no more than where there are few. */
class ManyActorsTest {
  private static final int FEW = 500;
  private static final Duration LONG = Duration.ofDays(1);

  private record Tick() {}

  @Test
  void actorsOfASystemThatIsClosed() throws Exception {
    Growth.assertLinearInMemory(
        FEW,
        count -> {
          var scheduler = Scheduler.cooperative();
          var system = ActorSystem.open("s", scheduler);
          for (var i = 0; i < count; i++) {
            system.spawn("a" + i, Tick.class, self -> {});
          }
          scheduler.runUntilIdle();
          return () -> {
            try (scheduler) {
              system.close();
            }
          };
        });
  }

  @Test
  void timersThatAreDue() throws Exception {
    Growth.assertLinearInMemory(
        FEW,
        count -> {
          var scheduler = Scheduler.cooperative();
          var system = ActorSystem.open("s", scheduler);
          return () -> {
            try (scheduler;
                system) {
              system.spawn(
                  "a",
                  Tick.class,
                  self -> {
                    self.on(Tick.class).react(tick -> {});
                    for (var i = 0; i < count; i++) {
                      self.after(LONG, new Tick());
                    }
                  });
              scheduler.runUntilIdle();
            }
          };
        });
  }

  @Test
  void thoseThatOneActorWatches() throws Exception {
    Growth.assertLinearInMemory(
        FEW,
        count -> {
          var scheduler = Scheduler.cooperative();
          var system = ActorSystem.open("s", scheduler);
          var watched = new ArrayList<ActorRef<Tick>>();
          for (var i = 0; i < count; i++) {
            watched.add(system.spawn("a" + i, Tick.class, self -> {}));
          }
          var heard = new ArrayList<Ended>();
          system.spawn(
              "watcher",
              Tick.class,
              self -> {
                watched.forEach(self::watch);
                self.on(self.ends()).react(heard::add);
              });
          scheduler.runUntilIdle();
          return () -> {
            try (scheduler;
                system) {
              watched.forEach(ActorRef::stop);
              scheduler.runUntilIdle();
            }
          };
        });
  }

  @Test
  void thoseWhoAwaitTheEndOfOne() throws Exception {
    Growth.assertLinearInMemory(
        FEW,
        count -> {
          var scheduler = Scheduler.cooperative();
          var system = ActorSystem.open("s", scheduler);
          var awaited = system.spawn("a", Tick.class, self -> {});
          for (var i = 0; i < count; i++) {
            scheduler.spawn("waits", awaited::awaitEnd);
          }
          scheduler.runUntilIdle();
          return () -> {
            try (scheduler;
                system) {
              awaited.stop();
              scheduler.runUntilIdle();
            }
          };
        });
  }
}
