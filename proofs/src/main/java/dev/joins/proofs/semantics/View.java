package dev.joins.proofs.semantics;

import dev.joins.Failure;
import java.util.Comparator;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Some of the messages of a channel, as a term wants to see them. An error that was sent passes no
 * filter, has no key and no order, and is never the best.
 *
 * @param channel where
 * @param peeks they are looked at, and stay
 * @param filter only these; null for all
 * @param key equal for all messages of a match that have one; null for none
 * @param order does not decrease among the messages of a match that have one; null for none
 * @param choice compares two values, of which the better comes first; null: the older message does
 * @param lends whoever takes them may put them back
 */
public record View(
    String channel,
    boolean peeks,
    @Nullable Predicate<Object> filter,
    @Nullable Function<Object, ?> key,
    @Nullable Function<Object, Integer> order,
    @Nullable Comparator<Object> choice,
    boolean lends) {

  /**
   * Makes a view of all messages, whatever they are.
   *
   * @param channel where
   * @return a new view
   */
  public static View of(String channel) {
    return new View(channel, false, null, null, null, null, false);
  }

  /**
   * Returns this view of only some of the messages.
   *
   * @param condition which
   * @return a changed view
   */
  public View where(Predicate<Object> condition) {
    return new View(channel, peeks, condition, key, order, choice, lends);
  }

  /**
   * Returns this view with a key.
   *
   * @param newKey of a message
   * @return a changed view
   */
  public View by(Function<Object, ?> newKey) {
    return new View(channel, peeks, filter, newKey, order, choice, lends);
  }

  /**
   * Returns this view with an order.
   *
   * @param newOrder of a message
   * @return a changed view
   */
  public View ascending(Function<Object, Integer> newOrder) {
    return new View(channel, peeks, filter, key, newOrder, choice, lends);
  }

  /**
   * Returns this view with the least as the best, which is chosen before the oldest.
   *
   * @param by of a message
   * @return a changed view
   */
  public View lowest(Function<Object, Integer> by) {
    return new View(channel, peeks, filter, key, order, Comparator.comparing(by), lends);
  }

  /**
   * Returns this view with the greatest as the best, which is chosen before the oldest.
   *
   * @param by of a message
   * @return a changed view
   */
  public View highest(Function<Object, Integer> by) {
    return new View(channel, peeks, filter, key, order, Comparator.comparing(by).reversed(), lends);
  }

  /**
   * Returns this view for only looking: the messages stay.
   *
   * @return a changed view
   */
  public View peek() {
    return new View(channel, true, filter, key, order, choice, lends);
  }

  /**
   * Returns this view for lending: whoever takes the messages may put them back.
   *
   * @return a changed view
   */
  public View loan() {
    return new View(channel, peeks, filter, key, order, choice, true);
  }

  boolean fits(Message message) {
    if (!message.channel().equals(channel)) {
      return false;
    }
    if (message.value() instanceof Failure) {
      return filter == null && key == null && order == null && choice == null;
    }
    return filter == null || filter.test(message.value());
  }

  /** Less than zero if the one is chosen before the other; both are seen by this. */
  int compareChoice(Message one, Message other) {
    var byValue = choice == null ? 0 : choice.compare(one.value(), other.value());
    return byValue != 0 ? byValue : Long.compare(one.arrival(), other.arrival());
  }
}
