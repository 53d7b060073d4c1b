package dev.joins.match.select;

import dev.joins.ChannelClosedException;
import dev.joins.internal.Ways;
import dev.joins.match.commit.Act;
import dev.joins.match.commit.Departure;
import dev.joins.match.commit.Sending;
import dev.joins.match.store.LockGroup;
import dev.joins.match.store.Message;
import dev.joins.match.store.Place;
import dev.joins.tasklet.Steps;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one of several clauses is done. The short way is for clauses that receive one message each,
 * at places where nothing is odd: one scan finds the oldest message, and if there is none, one
 * waiter stands in all the lines. All else is the affair of {@link Selection}.
 */
public final class Selecting {
  /**
   * What a select has done.
   *
   * @param clause which of its clauses, by index
   * @param values what that has taken, in the order of the pattern's inputs; empty for a gift
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, and never compared
  public record Chosen(int clause, Object[] values) {}

  private Selecting() {}

  /**
   * Waits until one clause is committed.
   *
   * @param clauses at least one; delays count from this call
   * @return the one
   * @throws InterruptedException if interrupted before the commit; nothing was sent or taken
   * @throws ChannelClosedException if no clause is left that could ever be committed
   * @throws IllegalArgumentException if there is no clause
   */
  public static Chosen select(SelectClause... clauses) throws InterruptedException {
    requireOne(clauses);
    if (clauses.length == 1 && clauses[0] instanceof SelectClause.Give give) {
      Sending.send(give.place(), give.value()); // there is nothing to choose
      return new Chosen(0, new Object[0]);
    }
    var places = plainPlaces(clauses);
    if (places == null) {
      return new Selection(clauses).select();
    }
    if (Ways.announced) {
      Steps.beforeAll("select over", List.of(places));
      Steps.touchAll(List.of(places));
    }
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before a select");
    }
    var group = lock(places);
    if (isOdd(places)) { // asked once: a recording may begin or end at any time
      group.unlock();
      return new Selection(clauses).selectNow();
    }
    var oldest = oldest(places);
    if (oldest != null) {
      return take(oldest, places, group);
    }
    PlainSelection waiting;
    try {
      waiting = new PlainSelection(places, group.nextAge());
    } finally {
      group.unlock();
    }
    return waiting.awaitChosen();
  }

  /**
   * Commits a clause if one is possible at once; of those with a delay, only with a delay of zero.
   *
   * @param clauses at least one
   * @return the one, or null
   * @throws ChannelClosedException if no clause is left that could ever be committed
   * @throws IllegalArgumentException if there is no clause
   */
  public static @Nullable Chosen poll(SelectClause... clauses) {
    requireOne(clauses);
    return new Selection(clauses).poll();
  }

  private static void requireOne(SelectClause[] clauses) {
    if (clauses.length == 0) {
      throw new IllegalArgumentException("a select without clauses would wait for ever");
    }
  }

  /**
   * Where each clause takes one message, whatever it is; null if one of them does not, or if
   * somebody is to be told of its match.
   */
  private static Place @Nullable [] plainPlaces(SelectClause[] clauses) {
    var places = new Place[clauses.length];
    for (var i = 0; i < clauses.length; i++) {
      if (!(clauses[i] instanceof SelectClause.Take take)
          || !take.pattern().isPlain()
          || take.pattern().observer() != null) {
        return null;
      }
      places[i] = take.pattern().needs()[0].place();
    }
    return places;
  }

  /** Makes one group of the places, and locks it. */
  private static LockGroup lock(Place[] places) {
    var root = places[0].group.root();
    for (var place : places) {
      if (place.group.root() != root) {
        return Act.lock(List.of(places));
      }
    }
    return root.lock();
  }

  private static boolean isOdd(Place[] places) {
    if (Ways.recorded || Ways.longOnly) {
      return true;
    }
    for (var place : places) {
      if (place.queue.odd || place.queue.seats != null) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Message oldest(Place[] places) {
    Message oldest = null;
    for (var place : places) {
      var first = place.queue.first;
      if (first != null && first.isOlderThan(oldest)) {
        oldest = first;
      }
    }
    return oldest;
  }

  /** Gives the lock back. */
  private static Chosen take(Message oldest, Place[] places, LockGroup group) {
    var clause = 0;
    while (places[clause] != oldest.place) {
      clause++;
    }
    var sender = Departure.takeFirst(oldest.place.queue, oldest);
    group.unlock();
    if (sender != null) {
      sender.run();
    }
    return new Chosen(clause, new Object[] {oldest.value});
  }
}
