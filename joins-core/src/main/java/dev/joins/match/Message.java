package dev.joins.match;

import dev.joins.tasklet.Steps;
import org.jspecify.annotations.Nullable;

/**
 * A pending message: a link of its place's queue. Guarded by the lock of the place's group. Small,
 * since there may be millions; what is only sometimes needed is in {@link TimedMessage}.
 *
 * <p>States: <em>new</em> - it has just come, and its sender tries whether it can go on;
 * <em>waiting</em> - its sender waits ({@code owner}); <em>released</em> - it lies within the
 * place's capacity, and nobody waits for it; <em>unlinked</em> - taken or withdrawn.
 */
sealed class Message implements Posted, Link permits TimedMessage {
  final Place place;
  final Object value;

  /** Its place in the order of all arrivals, of all channels. */
  final long arrival;

  /** In the first message of a queue: the last. */
  Message before = this;

  @Nullable Message behind;
  @Nullable Offer owner;

  /** Where the indexes of its place have it; they hang on {@link Entry#sibling}. */
  @Nullable Entry entry;

  boolean released;
  boolean linked;

  /** It fills a room that was reserved for it, which it holds until it is released or taken. */
  boolean holdsRoom;

  /** Watchers want to know when it leaves. */
  boolean watched;

  Message(Place place, Object value, long arrival) {
    this.place = place;
    this.value = value;
    this.arrival = arrival;
  }

  /** One that never was in its queue. */
  static Message taken(Place place, Object value) {
    return new Message(place, value, 0);
  }

  @Override
  public Message message() {
    return this;
  }

  @Override
  public @Nullable Link next() {
    return behind;
  }

  @Override
  public boolean isPending() {
    var group = Group.lock(place);
    try {
      return linked;
    } finally {
      group.release();
    }
  }

  @Override
  public Object value() {
    return value;
  }

  @Override
  public Place place() {
    return place;
  }

  @Override
  public boolean withdraw() {
    Steps.before("take back from", place, value);
    var group = Group.lock(place);
    try {
      if (linked) {
        Hopeless.withdraw(this, group);
        Commit.refill(place, group);
        return true;
      }
      return false;
    } finally {
      group.release();
    }
  }

  /** Its sender offers other things as well, and will give only one of them. */
  boolean isContested() {
    return owner != null && owner.hasAlternatives();
  }
}
