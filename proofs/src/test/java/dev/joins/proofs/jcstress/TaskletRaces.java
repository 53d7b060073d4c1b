package dev.joins.proofs.jcstress;

import dev.joins.channel.Channel;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/** Races between a tasklet and those who wait for its end. */
public final class TaskletRaces {
  private TaskletRaces() {}

  /** The list of those who wait for the end is changed without a lock. */
  @JCStressTest
  @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "both see what the tasklet wrote")
  @State
  public static class EndAgainstTwoWhoAwaitIt {
    private static final Scheduler SCHEDULER = Scheduler.parallel();

    private final Letter letter = new Letter();
    private final Tasklet tasklet = SCHEDULER.spawn("writer", () -> letter.text = 1);

    @Actor
    public void one(II_Result result) {
      Blocking.run(tasklet::awaitEnd);
      result.r1 = letter.text;
    }

    @Actor
    public void other(II_Result result) {
      Blocking.run(tasklet::awaitEnd);
      result.r2 = letter.text;
    }
  }

  /** A tasklet is about to park, and what it waits for comes just then. */
  @JCStressTest
  @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "it was woken, and sees the letter")
  @State
  public static class SendAgainstWaitingTasklet {
    private static final Scheduler SCHEDULER = Scheduler.parallel();

    private final Channel<Letter> open = Channel.unbounded("open");
    private final Letter copy = new Letter();
    private final Tasklet tasklet =
        SCHEDULER.spawn("reader", () -> copy.text = open.receive().text);

    @Actor
    public void send() {
      open.trySend(Letter.written());
    }

    @Actor
    public void await(I_Result result) {
      Blocking.run(tasklet::awaitEnd);
      result.r1 = copy.text;
    }
  }
}
