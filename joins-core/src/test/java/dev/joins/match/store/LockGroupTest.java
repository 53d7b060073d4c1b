package dev.joins.match.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One lock for all that was ever merged: one thread at a time, and one clock. */
@Timeout(60)
class LockGroupTest {
  private static final int THREADS = 4;
  private static final int ROUNDS = 30_000;
  private static final int AGES_IN_A_BLOCK = 1 << 20;

  /** Written without any help, but for the lock. */
  private long count;

  private void countUnder(LockGroup group) {
    var root = group.lock();
    try {
      count++;
    } finally {
      root.unlock();
    }
  }

  private static void inThreads(Runnable work) throws InterruptedException {
    var threads = Stream.generate(() -> Thread.ofPlatform().start(work)).limit(THREADS).toList();
    for (var thread : threads) {
      thread.join();
    }
  }

  @Test
  void oneThreadAtATimeIsInside() throws Exception {
    var group = new LockGroup();
    inThreads(() -> {
      for (var i = 0; i < ROUNDS; i++) {
        countUnder(group);
      }
    });
    assertThat(count).isEqualTo((long) THREADS * ROUNDS);
  }

  /** Whichever of the merged groups it enters by, and while others are merged with them. */
  @Test
  void oneThreadAtATimeIsInsideGroupsThatAreMerged() throws Exception {
    for (var round = 0; round < 100; round++) {
      var seed = round;
      var groups = new ArrayList<>(List.of(new LockGroup(), new LockGroup()));
      LockGroup.merge(groups); // these two are what is counted under
      var others = Stream.generate(LockGroup::new).limit(6).toList();
      count = 0;
      inThreads(() -> {
        var random = new Random(seed + Thread.currentThread().threadId());
        for (var i = 0; i < ROUNDS / 100; i++) {
          countUnder(groups.get(random.nextInt(2)));
          if (random.nextInt(20) == 0) {
            LockGroup.merge(List.of(groups.get(random.nextInt(2)), others.get(random.nextInt(6))));
          }
        }
      });
      assertThat(count).isEqualTo((long) THREADS * (ROUNDS / 100));
    }
  }

  @Test
  void groupsThatAreMergedHaveOneRoot() {
    var groups = Stream.generate(LockGroup::new).limit(5).toList();
    LockGroup.merge(groups.subList(0, 2));
    LockGroup.merge(groups.subList(2, 5));
    assertThat(groups.get(0).root()).isNotSameAs(groups.get(2).root());
    var root = LockGroup.merge(List.of(groups.get(1), groups.get(4)));
    assertThat(groups).allSatisfy(group -> assertThat(group.root()).isSameAs(root));
    var locked = groups.get(3).lock();
    assertThat(locked).isSameAs(root);
    locked.unlock();
  }

  @Test
  void userCodeUnderTheLockIsNotLetInAgain() {
    var group = new LockGroup();
    group.lock();
    group.admitUserCode();
    assertThatIllegalStateException()
        .isThrownBy(group::lock)
        .withMessageContaining("asked under their lock");
    assertThatIllegalStateException()
        .isThrownBy(() -> LockGroup.merge(List.of(group, new LockGroup())));
    group.dismissUserCode();
    group.unlock();
    group.lock().unlock();
  }

  // ---- ages

  @Test
  void agesGrowWithinAGroup() {
    var group = new LockGroup();
    var last = group.nextAge();
    for (var i = 0; i < 1_000; i++) {
      var next = group.nextAge();
      assertThat(next).isGreaterThan(last);
      last = next;
    }
  }

  @Test
  void agesGrowAcrossGroupsWhoeverIsAsked() {
    var random = new Random(1);
    var groups = Stream.generate(LockGroup::new).limit(4).toList();
    var last = -1L;
    for (var i = 0; i < 1_000; i++) {
      var next = groups.get(random.nextInt(4)).nextAge();
      assertThat(next).isGreaterThan(last);
      last = next;
    }
  }

  @Test
  void aGroupThatHasUsedUpItsBlockDoesNotRunIntoTheNext() {
    var one = new LockGroup();
    var last = one.nextAge();
    for (var i = 0; i < AGES_IN_A_BLOCK + 10; i++) {
      var next = one.nextAge();
      if (next <= last) {
        assertThat(next).as("age %s", i).isGreaterThan(last);
      }
      last = next;
    }
    assertThat(new LockGroup().nextAge()).isGreaterThan(last);
  }
}
