package dev.joins.actor;

import dev.joins.growth.Growth;
import dev.joins.tasklet.Scheduler;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** The children of one actor or system, however many. */
class FamilyTest {
  /** None of them is run: an actor costs much more than to leave its family does. */
  @Test
  void whoLeavesLooksAtNoneOfTheOthers() throws Exception {
    Growth.assertLinear(
        5_000,
        count -> {
          var scheduler = Scheduler.cooperative();
          var system = ActorSystem.open("system", scheduler);
          var actors = new ArrayList<ActorRef<Integer>>();
          for (var i = 0; i < count; i++) {
            actors.add(system.spawn("a" + i, Integer.class, self -> {}));
          }
          return () -> {
            try (scheduler) {
              actors
                  .reversed()
                  .forEach(actor -> system.actors().remove(actor.cell())); // the youngest first
            }
          };
        });
  }
}
