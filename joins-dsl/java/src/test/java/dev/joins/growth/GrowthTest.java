package dev.joins.growth;

import dev.joins.actor.ActorSystem;
import dev.joins.channel.Channel;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Many of one kind: each is done with without a look at all the others. */
class GrowthTest {
  // ---- tasklets

  @Test
  void thoseWhoAwaitTheEndOfOneTasklet() throws Exception {
    Growth.assertLinear(
        4_000,
        count -> {
          var scheduler = Scheduler.cooperative();
          Channel<Integer> go = Channel.unbounded("go");
          var awaited = scheduler.spawn("awaited", go::receive);
          spawnAll(scheduler, count, awaited::awaitEnd);
          return () -> {
            try (scheduler) {
              scheduler.runUntilIdle();
              go.send(1);
              scheduler.run();
            }
          };
        });
  }

  @Test
  void thoseWhoGiveUpToAwaitIt() throws Exception {
    Growth.assertLinear(
        4_000,
        count -> {
          var scheduler = Scheduler.cooperative();
          Channel<Integer> go = Channel.unbounded("go");
          var awaited = scheduler.spawn("awaited", go::receive);
          var waiting = spawnAll(scheduler, count, awaited::awaitEnd);
          return () -> {
            try (scheduler) {
              scheduler.runUntilIdle();
              waiting.forEach(Tasklet::interrupt);
              scheduler.runUntilIdle();
              go.send(1);
              scheduler.run();
            }
          };
        });
  }

  // ---- actors

  private record Hello(int number) {}

  @Test
  void messagesThatAnActorWillSendToItself() throws Exception {
    Growth.assertLinear(
        4_000,
        count -> {
          var scheduler = Scheduler.cooperative();
          var system = ActorSystem.open("system", scheduler);
          system.spawn(
              "actor",
              Hello.class,
              self -> {
                self.on(Hello.class).react(hello -> {});
                for (var i = 0; i < count; i++) {
                  self.after(Duration.ofHours(1), new Hello(i));
                }
              });
          return () -> {
            scheduler.runFor(Duration.ofMinutes(1));
            system.close();
            scheduler.close();
          };
        });
  }

  private static List<Tasklet> spawnAll(Scheduler scheduler, int count, Tasklet.Body body) {
    var all = new ArrayList<Tasklet>();
    for (var i = 0; i < count; i++) {
      all.add(scheduler.spawn("t", body));
    }
    return all;
  }
}
