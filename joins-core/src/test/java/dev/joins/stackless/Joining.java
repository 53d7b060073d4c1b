package dev.joins.stackless;

import dev.joins.channel.Channel;
import dev.joins.channel.Clause;
import dev.joins.channel.Join;
import dev.joins.tasklet.DeadlockException;
import dev.joins.tasklet.DeadlockReport.Blocked;
import dev.joins.tasklet.Scheduler;
import java.util.List;
import java.util.stream.Collectors;

/** What the cases of joins and selects are written with. */
final class Joining {
  private Joining() {}

  /** A message of each of these, at once. */
  static Clause<List<Object>> allOf(List<Channel<String>> channels) {
    var join = Join.of(channels);
    return Clause.take(join, messages -> List.of(join.bind(messages)));
  }

  /** Waits until all are blocked, or have ended. */
  static void rest(Scheduler s) {
    try {
      s.run();
    } catch (DeadlockException expected) {
      // some wait for what the case does next
    }
  }

  /** Who is blocked, at rest. */
  static String blocked(Scheduler s) {
    rest(s);
    return s.blocked().stream().map(Blocked::tasklet).sorted().collect(Collectors.joining(","));
  }

  /** Sends its own name; returns when it is blocked, or has ended. */
  static void sender(Scheduler s, String name, Channel<String> channel) {
    s.spawn(name, () -> channel.send(name));
    rest(s);
  }
}
