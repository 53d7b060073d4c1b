package dev.joins.match.store;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import org.jspecify.annotations.Nullable;

/**
 * One lock for all places that some pattern or select has ever joined, and the clock by which their
 * messages age.
 *
 * <p>Invariant: a place belongs to the root that its group leads to; whoever holds the root's lock
 * sees all messages and takers that could take part in one match, so a commit is a sequential
 * program. Groups only ever grow: {@code parent} is set first under both locks, and then, under
 * none, only to a group that it leads to anyway. A thread holds more than one group's lock only to
 * merge them, and takes them in the order of their ids. States of the lock: 0 is free, 1 is held.
 *
 * <p>The scheme is a union-find over locks. Turon and Russo ("Scalable Join Patterns", OOPSLA 2011)
 * claim messages one by one with CAS instead, and need no lock; their bags promise no order. Ours
 * must take the oldest, by priority, at one instant, which is a question about several queues at
 * once. ADR 0002 has the comparison.
 *
 * <p>Ages are exact across groups, although most of them cost no atomic operation: a group takes
 * them out of a block of its own, and goes on in it only while no other group has begun a later
 * block. ADR 0014 has the argument. (A counter for each group alone is wrong: two messages of
 * groups that are merged later could not be compared.)
 *
 * <p>The lock is not the JDK's {@code ReentrantLock}, since nobody may enter it twice, and since
 * that one stores its owner as an object, which with G1 is a store barrier for each message.
 */
public final class LockGroup extends AbstractQueuedSynchronizer {
  private static final long serialVersionUID = 1;

  private static final AtomicLong IDS = new AtomicLong();

  /** The newest block of ages that any group has begun. */
  private static final AtomicLong BLOCKS = new AtomicLong();

  private static final int AGES_IN_A_BLOCK = 1 << 20;

  /** ADR 0013 has what this saves, and what more would cost. */
  private static final int LOOKS = 8;

  /** Its place in the order in which locks are taken. */
  private final long id = IDS.incrementAndGet();

  private transient volatile @Nullable LockGroup parent;

  /** The number of the thread that may run user code under the lock; 0 where none does. */
  private long asker;

  /** The block that it takes ages from; -1 before the first. */
  private long block = -1;

  /** How many ages of the block have been given. */
  private int used;

  /** Makes a group of nothing as yet. */
  public LockGroup() {}

  /**
   * Locks the root of this group, until {@link #unlock()}.
   *
   * @return the root
   * @throws IllegalStateException if called by user code that runs under this lock
   */
  public LockGroup lock() {
    if (UserCode.used) {
      UserCode.refuseChannels();
    }
    var root = this;
    while (true) {
      if (root.parent != null) {
        root = root.root();
      }
      if (!root.compareAndSetState(0, 1)) {
        root.lockContended();
      }
      if (root.parent == null) {
        return root;
      }
      root.unlock(); // merged meanwhile
    }
  }

  private void lockContended() {
    refuseReentry();
    if (!isFreeSoon()) {
      acquire(1);
    }
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

  /** Gives the lock back. */
  public void unlock() {
    release(1);
  }

  /** Notes that user code may run from now on, under the lock, which must not come back to it. */
  public void admitUserCode() {
    asker = Thread.currentThread().threadId();
  }

  /** Notes that no more user code will run before the lock is given back. */
  public void dismissUserCode() {
    asker = 0;
  }

  private void refuseReentry() {
    if (getState() == 1 && asker == Thread.currentThread().threadId()) {
      throw new IllegalStateException(
          "a condition, key or order of a pattern must not use channels: it may be asked under"
              + " their lock");
    }
  }

  /**
   * Returns an age that is greater than all that were given before, by any group. Under the lock.
   *
   * @return to be compared with those of all other messages and takers
   */
  public long nextAge() {
    if (BLOCKS.get() != block || used == AGES_IN_A_BLOCK) {
      block = BLOCKS.incrementAndGet();
      used = 0;
    }
    return block * AGES_IN_A_BLOCK + used++;
  }

  /**
   * Makes one group of several, so that all of them have one root from now on.
   *
   * @param groups at least one
   * @return the root, not locked
   */
  public static LockGroup merge(List<LockGroup> groups) {
    if (UserCode.used) {
      UserCode.refuseChannels();
    }
    while (true) {
      var roots =
          groups.stream()
              .map(LockGroup::root)
              .distinct()
              .sorted(Comparator.comparingLong(root -> root.id))
              .toList();
      var first = roots.getFirst();
      if (roots.size() == 1) {
        return first;
      }
      roots.forEach(LockGroup::refuseReentry);
      roots.forEach(LockGroup::lockAsItIs);
      if (roots.stream().allMatch(root -> root.parent == null)) {
        roots.stream().skip(1).forEach(root -> root.parent = first);
      } // or others have merged some of these meanwhile: look again
      roots.forEach(LockGroup::unlock);
    }
  }

  private void lockAsItIs() {
    if (!compareAndSetState(0, 1)) {
      acquire(1);
    }
  }

  /**
   * Returns the group that this one has become part of. Each group on the way is led past the next
   * one, so that a chain of many is gone after a few walks.
   *
   * @return itself if of none
   */
  public LockGroup root() {
    var group = this;
    for (var up = group.parent; up != null; up = group.parent) {
      var next = up.parent;
      if (next != null) {
        group.parent = next;
      }
      group = up;
    }
    return group;
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
