package dev.joins.match.store;

import org.jspecify.annotations.Nullable;

/**
 * A pending message: a link of its place's queue. Guarded by the lock of the place's group. Small,
 * since there may be millions; what is only sometimes needed is in {@link TimedMessage}.
 *
 * <p>States: <em>new</em> - it has just come, and its sender tries whether it can go on;
 * <em>waiting</em> - its sender waits ({@code giver}); <em>released</em> - it lies within the
 * place's capacity, and nobody waits for it; <em>unlinked</em> - taken or withdrawn.
 */
public sealed class Message implements Link permits TimedMessage {
  /** Where it is, or was. */
  public final Place place;

  /** What was sent. */
  public final Object value;

  /** Its place in the order of all arrivals, of all channels. */
  public final long arrival;

  /** The predecessor in the queue; in its head, the tail. */
  Message before = this;

  /** The successor in the queue. */
  public @Nullable Message behind;

  /** Who waits until it is taken, or has room; null for nobody. */
  public @Nullable Giver giver;

  /** Where the indexes of its place have it; they hang on {@link Entry#sibling}. */
  @Nullable Entry entry;

  /** It lies within the capacity. */
  public boolean released;

  /** It is in its queue. */
  public boolean linked;

  /** It fills a room that was reserved for it, which it holds until it is released or taken. */
  public boolean holdsRoom;

  /** Followers want to know when it leaves. */
  public boolean followed;

  /**
   * Makes one that is not in its queue yet.
   *
   * @param place where it will be
   * @param value what is sent
   * @param arrival its age
   */
  public Message(Place place, Object value, long arrival) {
    this.place = place;
    this.value = value;
    this.arrival = arrival;
  }

  /**
   * Returns whether its sender offers other things as well, and will give only one of them.
   *
   * @return false if nobody waits for it
   */
  public boolean isContested() {
    return giver != null && giver.hasSeveralClauses();
  }

  /**
   * Returns whether this was sent before another message was.
   *
   * @param other null for none
   * @return true if there is no other
   */
  public boolean isOlderThan(@Nullable Message other) {
    return other == null || arrival < other.arrival;
  }

  /**
   * Returns where an index has it.
   *
   * @param index of its place
   * @return null if it did not pass there
   */
  public @Nullable Entry entryIn(Index index) {
    for (var each = entry; each != null; each = each.sibling) {
      if (each.index == index) {
        return each;
      }
    }
    return null;
  }

  @Override
  public Message message() {
    return this;
  }

  @Override
  public @Nullable Link next() {
    return behind;
  }
}
