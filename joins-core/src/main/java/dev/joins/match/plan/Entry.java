package dev.joins.match.plan;

import dev.joins.match.store.Attachment;
import dev.joins.match.store.Link;
import dev.joins.match.store.Message;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message as an index has it: a link of a list of messages that the index keeps together, oldest
 * first. The {@code before} of the first of a list is the last: so a list costs nothing but its
 * links. There is one for each pending message and index.
 */
class Entry extends Attachment implements Link {
  /** Whose it is. */
  final TermIndex index;

  private final Message message;

  private Entry before = this;
  private @Nullable Entry behind;

  /**
   * Makes a list of one.
   *
   * @param index whose it is
   * @param message what stands there
   */
  Entry(TermIndex index, Message message) {
    this.index = index;
    this.message = message;
  }

  @Override
  protected final void leave() {
    index.leave(this);
  }

  @Override
  protected final boolean isGivenUp() {
    return index.isGivenUp();
  }

  @Override
  public final Message message() {
    return message;
  }

  @Override
  public final @Nullable Entry next() {
    return behind;
  }

  /**
   * Returns the neighbour that came before.
   *
   * @return in the first of a list the last
   */
  final Entry before() {
    return before;
  }

  /**
   * Returns whether a list begins here.
   *
   * @return false for all but the first
   */
  final boolean isFirst() {
    return before.behind == null;
  }

  /**
   * Adds to the list of which this is the first: mostly to its end, and what was put back where its
   * age says.
   *
   * @param added stands alone
   * @return the first of the list from now on
   */
  final Entry add(Entry added) {
    if (before.message.isOlderThan(added.message)) {
      before.behind = added;
      added.before = before;
      before = added;
      return this;
    }
    var next = this;
    while (next.message.isOlderThan(added.message)) {
      next = Objects.requireNonNull(next.behind, "the last is younger");
    }
    added.behind = next;
    added.before = next.before;
    next.before = added;
    if (next == this) {
      return added;
    }
    added.before.behind = added;
    return this;
  }

  /**
   * Makes this a list of one, and its neighbour the first of the others. It is the first of its
   * list.
   */
  final void partFromOthers() {
    removeFrom(this);
    before = this;
    behind = null;
  }

  /**
   * Takes this out of its list. The first of the list must be given, unless this is neither the
   * first nor the last.
   *
   * @param first of the list
   * @return the first of what is left; null if nothing is
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
