package dev.joins.growth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.channel.Channel;
import dev.joins.channel.Clause;
import dev.joins.channel.Term;
import dev.joins.dsl.CallChannel;
import dev.joins.dsl.Gate;
import dev.joins.dsl.Joins;
import dev.joins.dsl.ReplyChannel;
import dev.joins.dsl.Signal;
import dev.joins.match.store.Place;
import dev.joins.sync.BoundedBuffer;
import dev.joins.sync.CountDownLatch;
import dev.joins.sync.CyclicBarrier;
import dev.joins.sync.Event;
import dev.joins.sync.Exchanger;
import dev.joins.sync.Lock;
import dev.joins.sync.ReadWriteLock;
import dev.joins.sync.Semaphore;
import dev.joins.tasklet.CooperativeScheduler;
import dev.joins.tasklet.ParallelScheduler;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who waits in vain, and gives up, leaves nothing behind, however often. */
class GivingUpTest {
  private static final Duration MOMENT = Duration.ofNanos(1);

  private final CooperativeScheduler scheduler = Scheduler.cooperative();

  @AfterEach
  void close() {
    scheduler.close();
  }

  /** What somebody waits for who waits in vain; with and without a limit. */
  record Wait(String name, Tasklet.Body unlimited, Tasklet.Body limited, List<Place> places) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Wait> waits() {
    var j = Joins.open("j", ParallelScheduler.detached()); // nothing runs there
    Channel<Integer> a = j.channel("a");
    Channel<Integer> b = j.channel("b");
    Channel<Integer> full = j.channel("full", 0);
    ReplyChannel<Integer, Integer> questions = j.replyChannel("questions");
    CallChannel<Integer> errands = j.callChannel("errands");
    Gate gate = j.gate("gate");
    Signal signal = j.signal("signal");
    var lock = new Lock("lock");
    var semaphore = new Semaphore("semaphore", 1);
    var readWrite = new ReadWriteLock("readWrite");
    var event = new Event("event");
    var latch = new CountDownLatch("latch", 1);
    var barrier = new CyclicBarrier("barrier", 2);
    var exchanger = new Exchanger<Integer>("exchanger");
    var buffer = new BoundedBuffer<Integer>("buffer", 1);
    if (!lock.tryLock()) {
      throw new AssertionError("the lock is new");
    }
    return Stream.of(
        new Wait("receive", a::receive, () -> a.receive(MOMENT), places(a)),
        new Wait("send", () -> full.send(1), () -> full.send(1, MOMENT), places(full)),
        new Wait(
            "select of patterns",
            () -> j.select(j.on(a).and(b).map((x, y) -> x), j.on(b.times(3)).map(List::size)),
            () ->
                j.select(
                    j.on(a).and(b).map((x, y) -> x),
                    j.on(a.by(n -> n)).and(b.by(n -> n)).map((x, y) -> x),
                    j.on(a.ascending(n -> n)).and(b.ascending(n -> n)).and(signal).map((x, y) -> x),
                    j.on(a).and(b).where((x, y) -> x > y).map((x, y) -> x),
                    j.on(Term.someOf(2, List.of(a, b, full))).map(List::size),
                    j.after(MOMENT).map(() -> 1)),
            places(a, b, full)),
        new Wait(
            "select of sends",
            () -> Clause.select(Clause.send(full, 1, 1), Clause.receive(a)),
            () ->
                Clause.select(
                    Clause.send(full, 1, 1), Clause.receive(a), j.after(MOMENT).map(() -> 1)),
            places(a, full)),
        new Wait(
            "call",
            () -> questions.call(1),
            () -> questions.call(1, MOMENT),
            List.of(questions.place())),
        new Wait("errand", () -> errands.call(1), () -> errands.call(1, MOMENT), List.of()),
        new Wait("gate", gate::pass, () -> gate.pass(MOMENT), List.of()),
        new Wait("lock", lock::lock, () -> lock.lock(MOMENT), List.of()),
        new Wait(
            "semaphore", () -> semaphore.acquire(2), () -> semaphore.acquire(2, MOMENT), List.of()),
        new Wait(
            "read-write lock",
            () -> {
              readWrite.lockRead();
              try {
                readWrite.lockWrite();
              } finally {
                readWrite.unlockRead();
              }
            },
            () -> {
              readWrite.lockRead();
              readWrite.lockWrite(MOMENT);
              readWrite.unlockRead();
            },
            List.of()),
        new Wait("event", event::await, () -> event.await(MOMENT), List.of()),
        new Wait("latch", latch::await, () -> latch.await(MOMENT), List.of()),
        new Wait("barrier", barrier::await, () -> barrier.await(MOMENT), List.of()),
        new Wait(
            "exchanger",
            () -> exchanger.exchange(1),
            () -> exchanger.exchange(1, MOMENT),
            List.of()),
        new Wait("buffer", buffer::take, () -> buffer.take(MOMENT), List.of()));
  }

  private static List<Place> places(Channel<?>... channels) {
    return Stream.of(channels).<Place>map(Channel::place).toList();
  }

  @ParameterizedTest
  @MethodSource("waits")
  void whoRunsOutOfTime(Wait wait) throws Exception {
    Growth.assertNothingIsLeft(Growth.MANY, wait.limited);
    wait.places.forEach(Growth::assertForgotten);
  }

  @ParameterizedTest
  @MethodSource("waits")
  void whoIsInterrupted(Wait wait) throws Exception {
    Growth.assertNothingIsLeft(
        Growth.SOME,
        () -> {
          var waiting = scheduler.spawn("waits", wait.unlimited);
          Tasklet.schedule();
          assertThat(waiting.isAlive()).isTrue();
          waiting.interrupt();
          waiting.awaitEnd();
        });
    wait.places.forEach(Growth::assertForgotten);
  }

  @Test
  void questionsThatAreCancelled() throws Exception {
    try (var j = Joins.open("j", scheduler)) {
      ReplyChannel<Integer, Integer> questions = j.replyChannel("questions");
      Growth.assertNothingIsLeft(Growth.MANY, () -> questions.callAsync(1).cancel(false));
      Growth.assertForgotten(questions.place());
    }
  }
}
