package dev.joins.match.commit;

import dev.joins.match.plan.Pattern;
import dev.joins.match.store.Message;
import dev.joins.match.store.TimedMessage;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/**
 * One match, for Java Flight Recorder: {@code dev.joins.Commit}. Off unless a recording asks for
 * it, and then costs a check of a flag. Messages are only timed while it is on; one that came
 * before has no wait.
 */
@Name("dev.joins.Commit")
@Label("Join Committed")
@Category("Joins")
@Description("A join pattern has taken its messages")
@StackTrace(false)
final class CommitEvent extends Event {
  private static final CommitEvent PROBE = new CommitEvent();

  @Label("Pattern")
  String pattern = "";

  @Label("Messages")
  int messages;

  @Label("Wait Of The Oldest Message")
  @Timespan(Timespan.NANOSECONDS)
  long wait;

  static boolean isWanted() {
    return PROBE.isEnabled();
  }

  static void commit(Pattern pattern, Message[] messages) {
    if (isWanted()) {
      var event = new CommitEvent();
      event.pattern = pattern.name();
      event.messages = messages.length;
      event.wait = longestWait(messages);
      event.commit();
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
