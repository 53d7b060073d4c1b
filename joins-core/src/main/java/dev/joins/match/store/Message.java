package dev.joins.match.store;

import java.util.ArrayList;
import java.util.List;
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

  /**
   * The predecessor in the queue; in its head, the tail. Of one that has left: who was its
   * predecessor then, where that matters.
   */
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
   * Returns what stands in its place when it is put back.
   *
   * @param rest what is left of it
   * @param followers what hung on it, and lasts
   * @return a message of the same age, which is not in its queue yet
   */
  public final Message leaving(Object rest, List<Attachment> followers) {
    var message = withValue(rest);
    for (var each : followers) {
      if (!each.isGivenUp()) {
        message.attach(each);
      }
    }
    return message;
  }

  /** One of the same age. */
  Message withValue(Object rest) {
    return new Message(place, rest, arrival);
  }

  /**
   * Of one that has left: who stands before its place now. The neighbour that it had, or that one's
   * if it has left as well, and so on; or one that was put back between them. Null if nobody does.
   */
  @Nullable Message predecessorNow() {
    var known = before;
    while (!known.linked && known != known.before && known.isOlderThan(this)) {
      known = known.before;
    }
    var last = known.linked && known.isOlderThan(this) ? known : null;
    for (var next = last == null ? place.queue.first : last.behind;
        next != null && next.isOlderThan(this);
        next = next.behind) {
      last = next;
    }
    return last;
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
   * Returns what hangs on it, and lasts when it leaves.
   *
   * @return a new list
   */
  public List<Attachment> lastingAttachments() {
    var lasting = new ArrayList<Attachment>(0);
    for (var each = attachments; each != null; each = each.sibling) {
      if (each.lasts()) {
        lasting.add(each);
      }
    }
    return lasting;
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
