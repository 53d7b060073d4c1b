package dev.joins.match.store;

import org.jspecify.annotations.Nullable;

/**
 * Some of the pending messages of one place, in an order or by a key. Attached to the place as long
 * as somebody waits who needs it; guarded by the lock of the place's group.
 *
 * <p>What is to be known of a single message is asked once, by {@link #screen}, when the message
 * comes, and before any lock is taken. From then on a message is found by where its entry stands,
 * and never by asking again: what the user's code says of a message may change.
 */
public abstract class Index {
  private int size;
  private boolean givenUp;

  /** Makes an index of nothing. */
  protected Index() {}

  /**
   * Returns what this needs to know of a value. Runs the user's code.
   *
   * @param value of a message
   * @return null if it does not pass
   */
  public abstract @Nullable Object screen(Object value);

  /**
   * Notes how a message was screened.
   *
   * @param passed whether it passed
   */
  protected abstract void noteScreened(boolean passed);

  /**
   * Adds an entry.
   *
   * @param message linked
   * @param key what {@link #screen} returned
   * @return where it stands; null if its key is of no use
   */
  protected abstract @Nullable Entry insert(Message message, Object key);

  /**
   * Takes an entry out, by where it stands.
   *
   * @param entry of this index
   */
  protected abstract void remove(Entry entry);

  /**
   * Returns how many messages pass.
   *
   * @return of those that are pending
   */
  public final int size() {
    return size;
  }

  /**
   * Lets a message in that has come, if it passes.
   *
   * @param message linked
   * @param key what {@link #screen} returned
   */
  public final void enter(Message message, @Nullable Object key) {
    noteScreened(key != null);
    var entry = key == null ? null : insert(message, key);
    if (entry == null) {
      return;
    }
    entry.sibling = message.entry;
    message.entry = entry;
    size++;
  }

  /** The message leaves its place, and with it all indexes. */
  static void removeAll(Message message) {
    for (var each = message.entry; each != null; each = each.sibling) {
      if (!each.index.givenUp) {
        each.index.size--;
        each.index.remove(each);
      }
    }
    message.entry = null;
  }

  /** Nobody will ask it any more; its entries are of no use. */
  final void giveUp() {
    givenUp = true;
  }

  /** Indexes were given up, not the message. */
  static void forgetThoseGivenUp(Message message) {
    Entry previous = null;
    for (var each = message.entry; each != null; each = each.sibling) {
      if (!each.index.givenUp) {
        previous = each;
      } else if (previous == null) {
        message.entry = each.sibling;
      } else {
        previous.sibling = each.sibling;
      }
    }
  }
}
