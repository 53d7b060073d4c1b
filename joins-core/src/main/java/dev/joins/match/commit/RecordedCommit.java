package dev.joins.match.commit;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Registered;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/**
 * One match, as Java Flight Recorder stores it: {@code dev.joins.Commit}. The one class here that
 * needs the module {@code jdk.jfr}; whoever wants an event asks {@link CommitEvent}, which also
 * knows whether there is a recorder.
 */
@Name("dev.joins.Commit")
@Label("Join Committed")
@Category("Joins")
@Description("A join pattern has taken its messages")
@StackTrace(false)
@Registered(false) // to register it would start the recorder: see Recording
final class RecordedCommit extends Event {
  private static final RecordedCommit PROBE = new RecordedCommit();

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

  static void record(String pattern, int messages, long wait) {
    var event = new RecordedCommit();
    event.pattern = pattern;
    event.messages = messages;
    event.wait = wait;
    event.commit();
  }
}
