package dev.joins.sync;

import static dev.joins.sync.Token.TOKEN;

import dev.joins.channel.Channel;
import dev.joins.internal.Text;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Many readers, or one writer.
 *
 * {@snippet file="SyncSnippets.java" region="readWriteLock"}
 *
 * <p>Fair: readers and writers are let in as they came; readers who come behind a waiting writer
 * wait for it, and neither side starves. Not reentrant, and a reader cannot become a writer:
 * whoever tries waits for itself, and the deadlock report says so. Nobody owns the lock: another
 * tasklet may unlock.
 *
 * <p>Invariant: {@code turn} holds one number, or it is in the hand of whoever is on the way in or
 * writes. It counts the readers who are inside, and those who have left and whose token is still in
 * {@code left}. A reader who comes in takes the place of one who has left, if there is one. A
 * writer keeps the turn, and with it all others out, and takes a token for each reader that was
 * counted.
 */
public final class ReadWriteLock {
  private static final int WRITER = -1;

  private final String name;
  private final Channel<Integer> turn;
  final Channel<Token> left; // seen by the test

  /** How many readers hold it, or that a writer does: only for the check of unlocking. */
  private final AtomicInteger holders = new AtomicInteger();

  /**
   * Makes a lock that nobody holds.
   *
   * @param name for reports
   */
  public ReadWriteLock(String name) {
    this.name = Text.line(name);
    turn = Channel.unbounded(name + ".turn");
    left = Channel.unbounded(name + ".left");
    turn.trySend(0);
  }

  /**
   * Takes the lock for reading; waits while somebody writes, or came before and wants to.
   *
   * @throws InterruptedException if interrupted before the lock was taken
   */
  public void lockRead() throws InterruptedException {
    letIn(turn.receive());
  }

  /**
   * Takes the lock for reading; waits at most so long.
   *
   * @param timeout zero or less: only if nobody writes or wants to
   * @return whether it was taken
   * @throws InterruptedException if interrupted before the lock was taken
   */
  public boolean lockRead(Duration timeout) throws InterruptedException {
    var readers = turn.receive(timeout);
    readers.ifPresent(this::letIn);
    return readers.isPresent();
  }

  private void letIn(int readers) {
    holders.incrementAndGet();
    turn.trySend(left.tryReceive().isPresent() ? readers : readers + 1);
  }

  /**
   * Ends reading.
   *
   * @throws IllegalMonitorStateException if nobody reads
   */
  public void unlockRead() {
    if (holders.getAndUpdate(readers -> readers > 0 ? readers - 1 : readers) <= 0) {
      throw new IllegalMonitorStateException("nobody reads '" + name + "': unlockRead() refused");
    }
    left.trySend(TOKEN);
  }

  /**
   * Takes the lock for writing; waits until all who came before have left.
   *
   * @throws InterruptedException if interrupted before the lock was taken
   */
  public void lockWrite() throws InterruptedException {
    awaitReaders(turn.receive(), null);
  }

  /**
   * Takes the lock for writing; waits at most so long.
   *
   * @param timeout zero or less: only if nobody holds it
   * @return whether it was taken
   * @throws InterruptedException if interrupted before the lock was taken
   */
  public boolean lockWrite(Duration timeout) throws InterruptedException {
    var deadline = Deadline.in(timeout);
    var readers = turn.receive(timeout);
    return readers.isPresent() && awaitReaders(readers.get(), deadline.left());
  }

  /** Waits for the readers, with the turn in hand, which is given back unless all leave in time. */
  private boolean awaitReaders(int readers, @Nullable Duration limit) throws InterruptedException {
    var alone = readers == 0;
    try {
      alone = alone || Take.all(left.times(readers), limit);
      return alone;
    } finally {
      if (alone) {
        holders.set(WRITER);
      } else {
        turn.trySend(readers);
      }
    }
  }

  /**
   * Ends writing.
   *
   * @throws IllegalMonitorStateException if nobody writes
   */
  public void unlockWrite() {
    if (!holders.compareAndSet(WRITER, 0)) {
      throw new IllegalMonitorStateException("nobody writes '" + name + "': unlockWrite() refused");
    }
    turn.trySend(0);
  }

  @Override
  public String toString() {
    return name;
  }
}
