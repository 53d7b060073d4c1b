package dev.joins.actor;

import dev.joins.growth.Growth;
import dev.joins.tasklet.Scheduler;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The timers of one actor, however many. */
class TimersTest {
  /** All of them are of one tasklet, which is never run: to make many would cost more. */
  @Test
  void whoIsAddedLooksAtFewOfTheOthers() throws Exception {
    Growth.assertLinear(
        8_000,
        count -> {
          var scheduler = Scheduler.cooperative();
          var timer = new Timer();
          timer.start(scheduler, "pending", Duration.ofDays(1), false, () -> {});
          var timers = new Timers();
          return () -> {
            try (scheduler) {
              for (var i = 0; i < count; i++) {
                timers.add(timer);
              }
            }
          };
        });
  }
}
