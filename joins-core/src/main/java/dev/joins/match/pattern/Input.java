package dev.joins.match.pattern;

import dev.joins.Failure;
import dev.joins.match.store.Place;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One term of a pattern: messages of one place. Immutable.
 *
 * <p>Filter, key and order look at one message. They must be pure: they may run many times, by any
 * thread, or not at all. An error that was {@linkplain Failure sent} passes none of them. One that
 * throws is logged, and lets the message not pass.
 *
 * @param place where from
 * @param least how many at least
 * @param most how many at most: as many as there are
 * @param peeks they are looked at, and stay
 * @param filter only these; null for all
 * @param key must be equal for all messages that a match takes by key; null for none
 * @param order must not decrease, from term to term, for all messages that a match takes in order;
 *     null for none. What it returns is compared with that of the other terms.
 * @param ranking by what it chooses the best of the messages that fit; null: it takes the oldest
 * @param lends whoever takes them may put them back
 */
public record Input(
    Place place,
    int least,
    int most,
    boolean peeks,
    @Nullable Predicate<Object> filter,
    @Nullable Function<Object, ?> key,
    @Nullable Function<Object, ? extends Comparable<?>> order,
    @Nullable Ranking ranking,
    boolean lends) {

  /** More messages than this in one match is a mistake of units, not a pattern. */
  private static final int MOST_MESSAGES = 1_000_000;

  /** Checks the counts. */
  public Input {
    Objects.requireNonNull(place, "place");
    if (most < 1 || most > MOST_MESSAGES || least < 0 || least > most) {
      throw new IllegalArgumentException(
          "a pattern cannot take "
              + (least == most ? "" : least + " to ")
              + most
              + " messages of '"
              + place.name
              + "'; take from 1 to "
              + MOST_MESSAGES);
    }
  }

  /**
   * Makes an input that takes the oldest messages, whatever they are.
   *
   * @param place where from
   * @param count how many, at least 1
   * @throws IllegalArgumentException if the count is less than 1, or absurd
   */
  public Input(Place place, int count) {
    this(place, count, count, false, null, null, null, null, false);
  }

  /**
   * Changes the number of messages.
   *
   * @param newLeast how many at least
   * @param newMost how many at most
   * @return a changed input
   * @throws IllegalArgumentException if there are no such counts
   */
  public Input counting(int newLeast, int newMost) {
    return new Input(place, newLeast, newMost, peeks, filter, key, order, ranking, lends);
  }

  /**
   * Admits only messages that meet one more condition.
   *
   * @param condition pure
   * @return a changed input
   */
  public Input filtering(Predicate<Object> condition) {
    var both = filter == null ? condition : filter.and(condition);
    return new Input(place, least, most, peeks, both, key, order, ranking, lends);
  }

  /**
   * Adds a key.
   *
   * @param newKey pure
   * @return a changed input
   */
  public Input keyed(Function<Object, ?> newKey) {
    return new Input(place, least, most, peeks, filter, newKey, order, ranking, lends);
  }

  /**
   * Adds an order.
   *
   * @param newOrder pure
   * @return a changed input
   */
  public Input ordered(Function<Object, ? extends Comparable<?>> newOrder) {
    return new Input(place, least, most, peeks, filter, key, newOrder, ranking, lends);
  }

  /**
   * Chooses the best of the messages that fit, the oldest of those that are equally good.
   *
   * @param newRanking what is best
   * @return a changed input
   */
  public Input ranked(Ranking newRanking) {
    return new Input(place, least, most, peeks, filter, key, order, newRanking, lends);
  }

  /**
   * Looks only, and takes nothing.
   *
   * @return a changed input
   */
  public Input peeking() {
    return new Input(place, least, most, true, filter, key, order, ranking, lends);
  }

  /**
   * Lends what it takes.
   *
   * @return a changed input
   */
  public Input lending() {
    return new Input(place, least, most, peeks, filter, key, order, ranking, true);
  }

  /**
   * Returns whether it takes what comes first: it has neither filter nor key, order or ranking.
   *
   * @return false if something is asked of a message
   */
  public boolean isBare() {
    return filter == null && key == null && order == null && ranking == null;
  }

  /**
   * Returns whether the number of its messages is known beforehand.
   *
   * @return false if it takes as many as there are
   */
  public boolean isFixed() {
    return least == most;
  }

  @Override
  public String toString() {
    return place.name
        + (peeks ? ".peek" : "")
        + (filter == null ? "" : ".where")
        + (key == null ? "" : ".by")
        + (order == null ? "" : ".ascending")
        + (ranking == null ? "" : ranking)
        + (lends ? ".loan" : "")
        + (isFixed() ? (most == 1 ? "" : "*" + most) : ".upTo(" + most + ")");
  }
}
