package dev.joins.growth;

import dev.joins.channel.Channel;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
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

  private static List<Tasklet> spawnAll(Scheduler scheduler, int count, Tasklet.Body body) {
    var all = new ArrayList<Tasklet>();
    for (var i = 0; i < count; i++) {
      all.add(scheduler.spawn("t", body));
    }
    return all;
  }
}
