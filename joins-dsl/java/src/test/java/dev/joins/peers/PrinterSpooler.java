package dev.joins.peers;

import dev.joins.actor.ActorRef;
import dev.joins.actor.Behavior;
import dev.joins.tasklet.Tasklet;
import java.time.Duration;

/** Several printers, one queue: a job goes to a printer that has said it is ready. */
final class PrinterSpooler {
  private PrinterSpooler() {}

  sealed interface Spool {
    record Job(int id) implements Spool {}

    record Ready(ActorRef<Job> printer) implements Spool {}
  }

  /** Told what is printed, and where. */
  @FunctionalInterface
  interface Paper {
    void print(String printer, int job, boolean begins);
  }

  static final Behavior<Spool> SPOOLER =
      self ->
          self.on(self.messages(Spool.Job.class))
              .and(self.messages(Spool.Ready.class))
              .react((job, ready) -> ready.printer().tell(job));

  static Behavior<Spool.Job> printer(ActorRef<Spool> spooler, Paper paper) {
    return self -> {
      self.on(Spool.Job.class)
          .react(job -> {
            paper.print(self.ref().path(), job.id(), true);
            Tasklet.sleep(Duration.ofMillis(1));
            paper.print(self.ref().path(), job.id(), false);
            spooler.tell(new Spool.Ready(self.ref()));
          });
      spooler.tell(new Spool.Ready(self.ref()));
    };
  }
}
