package dev.joins.channel;

import dev.joins.Room;
import dev.joins.match.select.SelectClause;
import dev.joins.match.select.Selecting;
import dev.joins.tasklet.Durations;
import dev.joins.tasklet.Sneaky;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * One of the things that a select may do, and what to make of it. Immutable; may be used again and
 * again.
 *
 * {@snippet file="ChannelSnippets.java" region="select"}
 *
 * @param <T> the result
 */
public final class Clause<T> {
  /**
   * Makes the result of what was taken; runs in the selecting thread, after the commit.
   *
   * @param <T> the result
   */
  @FunctionalInterface
  public interface Body<T> {
    /**
     * Makes the result of the select.
     *
     * @param messages what was taken; {@link Join#bind} makes of them what the terms yield
     * @return the result
     * @throws Exception any failure: the select throws it as it is
     */
    T apply(Object[] messages) throws Exception;
  }

  private final SelectClause clause;
  private final Body<? extends T> body;

  private Clause(SelectClause clause, Body<? extends T> body) {
    this.clause = clause;
    this.body = body;
  }

  /**
   * Makes a clause that takes what a join wants.
   *
   * @param join the terms, at least one
   * @param body makes the result
   * @param <T> the result
   * @return a new clause
   */
  public static <T> Clause<T> take(Join join, Body<? extends T> body) {
    return new Clause<>(new SelectClause.Take(join.pattern()), body);
  }

  /**
   * Makes a clause that takes what a join wants, but only when some time has passed since the start
   * of the select.
   *
   * @param delay how long; zero makes a default: taken if nothing else is possible at once
   * @param join the terms; may be none
   * @param body makes the result
   * @param <T> the result
   * @return a new clause
   * @throws IllegalArgumentException if the delay is negative
   */
  public static <T> Clause<T> takeAfter(Duration delay, Join join, Body<? extends T> body) {
    if (delay.isNegative()) {
      throw new IllegalArgumentException("after(" + delay + "): a delay must not be negative");
    }
    return new Clause<>(new SelectClause.TakeAfter(join.pattern(), Durations.toNanos(delay)), body);
  }

  /**
   * Makes a clause that receives from one channel; the message is the result.
   *
   * @param channel where from
   * @param <T> the messages
   * @return a new clause
   */
  public static <T> Clause<T> receive(Channel<T> channel) {
    var join = Join.of(channel);
    return take(join, messages -> first(join.bind(messages)));
  }

  // The join has one term, which yields a T.
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T> T first(Object[] values) {
    return (T) values[0];
  }

  /**
   * Makes a clause that sends to one channel.
   *
   * @param channel where to
   * @param message not null
   * @param result of the select, if this is chosen
   * @param <M> the messages
   * @param <T> the result
   * @return a new clause
   */
  public static <M, T> Clause<T> send(Channel<M> channel, M message, T result) {
    return new Clause<>(new SelectClause.Give(channel.place(), message, 0), none -> result);
  }

  /**
   * Waits until one of the clauses can be committed, commits it, and returns its result. Where
   * several can: the highest priority, then receiving before sending, the oldest messages, the
   * order here.
   *
   * @param clauses at least one
   * @param <T> the result
   * @return the result of the body of the chosen clause
   * @throws InterruptedException if interrupted before the commit; nothing was sent or taken
   * @throws dev.joins.ChannelClosedException if no clause is left that could be committed
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  public static <T> T select(Clause<? extends T>... clauses) throws InterruptedException {
    var chosen = Selecting.select(toEngine(clauses));
    return clauses[chosen.clause()].result(chosen.values());
  }

  /**
   * Commits one of the clauses as {@link #select} does, but only if that is possible at once.
   *
   * @param clauses at least one; those with a delay are not possible yet
   * @param <T> the result, not null
   * @return the result of the body of the chosen clause; empty if none was possible
   * @throws dev.joins.ChannelClosedException if no clause is left that could be committed
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  public static <T> Optional<T> trySelect(Clause<? extends T>... clauses) {
    var chosen = Selecting.poll(toEngine(clauses));
    return chosen == null
        ? Optional.empty()
        : Optional.of(clauses[chosen.clause()].result(chosen.values()));
  }

  private static SelectClause[] toEngine(Clause<?>[] clauses) {
    var bare = new SelectClause[clauses.length];
    for (var i = 0; i < bare.length; i++) {
      bare[i] = Objects.requireNonNull(clauses[i], "a clause of a select must not be null").clause;
    }
    return bare;
  }

  private T result(Object[] messages) {
    try {
      return body.apply(messages);
    } catch (Exception failure) {
      throw Sneaky.rethrow(failure);
    } finally {
      for (var message : messages) {
        if (message instanceof Room<?> room) {
          room.giveBack(); // unless the body has filled it
        }
      }
    }
  }

  @Override
  public String toString() {
    return clause.toString();
  }
}
