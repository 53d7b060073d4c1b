package dev.joins.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.joins.ChannelClosedException;
import dev.joins.channel.Channel;
import dev.joins.tasklet.DeadlockException;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A definition and its scheduler: whose it is, and how both end. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OwnSchedulerTest {
  private static final int ROUNDS = Boolean.getBoolean("joins.long") ? 50_000 : 1_000;

  @Test
  void insideOfAParallelSchedulerNoHiddenOneIsMade() {
    var names = ConcurrentHashMap.<Scheduler>newKeySet();
    try (var scheduler = Scheduler.parallel();
        var j = Joins.open("n")) {
      Channel<Integer> a = j.channel("a");
      var seen = new CountDownLatch(1);
      j.on(a)
          .react(n -> {
            Thread.sleep(30);
            names.add(Tasklet.current().orElseThrow().scheduler());
            seen.countDown();
          });
      a.post(1);
      scheduler.run();
      assertThat(names).as("run() has waited for the body").containsExactly(scheduler);
    }
  }

  @Test
  void twoDefinitionsOutsideOfAnyHaveOneEach() {
    var schedulers = ConcurrentHashMap.<Scheduler>newKeySet();
    try (var one = Joins.open("one");
        var other = Joins.open("other")) {
      assertThat(Scheduler.current()).isEmpty();
      Channel<Integer> a = one.channel("a");
      Channel<Integer> b = other.channel("b");
      one.on(a).react(n -> schedulers.add(Scheduler.current().orElseThrow()));
      other.on(b).react(n -> schedulers.add(Scheduler.current().orElseThrow()));
      a.post(1);
      b.post(1);
    }
    assertThat(schedulers).hasSize(2);
  }

  @Test
  void whatABodyThrewTheCloseThrows() {
    var error = new IllegalArgumentException("of a test");
    var j = Joins.open("n");
    Channel<Integer> a = j.channel("a");
    j.on(a)
        .react(n -> {
          throw error;
        });
    a.post(1);
    assertThat(catchThrowable(j::close)).isSameAs(error);
    j.close();
  }

  @Test
  void aBodyMayCloseItAndWhoClosesItFromOutsideWaits() throws Exception {
    for (var round = 0; round < 50; round++) {
      var j = Joins.open("n");
      Channel<Integer> a = j.channel("a");
      var closed = new CountDownLatch(1);
      var over = new AtomicBoolean();
      j.on(a)
          .react(n -> {
            j.close();
            closed.countDown();
            Thread.sleep(5);
            over.set(true);
          });
      a.post(1);
      if (round % 2 == 0) {
        closed.await();
      }
      j.close();
      assertThat(over.get() || !j.untaken().isEmpty()).isTrue();
      assertThatThrownBy(() -> a.post(2)).isInstanceOf(ChannelClosedException.class);
    }
  }

  /** A message that was taken is on its way to its body for an instant, in which nobody has it. */
  @Test
  void eachMessageIsRunOrUntaken() throws Exception {
    for (var round = 0; round < ROUNDS; round++) {
      var j = Joins.open("n");
      Channel<Integer> a = j.channel("a");
      Channel<Integer> b = j.channel("b");
      Set<Integer> run = ConcurrentHashMap.newKeySet();
      Set<Integer> sent = ConcurrentHashMap.newKeySet();
      j.on(a).react(run::add);
      j.on(b).and(b).react((one, other) -> run.addAll(List.of(one, other)));
      var begun = new CountDownLatch(2);
      var senders =
          List.of(
              Thread.ofVirtual().start(() -> sendAll(a, 0, begun, sent)),
              Thread.ofVirtual().start(() -> sendAll(b, 1000, begun, sent)));
      begun.await();
      j.close();
      var known = ConcurrentHashMap.<Integer>newKeySet();
      j.untaken().values().forEach(left -> left.forEach(each -> known.add((Integer) each)));
      known.addAll(run);
      for (var sender : senders) {
        sender.join();
      }
      assertThat(known).containsExactlyInAnyOrderElementsOf(sent);
    }
  }

  private static void sendAll(
      Channel<Integer> channel, int from, CountDownLatch begun, Set<Integer> sent) {
    try {
      for (var i = from; i < from + 1000; i++) {
        channel.post(i);
        sent.add(i);
        if (i == from) {
          begun.countDown();
        }
      }
    } catch (ChannelClosedException closed) {
      // as it should be
    }
  }

  @Test
  void manyMayCloseItAtOnce() throws Exception {
    for (var round = 0; round < 100; round++) {
      var j = Joins.open("n");
      Channel<Integer> a = j.channel("a");
      var over = new AtomicBoolean();
      j.on(a)
          .react(n -> {
            Thread.sleep(2);
            over.set(true);
          });
      a.post(1);
      var early = ConcurrentHashMap.<Thread>newKeySet();
      var closers =
          List.of(1, 2, 3).stream()
              .map(each ->
                  Thread.ofVirtual()
                      .start(() -> {
                        j.close();
                        if (!over.get()) {
                          early.add(Thread.currentThread());
                        }
                      }))
              .toList();
      for (var closer : closers) {
        closer.join();
      }
      assertThat(early).isEmpty();
    }
  }

  // ---- deadlocks

  @Test
  void aDeadlockInItIsReportedThroughTheSchedulerWhoseTaskletClosesIt() {
    var nothing = Channel.<Integer>rendezvous("nothing");
    var never = Channel.<Integer>rendezvous("never");
    var error =
        catchThrowable(() -> {
          var j = Joins.open("n");
          Channel<Integer> a = j.channel("a");
          j.on(a).named("body").react(n -> nothing.send(n));
          a.post(1);
          try (var outer = Scheduler.parallel()) {
            outer.spawn("waits", never::receive);
            outer.spawn("closes", j::close);
            outer.run();
          }
        });
    assertThat(error)
        .isInstanceOf(DeadlockException.class)
        .hasMessageContaining("n/body waits: send to nothing");
  }

  @Test
  void patternsWithSomethingPendingAreInTheReportWithWhatTheyLack() {
    var never = Channel.<Integer>rendezvous("never");
    for (var open : List.<Scheduler>of(Scheduler.cooperative(), Scheduler.parallel())) {
      try (open;
          var j = Joins.open("n", open)) {
        Channel<Integer> jobs = j.channel("jobs");
        Channel<Integer> empty = j.channel("empty");
        Signal slot = j.signal("slot");
        j.on(jobs).and(slot).named("fetch").react(n -> {});
        j.on(empty).and(slot).named("idle").react(n -> {});
        jobs.post(1);
        open.spawn("waits", never::receive);
        assertThat(catchThrowable(open::run))
            .isInstanceOf(DeadlockException.class)
            .hasMessageContaining("waits waits: receive from never")
            .hasMessageContaining("fetch: jobs has 1 of 1, slot has 0 of 1")
            .message()
            .doesNotContain("idle");
      }
    }
  }

  // ---- conditions

  @Test
  void aConditionMustNotUseAnyChannelWhoeverHasMadeIt() {
    try (var scheduler = Scheduler.cooperative();
        var one = Joins.open("one", scheduler);
        var other = Joins.open("other", scheduler)) {
      Channel<Integer> a = one.channel("a");
      Channel<Integer> b = other.channel("b");
      var refusals = ConcurrentHashMap.<String>newKeySet();
      one.on(
              a.where(n -> {
                try {
                  return b.tryReceive().isEmpty();
                } catch (IllegalStateException refused) {
                  refusals.add(String.valueOf(refused.getMessage()));
                  throw refused;
                }
              }))
          .react(n -> {});
      b.post(7);
      a.post(1);
      assertThat(refusals).singleElement().asString().contains("must not use channels");
      assertThat(b.tryReceive()).contains(7);
      assertThat(a.tryReceive()).as("does not match, and stays").contains(1);
    }
  }

  @Test
  void twoConditionsThatUseEachOthersChannelsDoNotWaitForEachOther() throws Exception {
    for (var round = 0; round < 20; round++) {
      try (var scheduler = Scheduler.parallel();
          var one = Joins.open("one", scheduler);
          var other = Joins.open("other", scheduler)) {
        Channel<Integer> a = one.channel("a");
        Channel<Integer> b = other.channel("b");
        var both = new CyclicBarrier(2);
        one.on(a.where(n -> meetAndTake(both, b))).react(n -> {});
        other.on(b.where(n -> meetAndTake(both, a))).react(n -> {});
        scheduler.spawn("a", () -> a.post(1));
        scheduler.spawn("b", () -> b.post(1));
        scheduler.run();
      }
    }
  }

  private static boolean meetAndTake(CyclicBarrier both, Channel<Integer> channel) {
    try {
      both.await(1, TimeUnit.SECONDS);
    } catch (Exception alone) {
      throw new IllegalStateException(alone);
    }
    return channel.tryReceive().isPresent();
  }

  // ---- times

  @Test
  void withinMayBeForEver() throws Exception {
    try (var scheduler = Scheduler.cooperative()) {
      try (var j = Joins.open("n", scheduler)) {
        Channel<Integer> a = j.channel("a");
        Signal never = j.signal("never");
        j.on(a.within(Duration.ofSeconds(Long.MAX_VALUE), n -> {})).and(never).react(n -> {});
        Tasklet.sleep(Duration.ofSeconds(5));
        a.post(1);
        assertThat(a.tryReceive()).contains(1);
      }
      scheduler.run();
    }
  }
}
