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
public class Message implements Link {
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

  /** What goes with it: where indexes have it. */
  private @Nullable Attachment attachments;

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
   * Returns what hangs on it: where indexes have it.
   *
   * @return the first; null for nothing
   */
  public @Nullable Attachment attachments() {
    return attachments;
  }

  /**
   * Hangs something on it, until it leaves its queue.
   *
   * @param attachment hangs nowhere
   */
  public void attach(Attachment attachment) {
    attachment.sibling = attachments;
    attachments = attachment;
  }

  /** It leaves its queue, and with it all that hangs on it. */
  void detachAll() {
    for (var each = attachments; each != null; each = each.sibling) {
      each.leave();
    }
    attachments = null;
  }

  /** It stays; what nobody asks for any more goes. */
  void forgetThoseGivenUp() {
    Attachment previous = null;
    for (var each = attachments; each != null; each = each.sibling) {
      if (!each.isGivenUp()) {
        previous = each;
      } else if (previous == null) {
        attachments = each.sibling;
      } else {
        previous.sibling = each.sibling;
      }
    }
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
