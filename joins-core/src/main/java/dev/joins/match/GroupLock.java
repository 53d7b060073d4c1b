package dev.joins.match;

import java.util.concurrent.locks.AbstractQueuedSynchronizer;

/**
 * The lock of one group: a {@code ReentrantLock} that nobody may enter twice. States: 0 is free, 1
 * is held.
 *
 * <p>It is not the JDK's, since that one stores its owner as an object: with G1 a store barrier for
 * each message (ADR 0011). The owner's number will do, to refuse whoever comes back to it.
 */
final class GroupLock extends AbstractQueuedSynchronizer {
  private static final long serialVersionUID = 1;

  /** ADR 0013 has what this saves, and what more would cost. */
  private static final int LOOKS = 8;

  /** The number of the thread that holds it, only read by others to see that it is not they. */
  private long owner;

  void lock() {
    if (!compareAndSetState(0, 1)) {
      refuseReentry();
      if (!isFreeSoon()) {
        acquire(1);
      }
    }
    owner = Thread.currentThread().threadId();
  }

  /**
   * It is held for the time of a commit, which is less than it takes to park and be woken; unless
   * the holder has lost its core.
   */
  private boolean isFreeSoon() {
    for (var look = 0; look < LOOKS; look++) {
      Thread.onSpinWait();
      if (getState() == 0 && compareAndSetState(0, 1)) {
        return true;
      }
    }
    return false;
  }

  void unlock() {
    owner = 0;
    release(1);
  }

  /** Only the user's conditions run under the lock, and so could come back to it. */
  void refuseReentry() {
    if (getState() == 1 && owner == Thread.currentThread().threadId()) {
      throw new IllegalStateException(
          "a condition, key or order of a pattern must not use channels: it is asked under their"
              + " lock");
    }
  }

  @Override
  protected boolean tryAcquire(int ignored) {
    return compareAndSetState(0, 1);
  }

  @Override
  protected boolean tryRelease(int ignored) {
    setState(0);
    return true;
  }
}
