package dev.joins.dsl;

import dev.joins.match.commit.Rule;
import dev.joins.match.plan.Pattern;
import dev.joins.match.store.Place;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The installed patterns of one definition, and who runs their bodies: a new tasklet, or the caller
 * whose request is the first message. Thread-safe.
 */
final class Reactions {
  private static final Logger LOG = System.getLogger(Joins.class.getName());

  private final String name;
  private final Scheduler scheduler;

  /** Gets the matches of a serial definition; null where each has a tasklet of its own. */
  private final @Nullable Consumer<Turn> turns;

  /** Includes those that are being installed. */
  private final Rivals patterns = new Rivals();

  private final Set<Installed> installed = new LinkedHashSet<>();
  private boolean closed;

  Reactions(String name, Scheduler scheduler, @Nullable Consumer<Turn> turns) {
    this.name = name;
    this.scheduler = scheduler;
    this.turns = turns;
  }

  /** Installs a pattern: each match runs the body in a new tasklet. */
  Reaction installTasklet(Work<?> work) {
    return install(work, messages -> spawn(work, messages, () -> work.run(messages)));
  }

  /**
   * Installs a pattern: each match runs the body on the thread of the caller whose request is the
   * first message.
   */
  Reaction installOnCaller(Work<?> work) {
    return install(work, messages -> answerHead(work, messages));
  }

  /**
   * Installs a pattern. The engine is not called under the lock: what is taken at once may give the
   * turn away.
   */
  private Reaction install(Work<?> work, Consumer<Object[]> onMatch) {
    var pattern = work.join().pattern();
    var counts = Counts.of(pattern);
    synchronized (this) {
      if (closed) {
        throw new IllegalStateException(
            "definition '" + name + "' is closed: cannot make pattern '" + work.name() + "'");
      }
      Checks.ofInstalled(counts, patterns);
      patterns.add(counts);
    }
    Installed reaction;
    try {
      reaction = new Installed(work, scheduler, onMatch, this::forget);
    } catch (RuntimeException refused) {
      synchronized (this) {
        patterns.remove(pattern);
      }
      throw refused;
    }
    synchronized (this) {
      if (!closed) {
        installed.add(reaction);
        return reaction;
      }
    }
    reaction.remove(); // closed meanwhile
    return reaction;
  }

  private synchronized void forget(Installed removed) {
    installed.remove(removed);
    patterns.remove(removed.rule().pattern());
  }

  private void spawn(Work<?> work, Object[] messages, Tasklet.Body body) {
    work.claim(messages);
    if (turns != null) {
      turns.accept(new Turn(work, messages, body));
      return;
    }
    try {
      scheduler.spawn(name + "/" + work.name(), body);
    } catch (IllegalStateException schedulerClosed) {
      work.settle(messages, schedulerClosed);
      LOG.log(
          Level.ERROR,
          "pattern '"
              + work.name()
              + "' of '"
              + name
              + "' took messages, and its body cannot run: "
              + List.of(messages),
          schedulerClosed);
    }
  }

  @SuppressWarnings("unchecked") // the first term is a reply channel's, see Joins.on(ReplyTerm)
  private void answerHead(Work<?> work, Object[] messages) {
    var head = (Request<Object, Object>) messages[0];
    if (turns != null) {
      spawn(
          work, messages, () -> work.answer(head, messages)); // in turn, not on the caller's thread
    } else if (head.isAttended()) {
      work.claim(messages);
      head.answer(() -> work.reply(messages));
    } else {
      spawn(work, messages, () -> head.answer(() -> work.reply(messages)));
    }
  }

  /** Takes all of them out; they can be put back. */
  List<Installed> clear() {
    List<Installed> all;
    synchronized (this) {
      all = List.copyOf(installed);
    }
    all.forEach(Installed::remove);
    return all;
  }

  void putBack(Installed removed) {
    install(removed.work(), removed.onMatch());
  }

  /** Takes all of them out; those that are being installed follow. */
  void close() {
    synchronized (this) {
      closed = true;
    }
    clear();
  }

  /** Returns the places where messages that stay too long are taken out. */
  synchronized List<Place> expiring() {
    return installed.stream().flatMap(each -> each.expiring().stream()).toList();
  }

  synchronized List<Rule> rules() {
    return installed.stream().map(Installed::rule).toList();
  }
}
