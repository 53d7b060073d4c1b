package dev.joins.dsl;

import dev.joins.internal.Log;
import dev.joins.internal.Text;
import dev.joins.match.commit.Rule;
import dev.joins.match.store.Place;
import dev.joins.tasklet.Pending;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The installed patterns of one definition, and who runs their bodies: a new tasklet, or the caller
 * whose request is the first message. Thread-safe.
 */
final class Reactions implements Pending {
  private static final Logger LOG = System.getLogger(Joins.class.getName());

  private final String name;
  private final Scheduler scheduler;

  /** Null where bodies run at once. */
  private final @Nullable Serial serial;

  /** Includes those that are being installed. */
  private final Rivals patterns = new Rivals();

  /** What was taken for bodies that cannot run any more. */
  private final Leftovers leftovers;

  private final Set<Reaction> installed = new LinkedHashSet<>();

  /** Taken out, but somebody has taken a match and is about to hand it on. */
  private final List<Reaction> leaving = new ArrayList<>();

  private final boolean ownsScheduler;
  private int installing;
  private boolean shut;
  private boolean closed;

  Reactions(
      String name,
      Scheduler scheduler,
      boolean ownsScheduler,
      Leftovers leftovers,
      @Nullable Serial serial) {
    this.name = name;
    this.scheduler = Objects.requireNonNull(scheduler, "a scheduler must not be null");
    this.ownsScheduler = ownsScheduler;
    this.leftovers = leftovers;
    this.serial = serial;
    if (serial == null || serial.pendingIsStuck()) {
      scheduler.reportAlso(this);
    }
  }

  @Override
  public List<String> lacks() {
    return rules().stream().map(Rule::progressIfPending).filter(Objects::nonNull).toList();
  }

  /**
   * Installs a pattern. The engine is not called under the lock: what is taken at once may give the
   * turn away.
   */
  Reaction install(CompiledBody<?> compiled) {
    Consumer<Object[]> onMatch =
        compiled.onCaller
            ? messages -> answerHead(compiled, messages)
            : messages ->
                spawn(
                    new Todo(compiled, messages) {
                      @Override
                      public void run() throws Exception {
                        compiled.run(messages);
                      }
                    });
    var pattern = compiled.join().pattern();
    var counts = Counts.of(pattern);
    synchronized (this) {
      if (closed) {
        throw new IllegalStateException(
            "definition '" + name + "' is closed: cannot make pattern '" + compiled.name() + "'");
      }
      Checks.ofInstalled(counts, patterns);
      patterns.add(counts);
      installing++;
    }
    Reaction reaction;
    try {
      reaction = new Reaction(compiled, scheduler, ownsScheduler, onMatch, this::forget);
    } catch (RuntimeException refused) {
      synchronized (this) {
        patterns.remove(pattern);
        installing--;
      }
      throw refused;
    }
    if (!keep(reaction)) {
      reaction.remove(); // closed meanwhile
      synchronized (this) {
        installing--;
      }
    }
    return reaction;
  }

  private synchronized boolean keep(Reaction reaction) {
    if (closed) {
      return false;
    }
    installing--;
    return installed.add(reaction);
  }

  private synchronized void forget(Reaction removed) {
    installed.remove(removed);
    patterns.remove(removed.rule().pattern());
    leaving.add(removed);
    leaving.removeIf(Reaction::isHandedOver);
  }

  /** The channels are closed, too. */
  synchronized void shut() {
    shut = true;
  }

  /**
   * Waits until another thread has closed the definition, and each match that was taken has been
   * handed to whoever runs it: the matter of an instant. They are counted only where the scheduler
   * is the definition's own; any other one outlives it.
   */
  void awaitHandedOver() {
    while (!areHandedOver()) {
      Tasklet.schedule();
    }
  }

  private synchronized boolean areHandedOver() {
    leaving.removeIf(Reaction::isHandedOver);
    return shut && installing == 0 && leaving.isEmpty();
  }

  /** What is to be done for one match. */
  private abstract class Todo implements Tasklet.Body {
    final CompiledBody<?> compiled;
    final Object[] messages;

    Todo(CompiledBody<?> compiled, Object[] messages) {
      this.compiled = compiled;
      this.messages = messages;
    }

    @Override
    public void neverBegan() {
      cannotRun(
          this,
          new IllegalStateException(
              "tasklet '"
                  + compiled.taskletName
                  + "' ended before it began: its scheduler is closed,"
                  + " or it was killed"));
    }
  }

  private void spawn(Todo todo) {
    todo.compiled.claim(todo.messages);
    try {
      if (serial == null) {
        scheduler.spawn(todo.compiled.taskletName, todo);
      } else {
        serial.taker().accept(new Turn(todo.compiled, todo.messages, todo));
      }
    } catch (Throwable refused) { // nobody takes the turn, or there are no more tasklets or threads
      cannotRun(todo, refused);
    }
  }

  /** The messages have been taken: callers are told, and the others handed back. */
  private void cannotRun(Todo todo, Throwable reason) {
    todo.compiled.settle(todo.messages, reason);
    todo.compiled.taken(todo.messages).forEach(leftovers::add);
    Log.write(
        LOG,
        Level.ERROR,
        "pattern '"
            + todo.compiled.name()
            + "' of '"
            + name
            + "' took messages, and its body cannot run: "
            + Text.of(todo.messages),
        reason);
  }

  @SuppressWarnings("unchecked") // the first term is a reply channel's, see Joins.on(ReplyTerm)
  private void answerHead(CompiledBody<?> compiled, Object[] messages) {
    var head = (Request<Object, Object>) messages[0];
    if (serial != null) {
      spawn(
          new Todo(compiled, messages) {
            @Override
            public void run() throws Exception {
              compiled.answer(head, messages); // in turn, not on the caller's thread
            }
          });
    } else if (head.isAttended()) {
      compiled.claim(messages);
      head.answer(() -> compiled.reply(messages));
    } else {
      spawn(
          new Todo(compiled, messages) {
            @Override
            public void run() {
              head.answer(() -> compiled.reply(messages));
            }
          });
    }
  }

  /** Takes all of them out; they can be put back. */
  List<Reaction> clear() {
    List<Reaction> all;
    synchronized (this) {
      all = List.copyOf(installed);
    }
    all.forEach(Reaction::remove);
    return all;
  }

  void putBack(Reaction removed) {
    install(removed.compiled());
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
    return installed.stream().map(Reaction::rule).toList();
  }
}
