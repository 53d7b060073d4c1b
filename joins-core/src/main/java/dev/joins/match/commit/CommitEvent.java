package dev.joins.match.commit;

import dev.joins.match.pattern.Pattern;
import dev.joins.match.store.Message;
import dev.joins.match.store.TimedMessage;

/**
 * The event of one match, where there is a flight recorder. Off unless a recording asks for it.
 * Messages are only timed while it is on; one that came before has no wait.
 *
 * <p>The recorder is a module of its own, {@code jdk.jfr}, which an image made by {@code jlink} may
 * lack, as may a program whose modules do not ask for it. There, matches are not recorded, and all
 * else is the same.
 */
final class CommitEvent {
  /** Decided once, so that the compiler of the JVM sees a constant. */
  private static final boolean HAS_RECORDER = hasRecorder();

  private CommitEvent() {}

  /** Sees to it that messages go the long way, where matches are recorded, while one is wanted. */
  static void watchRecordings() {
    if (HAS_RECORDER) {
      Recording.watch();
    }
  }

  static boolean isWanted() {
    return HAS_RECORDER && RecordedCommit.isWanted();
  }

  static void commit(Pattern pattern, Message[] messages) {
    if (isWanted()) {
      RecordedCommit.record(pattern.name(), messages.length, longestWait(messages));
    }
  }

  /** The class that extends the recorder's can be loaded if and only if that one is there. */
  private static boolean hasRecorder() {
    try {
      RecordedCommit.isWanted();
      return true;
    } catch (LinkageError absent) {
      return false;
    }
  }

  private static long longestWait(Message[] messages) {
    var now = System.nanoTime();
    var longest = 0L;
    for (var message : messages) {
      if (message instanceof TimedMessage timed) {
        longest = Math.max(longest, now - timed.nanoTime);
      }
    }
    return longest;
  }
}
