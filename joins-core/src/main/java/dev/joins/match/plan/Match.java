package dev.joins.match.plan;

import dev.joins.Choice;
import dev.joins.match.pattern.Layout;
import dev.joins.match.pattern.PatternTaker;
import dev.joins.match.store.Message;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A taker and what it would take. Lives under the lock of one group, for one decision.
 *
 * <p>The rule of choice: of the enabled patterns the highest priority wins; at equal priority their
 * {@link Choice}, which by default prefers the match that takes the oldest messages (arrivals
 * sorted, compared lexicographically; a prefix comes first); then the taker that came first.
 */
public final class Match {
  private final PatternTaker taker;
  private final Message[] messages;
  private final int @Nullable [] counts;
  private long lot = -1;

  /** Of a pattern all of whose inputs have fixed counts. */
  Match(PatternTaker taker, Message[] messages) {
    this(taker, messages, null);
  }

  /** {@code counts}: how many of the messages each input takes. */
  Match(PatternTaker taker, Message[] messages, int @Nullable [] counts) {
    this.taker = taker;
    this.messages = messages;
    this.counts = counts;
  }

  /**
   * Returns who takes.
   *
   * @return waits with the pattern, or would
   */
  public PatternTaker taker() {
    return taker;
  }

  /**
   * Returns what is taken, in the order of the pattern's inputs.
   *
   * @return not to be changed
   */
  public Message[] messages() {
    return messages;
  }

  /**
   * Returns what the taker gets, with entries left free behind it for the rooms of the pattern.
   *
   * @param lend makes what it gets for a message that is lent
   * @return a new array
   */
  public Object[] values(Function<Message, Object> lend) {
    return Layout.of(taker.pattern(), messages, counts, lend);
  }

  /**
   * Returns whether an input that only peeks has a message.
   *
   * @param index of the message
   * @return false if it is taken
   */
  public boolean peeks(int index) {
    var pattern = taker.pattern();
    if (!pattern.hasPeeks()) {
      return false;
    }
    var end = 0;
    for (var i = 0; ; i++) {
      var input = pattern.inputs().get(i);
      end += counts == null ? input.most() : counts[i];
      if (index < end) {
        return input.peeks();
      }
    }
  }

  /** How many of the messages each input takes; null if as many as it wants. */
  int @Nullable [] counts() {
    return counts;
  }

  boolean takes(Message message) {
    for (var i = 0; i < messages.length; i++) {
      if (messages[i] == message && !peeks(i)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the better of two, each of which may be missing.
   *
   * @param best was found before
   * @param later wins only if it is better
   * @return null if both are missing
   */
  public static @Nullable Match better(@Nullable Match best, @Nullable Match later) {
    return later != null && later.isBetterThan(best) ? later : best;
  }

  /** {@code other} was found before. */
  boolean isBetterThan(@Nullable Match other) {
    if (other == null) {
      return true;
    }
    var mine = taker.pattern();
    var its = other.taker.pattern();
    if (mine.priority() != its.priority()) {
      return mine.priority() > its.priority();
    }
    var kind = mine.choice() == its.choice() ? mine.choice().kind() : Choice.Kind.OLDEST;
    var decided =
        switch (kind) {
          case OLDEST -> compareAges(other);
          case DECLARED -> 0;
          case RANDOM -> -Long.compare(lot(), other.lot());
        };
    return decided != 0 ? decided < 0 : taker.number < other.taker.number;
  }

  /** Less than zero if this takes the older ones. */
  private int compareAges(Match other) {
    if (messages.length == 1 && other.messages.length == 1) { // most selects; never a turn alone
      return Long.compare(messages[0].arrival, other.messages[0].arrival);
    }
    return Arrays.compare(ages(), other.ages());
  }

  /**
   * Of two ways to fill one pattern: the one with more messages, where terms take as many as there
   * are; then the one with the better choices, where terms choose the best; then the older one;
   * then the first in the order of the terms.
   */
  boolean isBetterFillingThan(Match other, BestFirst bestFirst) {
    if (messages.length != other.messages.length) {
      return messages.length > other.messages.length;
    }
    var choice = bestFirst.compare(messages, counts, other.messages, other.counts);
    if (choice != 0) {
      return choice < 0;
    }
    var comparison = Arrays.compare(ages(), other.ages());
    if (comparison != 0) {
      return comparison < 0;
    }
    for (var i = 0; i < messages.length; i++) {
      if (messages[i] != other.messages[i]) {
        return messages[i].arrival < other.messages[i].arrival;
      }
    }
    return false;
  }

  private long[] ages() {
    var ages = new long[messages.length];
    var count = 0;
    for (var message : messages) {
      if (!message.place.ageless) {
        ages[count++] = message.arrival;
      }
    }
    Arrays.sort(ages, 0, count);
    return count == ages.length ? ages : Arrays.copyOf(ages, count);
  }

  /** What it has drawn; drawn once. */
  private long lot() {
    if (lot < 0) {
      lot = taker.pattern().choice().draw();
    }
    return lot;
  }
}
