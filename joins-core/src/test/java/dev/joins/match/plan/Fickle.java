package dev.joins.match.plan;

import org.jspecify.annotations.Nullable;

/**
 * A message that is its own key, by a number that may change, and with methods that may fail. All
 * of one {@code hash} collide.
 */
final class Fickle implements Comparable<Fickle> {
  /** What its methods do besides what they should. */
  enum Mood {
    HEALTHY,
    HASH_FAILS,
    EQUALS_FAILS,
    EQUALS_ALL,
    EQUALS_NONE,
    COMPARISON_FAILS
  }

  final Mood mood;
  private final int hashes;
  private int number;
  private boolean changed;

  /** {@code hashes}: how many different ones there are. */
  Fickle(int number, Mood mood, int hashes) {
    this.number = number;
    this.mood = mood;
    this.hashes = hashes;
  }

  int number() {
    return number;
  }

  void changeTo(int newNumber) {
    changed |= newNumber != number;
    number = newNumber;
  }

  boolean isHealthy() {
    return mood == Mood.HEALTHY && !changed;
  }

  @Override
  public int hashCode() {
    if (mood == Mood.HASH_FAILS) {
      throw new IllegalStateException("no hash");
    }
    return number % hashes;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return switch (mood) {
      case EQUALS_FAILS -> throw new IllegalStateException("no equals");
      case EQUALS_ALL -> true;
      case EQUALS_NONE, HASH_FAILS -> false;
      default -> other instanceof Fickle it && it.number == number && it.canBeEqual();
    };
  }

  /** As one with a field that is null: it fails whoever asks it, and nobody else is equal to it. */
  private boolean canBeEqual() {
    return mood == Mood.HEALTHY || mood == Mood.COMPARISON_FAILS;
  }

  @Override
  public int compareTo(Fickle other) {
    if (mood == Mood.COMPARISON_FAILS || other.mood == Mood.COMPARISON_FAILS) {
      throw new IllegalStateException("no order");
    }
    return Integer.compare(number, other.number);
  }

  @Override
  public String toString() {
    return number + (mood == Mood.HEALTHY ? "" : " " + mood) + (changed ? " changed" : "");
  }
}
