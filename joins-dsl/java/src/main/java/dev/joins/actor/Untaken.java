package dev.joins.actor;

import dev.joins.internal.Log;
import dev.joins.internal.Text;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What no actor will ever get. Keeps the last ones, since actors may end long before the system.
 * Thread-safe.
 */
final class Untaken {
  private static final Logger LOG = System.getLogger(ActorSystem.class.getName());
  private static final int KEPT = 1_000;

  private final Deque<String> last = new ArrayDeque<>();

  void add(String actor, Object message) {
    var text = Text.of(message); // not under the lock: it asks the message
    Log.write(LOG, Level.DEBUG, () -> "never taken by actor '" + actor + "': " + text);
    synchronized (this) {
      if (last.size() == KEPT) {
        last.removeFirst();
      }
      last.addLast(actor + ": " + text);
    }
  }

  synchronized List<String> messages() {
    return List.copyOf(last);
  }
}
