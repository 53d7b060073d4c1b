package dev.joins.actor;

import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A message that an actor will send to itself. Thread-safe.
 *
 * <p>It ends when the message has been sent for the last time, when it is cancelled, and when its
 * actor starts anew or ends. Then:
 *
 * <table>
 *   <caption>What may be going on when a timer ends</caption>
 *   <tr><th>what goes on</th><th>what becomes of it</th></tr>
 *   <tr><td>it waits for its time</td><td>nothing is sent</td></tr>
 *   <tr><td>it waits for room in a full mailbox</td><td>nothing is sent</td></tr>
 *   <tr><td>it is just sending</td><td>the message is in the mailbox, or untaken</td></tr>
 *   <tr><td>the message is in the mailbox</td><td>it stays, as any message</td></tr>
 * </table>
 */
public final class Timer {
  private volatile boolean cancelled;
  private volatile @Nullable Tasklet tasklet;

  Timer() {}

  /** To be called once. */
  void start(Scheduler scheduler, String name, Duration delay, boolean again, Tasklet.Body send) {
    tasklet =
        scheduler.spawn(
            name,
            () -> {
              do {
                Tasklet.sleep(delay);
                if (!cancelled) { // also if that came when the sleep was over
                  send.run();
                }
              } while (again && !cancelled);
            });
  }

  /** Sends no more. Does nothing if it is over. */
  public void cancel() {
    cancelled = true;
    var started = tasklet;
    if (started != null) {
      started.interrupt();
    }
  }

  boolean isOver() {
    var started = tasklet;
    return started != null && !started.isAlive();
  }
}
