package dev.joins.bench.kernel;

import dev.joins.bench.Crew;
import dev.joins.bench.Workload;
import java.util.concurrent.Callable;

/** One sender, one receiver, and something between them; a message is one operation. */
public abstract class Pipe extends Workload {
  /** How many in one run. */
  protected static final int MESSAGES = 10_000;

  /** Makes a pipe; called by JMH. */
  protected Pipe() {}

  interface Sender {
    void send(Integer message) throws InterruptedException;
  }

  static void run(Sender sender, Callable<Integer> receiver) {
    Crew.run(
        () -> {
          for (var i = 0; i < MESSAGES; i++) {
            sender.send(MESSAGE);
          }
        },
        () -> {
          for (var i = 0; i < MESSAGES; i++) {
            receiver.call();
          }
        });
  }
}
