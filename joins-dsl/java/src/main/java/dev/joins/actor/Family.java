package dev.joins.actor;

import dev.joins.internal.Text;
import dev.joins.tasklet.Tasklet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The children of an actor, or of the system, that live. Thread-safe. */
final class Family {
  private final ActorSystem system;
  private final @Nullable Cell<?> parent;
  private final String path;

  /** Oldest first. */
  private final Set<Cell<?>> children = new LinkedHashSet<>();

  /** By path, as long as the name is taken. */
  private final Map<String, Cell<?>> names = new HashMap<>();

  private boolean closed;

  Family(ActorSystem system, @Nullable Cell<?> parent, String path) {
    this.system = system;
    this.parent = parent;
    this.path = path;
  }

  /**
   * Starts a child. If this family ends meanwhile, the child is refused, or ended before its
   * behavior begins.
   */
  <T> ActorRef<T> spawn(
      String name, Class<T> protocol, ActorOptions options, Behavior<T> behavior) {
    var childPath = path + "/" + Text.line(name);
    var child = new Cell<>(system, parent, childPath, protocol, options, behavior);
    synchronized (this) {
      if (closed) {
        throw new IllegalStateException(
            "'" + path + "' has ended: cannot start '" + childPath + "'");
      }
      if (names.putIfAbsent(childPath, child) != null) {
        throw new IllegalArgumentException("there is an actor '" + childPath + "' already");
      }
      children.add(child);
    }
    child.start();
    return child.ref();
  }

  /** From now on the name can be given to another. */
  synchronized void freeNameOf(Cell<?> child) {
    names.remove(child.path(), child);
  }

  synchronized void remove(Cell<?> child) {
    children.remove(child);
  }

  /** Whether a tasklet is that of one of them, or of their children. */
  boolean includes(Tasklet tasklet) {
    return all().stream().anyMatch(child -> child.isOf(tasklet));
  }

  /** Cancels all, the youngest first, whatever goes wrong, and waits for their end. */
  void end() {
    var failures = new Failures();
    all().reversed().forEach(child -> failures.attempt(child::cancelAndAwait));
    failures.throwFirst();
  }

  /** The same, and no more will follow. */
  void endForGood() {
    synchronized (this) {
      closed = true;
    }
    end();
  }

  private synchronized List<Cell<?>> all() {
    return List.copyOf(children);
  }
}
