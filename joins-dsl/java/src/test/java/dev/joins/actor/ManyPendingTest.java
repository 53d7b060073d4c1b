package dev.joins.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.tasklet.Scheduler;
import org.junit.jupiter.api.Test;

/** Memory follows what is pending, and not what has passed; a match is found among many. */
class ManyPendingTest {
  private sealed interface Msg {
    record Fault(int machine) implements Msg {}

    record Fix(int machine) implements Msg {}
  }

  private static final int MESSAGES = Integer.getInteger("joins.pending", 100_000);

  /** A message, its payload with a key, and its entry in the index; measured: about 110. */
  private static final long MOST_BYTES = 200;

  @Test
  void memoryIsLinearInWhatIsPending() throws Exception {
    var fixed = new int[1];
    try (var scheduler = Scheduler.cooperative();
        var system = ActorSystem.open("factory", scheduler)) {
      var actor =
          system.spawn(
              "maintenance",
              Msg.class,
              self ->
                  self.on(self.messages(Msg.Fault.class).by(Msg.Fault::machine))
                      .and(self.messages(Msg.Fix.class).by(Msg.Fix::machine))
                      .react((fault, fix) -> fixed[0]++));
      scheduler.runUntilIdle();
      var empty = used();
      for (var i = 0; i < MESSAGES; i++) {
        actor.tell(new Msg.Fault(i));
      }
      var bytes = (used() - empty) / MESSAGES;
      System.out.println("a pending message of a keyed actor pattern: " + bytes + " bytes");
      for (var i = MESSAGES - 1; i >= 0; i--) {
        actor.tell(new Msg.Fix(i));
        if (i % 1000 == 0) {
          scheduler.runUntilIdle();
        }
      }
      var after = (used() - empty) / MESSAGES;
      assertThat(fixed[0]).isEqualTo(MESSAGES);
      assertThat(bytes).isLessThan(MOST_BYTES);
      assertThat(after).isLessThan(MOST_BYTES / 10); // the tables stay
    }
  }

  private static long used() {
    for (var i = 0; i < 3; i++) {
      System.gc();
    }
    var runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
