package dev.joins.match;

import org.jspecify.annotations.Nullable;

/**
 * The pending messages of one place that one input of a plan can take. Attached to the place as
 * long as somebody waits with the plan; guarded by the lock of the place's group.
 *
 * <p>What an input says of a single message - filter, key, order - is asked once, when the message
 * comes, and before any lock is taken: see {@link Screening}.
 */
abstract sealed class Index implements Supply permits HashIndex, OrderIndex {
  private final Input input;
  private final Answers passing = new Answers();
  private int size;

  Index(Input input) {
    this.input = input;
  }

  final Input input() {
    return input;
  }

  @Override
  public final Place place() {
    return input.place();
  }

  /** How many messages pass. */
  @Override
  public final int size() {
    return size;
  }

  @Override
  public final boolean has(Message message) {
    return entryOf(message) != null;
  }

  final @Nullable Entry entryOf(Message message) {
    for (var each = message.entry; each != null; each = each.sibling) {
      if (each.index == this) {
        return each;
      }
    }
    return null;
  }

  /** What this needs to know of a value; null if it does not pass. Runs the user's code. */
  final @Nullable Object screen(Object value) {
    if (value instanceof Failure) {
      return null;
    }
    var filter = input.filter();
    return filter == null || UserCode.test(filter, value) ? keyOf(value) : null;
  }

  /** The key of a value that passes; null if there is none. */
  abstract @Nullable Object keyOf(Object value);

  /** How many of the messages that came have passed. */
  final Answers passing() {
    return passing;
  }

  /** A message has come; it passes if it has a key. */
  final void enter(Message message, @Nullable Object key) {
    passing.add(key != null);
    if (key == null) {
      return;
    }
    var entry = insert(message, key);
    entry.sibling = message.entry;
    message.entry = entry;
    size++;
  }

  /** The message leaves its place, and with it all indexes. */
  static void removeAll(Message message) {
    for (var each = message.entry; each != null; each = each.sibling) {
      each.index.size--;
      each.index.remove(each);
    }
    message.entry = null;
  }

  /** This index is given up, not the message. */
  final void forget(Message message) {
    Entry previous = null;
    for (var each = message.entry; each != null; each = each.sibling) {
      if (each.index == this) {
        if (previous == null) {
          message.entry = each.sibling;
        } else {
          previous.sibling = each.sibling;
        }
        return;
      }
      previous = each;
    }
  }

  abstract Entry insert(Message message, Object key);

  abstract void remove(Entry entry);
}
