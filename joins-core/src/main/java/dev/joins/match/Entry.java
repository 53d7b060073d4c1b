package dev.joins.match;

import org.jspecify.annotations.Nullable;

/**
 * A message as an index has it: a link of the list of all messages with one key, oldest first. The
 * first of them stands in the index's table, and its {@code before} is the last: so a list costs
 * nothing but its links. There is one for each pending message and index.
 */
class Entry implements Link {
  final Index index;
  final Message message;

  /** Of the key. */
  final int hash;

  /** The next list in the same slot of the table; only of use in the first entry of a list. */
  @Nullable Entry collision;

  Entry before = this;
  @Nullable Entry behind;

  /** The same message in another index. */
  @Nullable Entry sibling;

  Entry(Index index, Message message, int hash) {
    this.index = index;
    this.message = message;
    this.hash = hash;
  }

  @Override
  public final Message message() {
    return message;
  }

  @Override
  public final @Nullable Link next() {
    return behind;
  }

  final boolean isFirst() {
    return before.behind == null;
  }

  /** This is the first of a list. */
  final void append(Entry added) {
    added.before = before;
    before.behind = added;
    before = added;
  }

  /**
   * Returns the first of what is left of the list, null if nothing is. The first of the list must
   * be given, unless this is neither the first nor the last.
   */
  final @Nullable Entry removeFrom(@Nullable Entry first) {
    var after = behind;
    if (this == first) {
      if (after != null) {
        after.before = before;
      }
      return after;
    }
    before.behind = after;
    if (after != null) {
      after.before = before;
    } else if (first != null) {
      first.before = before;
    }
    return first;
  }
}
