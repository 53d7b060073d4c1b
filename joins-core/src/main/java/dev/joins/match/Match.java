package dev.joins.match;

import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A taker and what it would take. Lives under the lock of one group, for one decision. */
final class Match {
  private final Taker taker;
  private final Message[] messages;
  private final int @Nullable [] counts;
  private long lot = -1;

  /** Of a pattern all of whose inputs have fixed counts. */
  Match(Taker taker, Message[] messages) {
    this(taker, messages, null);
  }

  /** {@code counts}: how many of the messages each input takes. */
  Match(Taker taker, Message[] messages, int @Nullable [] counts) {
    this.taker = taker;
    this.messages = messages;
    this.counts = counts;
  }

  Taker taker() {
    return taker;
  }

  /** In the order of the pattern's inputs. */
  Message[] messages() {
    return messages;
  }

  Object[] values() {
    return taker.pattern().layout(messages, counts);
  }

  /** Whether an input that only peeks has this message. */
  boolean peeks(int index) {
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

  boolean takes(Message message) {
    for (var i = 0; i < messages.length; i++) {
      if (messages[i] == message && !peeks(i)) {
        return true;
      }
    }
    return false;
  }

  /** {@code other} was found before. */
  boolean isBetterThan(@Nullable Match other) {
    if (other == null) {
      return true;
    }
    var mine = taker.pattern().priority();
    var its = other.taker.pattern().priority();
    if (mine != its) {
      return mine > its;
    }
    var choice = taker.pattern().choice();
    return choice == other.taker.pattern().choice()
        ? choice.prefersLater(other, this)
        : isOlderThan(other);
  }

  boolean isOlderThan(Match other) {
    if (messages.length == 1 && other.messages.length == 1) { // most selects
      return messages[0].arrival < other.messages[0].arrival;
    }
    return Arrays.compare(ages(), other.ages()) < 0;
  }

  /**
   * Of two ways to fill one pattern: the one with more messages, where terms take as many as there
   * are; then the older one; then the first in the order of the terms.
   */
  boolean isBetterFillingThan(Match other) {
    if (messages.length != other.messages.length) {
      return messages.length > other.messages.length;
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
    for (var i = 0; i < ages.length; i++) {
      ages[i] = messages[i].arrival;
    }
    Arrays.sort(ages);
    return ages;
  }

  /** What it has drawn; drawn once. */
  long lot(Random random) {
    if (lot < 0) {
      lot = random.nextLong() >>> 1;
    }
    return lot;
  }
}
