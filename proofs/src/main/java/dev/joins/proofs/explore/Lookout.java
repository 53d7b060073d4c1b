package dev.joins.proofs.explore;

import java.lang.Thread.State;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks from outside whether a run comes forward. Not thread-safe.
 *
 * <p>Looks are counted, not time: so nothing is taken for stuck while a debugger, or the machine,
 * holds all threads.
 */
final class Lookout {
  /** How long to wait before the next look. */
  static final int MILLIS = 50;

  /** Of one who waits: a second. */
  private static final int MOST_WHILE_WAITING = 20;

  /** Of one who works, or is looked at by somebody with a debugger: ten seconds. */
  private static final int MOST_WHILE_RUNNING = 200;

  private static final Set<State> WAITING =
      EnumSet.of(State.BLOCKED, State.WAITING, State.TIMED_WAITING);

  private @Nullable Run run;
  private int progress;
  private int looks;

  /** Returns an error if the same tasklet has had its turn for too long. */
  @Nullable StuckException look(Run now) {
    if (now != run || now.progress() != progress) {
      run = now;
      progress = now.progress();
      looks = 0;
      return null;
    }
    looks++;
    var holder = now.holder();
    var thread = holder.threadOrNull();
    var waits = thread != null && WAITING.contains(thread.getState());
    return thread != null && looks >= (waits ? MOST_WHILE_WAITING : MOST_WHILE_RUNNING)
        ? new StuckException(holder.name(), waits, thread.getStackTrace())
        : null;
  }
}
