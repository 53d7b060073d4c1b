package dev.joins.proofs.explore;

import dev.joins.internal.Text;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A tasklet keeps the turn without doing anything that its scheduler knows of: it waits for a lock,
 * a monitor, a queue or a future of the JDK, or goes round and round. Its stack trace is that of
 * this error.
 */
public final class StuckException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private static final int MOST_FRAMES = 8;

  StuckException(String tasklet, boolean waits, StackTraceElement[] where) {
    super(
        "tasklet '"
            + Text.line(tasklet)
            + (waits
                ? "' has the turn, and waits for something that its scheduler knows nothing of"
                : "' has the turn, and does not come to another step")
            + ", so that no other tasklet can run:"
            + text(where));
    setStackTrace(where);
  }

  /** How the JDK makes a thread wait is left out. */
  private static String text(StackTraceElement[] where) {
    return Arrays.stream(where)
        .dropWhile(frame ->
            frame
                .getClassName()
                .matches("java\\.lang\\..*Thread|jdk\\.internal\\..*|.*LockSupport"))
        .limit(MOST_FRAMES)
        .map(frame -> "\n  at " + frame)
        .collect(Collectors.joining());
  }
}
