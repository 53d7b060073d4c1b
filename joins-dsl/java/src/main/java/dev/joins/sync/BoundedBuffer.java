package dev.joins.sync;

import dev.joins.channel.Channel;
import dev.joins.channel.Clause;
import dev.joins.channel.Join;
import dev.joins.channel.Term;
import dev.joins.internal.Text;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Holds a limited number of elements, first in, first out: a buffered channel, by the names {@code
 * put} and {@code take} of {@link java.util.concurrent.BlockingQueue}.
 *
 * {@snippet file="SyncSnippets.java" region="boundedBuffer"}
 *
 * <p>Fair: producers and consumers are served in the order in which they came; but who wants
 * several elements at once may be overtaken by those who want one.
 *
 * @param <T> the elements
 */
public final class BoundedBuffer<T> {
  private final Channel<T> elements;

  /**
   * Makes an empty buffer.
   *
   * @param name for reports
   * @param capacity how many elements, at least 1
   * @throws IllegalArgumentException if it is less than 1
   */
  public BoundedBuffer(String name, int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException(
          "buffer '" + Text.line(name) + "' cannot have capacity " + capacity + "; the least is 1");
    }
    elements = Channel.buffered(name, capacity);
  }

  /**
   * Adds an element; waits while the buffer is full.
   *
   * @param element not null
   * @throws InterruptedException if interrupted before there was room; it was not added
   */
  public void put(T element) throws InterruptedException {
    elements.send(element);
  }

  /**
   * Adds an element if there is room.
   *
   * @param element not null
   * @return whether it was added
   */
  public boolean tryPut(T element) {
    return elements.trySend(element);
  }

  /**
   * Adds an element; waits at most so long for room.
   *
   * @param element not null
   * @param timeout zero or less: only if there is room
   * @return whether it was added
   * @throws InterruptedException if interrupted before there was room; it was not added
   */
  public boolean put(T element, Duration timeout) throws InterruptedException {
    return elements.send(element, timeout);
  }

  /**
   * Removes the oldest element; waits while the buffer is empty.
   *
   * @return the element
   * @throws InterruptedException if interrupted before an element was removed
   */
  public T take() throws InterruptedException {
    return elements.receive();
  }

  /**
   * Removes the oldest elements, so many at one instant; waits until they are there.
   *
   * @param count at least 1; more than the capacity if producers wait with the rest
   * @return the elements, oldest first
   * @throws InterruptedException if interrupted before anything was removed
   * @throws IllegalArgumentException if the count is less than 1
   */
  public List<T> take(int count) throws InterruptedException {
    var oldest = Join.of(elements.times(count));
    return Clause.select(Clause.take(oldest, taken -> listOf(oldest.bind(taken))));
  }

  @SuppressWarnings("unchecked") // the join has one term, which yields such a list
  private List<T> listOf(Object[] values) {
    return (List<T>) values[0];
  }

  /**
   * Removes the oldest element if there is one.
   *
   * @return the element; empty if there is none
   */
  public Optional<T> tryTake() {
    return elements.tryReceive();
  }

  /**
   * Removes the oldest element; waits at most so long for one.
   *
   * @param timeout zero or less: only if one is there
   * @return the element; empty if the time was up
   * @throws InterruptedException if interrupted before anything was removed
   */
  public Optional<T> take(Duration timeout) throws InterruptedException {
    return elements.receive(timeout);
  }

  /**
   * Returns the oldest element as a term: a pattern that has it removes it together with its other
   * terms, at one instant.
   *
   * @return yields the element
   */
  public Term<T> term() {
    return elements;
  }

  @Override
  public String toString() {
    return elements.toString();
  }
}
