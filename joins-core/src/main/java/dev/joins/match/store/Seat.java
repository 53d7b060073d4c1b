package dev.joins.match.store;

import org.jspecify.annotations.Nullable;

/**
 * The wait of a line at one queue, for so many messages. A link of the queue's list of seats.
 *
 * <p>Invariant: {@code line.missing} is the number of the line's seats whose queue has fewer
 * messages than the seat's count; the queue sees to it whenever its size crosses that count.
 */
public final class Seat {
  /** Who waits. */
  public final Line line;

  /** Where. */
  public final MessageQueue queue;

  /** How many messages it wants of this queue at least. */
  public final int count;

  @Nullable Seat before;

  /** The seat of the line that came next. */
  public @Nullable Seat behind;

  /**
   * Makes one that is not taken yet.
   *
   * @param line who waits
   * @param queue where
   * @param count for how many messages at least
   */
  public Seat(Line line, MessageQueue queue, int count) {
    this.line = line;
    this.queue = queue;
    this.count = count;
  }

  /** Takes it: from now on the queue counts for the line. */
  public void take() {
    queue.add(this);
  }

  /** Leaves it. To be called once. */
  public void leave() {
    queue.remove(this);
  }
}
