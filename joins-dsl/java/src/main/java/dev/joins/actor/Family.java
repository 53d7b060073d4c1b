package dev.joins.actor;

import dev.joins.internal.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The children of an actor, or of the system, that live. Thread-safe. */
final class Family {
  private final ActorSystem system;
  private final @Nullable Cell<?> parent;
  private final String path;

  /** By path, oldest first. */
  private final Map<String, Cell<?>> children = new LinkedHashMap<>();

  private boolean closed;

  Family(ActorSystem system, @Nullable Cell<?> parent, String path) {
    this.system = system;
    this.parent = parent;
    this.path = path;
  }

  <T> ActorRef<T> spawn(
      String name, Class<T> protocol, ActorOptions options, Behavior<T> behavior) {
    var childPath = path + "/" + Text.line(name);
    var child = new Cell<>(system, parent, childPath, protocol, options, behavior);
    synchronized (this) {
      if (closed) {
        throw new IllegalStateException(
            "'" + path + "' has ended: cannot start '" + childPath + "'");
      }
      if (children.containsKey(childPath)) {
        throw new IllegalArgumentException("there is an actor '" + childPath + "' already");
      }
      children.put(childPath, child);
    }
    child.start();
    return child.ref();
  }

  synchronized void remove(Cell<?> child) {
    children.remove(child.path(), child);
  }

  /** Cancels all, the youngest first, and waits for their end; more may follow. */
  void end() throws InterruptedException {
    for (var child : all().reversed()) {
      child.cancelAndAwait();
    }
  }

  /** No more will follow. Goes on when interrupted: those that are cancelled end soon. */
  void endForGood() {
    synchronized (this) {
      closed = true;
    }
    var interrupted = false;
    while (true) {
      try {
        end();
        break;
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized List<Cell<?>> all() {
    return List.copyOf(children.values());
  }
}
