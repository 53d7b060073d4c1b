package dev.joins.proofs.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.joins.match.commit.Looking;
import dev.joins.proofs.Effort;
import dev.joins.tasklet.ParallelScheduler;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/**
 * Conservation, atomicity, order, cancellation, release and replies under load: what was sent was
 * taken once or is reported at the end, whoever was interrupted or timed out meanwhile; and at rest
 * no pattern is neglected, nobody waits who could go on, and no queue remembers who is gone.
 */
class StressTest {
  private static final int SENDERS = 12;
  private static final int ROAMERS = 6;

  /** In these seconds at least one message must be sent or taken. */
  private static final int PATIENCE = 30;

  /** Offered, but refused: more of them than of the messages that are sent. */
  private static final int OFFERS_A_MESSAGE = 4;

  private final AtomicBoolean enoughTaken = new AtomicBoolean();
  private final Queue<Throwable> errors = new ConcurrentLinkedQueue<>();
  private final SplittableRandom random = new SplittableRandom(20_110_302);

  @Test
  void onVirtualThreads() throws Exception {
    balance("virtual threads", Thread.ofVirtual().factory(), Effort.of(200_000, 10_000_000));
  }

  @Test
  void onPlatformThreads() throws Exception {
    balance(
        "platform threads", Thread.ofPlatform().daemon().factory(), Effort.of(20_000, 1_000_000));
  }

  private void balance(String kind, ThreadFactory threads, int messages) throws Exception {
    var start = System.nanoTime();
    try (var scheduler =
        Scheduler.parallel(config ->
            config.withThreads(threads).withErrorHandler((tasklet, error) -> errors.add(error)))) {
      var ledger = new Ledger(OFFERS_A_MESSAGE * messages + 100_000);
      var floor = new Floor(scheduler, ledger, new Order(ledger, Floor.CHANNELS, SENDERS + 1));
      var used = usedMemory();
      run(scheduler, floor, messages);
      var seconds = (System.nanoTime() - start) / 1_000_000_000.0;
      rest(scheduler, floor);
      var grown = usedMemory() - used;
      floor.close();
      end(scheduler);
      traces(floor);
      assertThat(ledger.audit()).isEmpty();
      assertThat(errors).isEmpty();
      assertThat(ledger.sentSoFar()).isGreaterThanOrEqualTo(messages);
      // The floor is still reachable here: nothing may be left of ten million messages.
      assertThat(grown).as("bytes left behind").isLessThan(64_000_000);
      System.out.printf(
          "%,d messages sent, %,d taken, in %.1f s on %s; %,d bytes left behind%n",
          ledger.sentSoFar(), ledger.takenSoFar(), seconds, kind, Math.max(0, grown));
    }
  }

  private static long usedMemory() {
    System.gc();
    var runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /** Senders, takers and somebody who interrupts them, until enough is sent. */
  private void run(ParallelScheduler scheduler, Floor floor, int messages)
      throws InterruptedException {
    var ledger = floor.ledger;
    var senders = new ArrayList<Tasklet>();
    for (var i = 0; i < SENDERS; i++) {
      var sender =
          new Sender(
              floor,
              i,
              random.nextLong(),
              () -> ledger.sentSoFar() >= messages || ledger.isFull(50_000));
      senders.add(scheduler.spawn("sender" + i, sender));
    }
    var takers = new ArrayList<Tasklet>();
    for (var i = 0; i < Floor.CHANNELS; i++) {
      var channel = i;
      takers.add(scheduler.spawn("at c" + i, () -> taker(floor).stayAt(channel)));
    }
    for (var i = 0; i < ROAMERS; i++) {
      takers.add(scheduler.spawn("roamer" + i, () -> taker(floor).roam()));
    }
    var disturbed = new ArrayList<>(senders);
    disturbed.addAll(takers);
    var disturber = scheduler.spawn("disturber", () -> disturb(disturbed));
    for (var sender : senders) {
      awaitEnd(sender, scheduler, floor);
    }
    enoughTaken.set(true);
    disturber.interrupt();
    for (var taker : takers) {
      taker.interrupt();
      awaitEnd(taker, scheduler, floor);
    }
    end(scheduler); // the bodies of what was matched
  }

  private synchronized Taker taker(Floor floor) {
    return new Taker(floor, random.nextLong(), enoughTaken::get);
  }

  private static void disturb(List<Tasklet> disturbed) throws InterruptedException {
    var random = new SplittableRandom(7);
    while (true) {
      Tasklet.sleep(Duration.ofNanos(random.nextInt(1_000_000)));
      disturbed.get(random.nextInt(disturbed.size())).interrupt();
    }
  }

  /** With some senders and callers left over, who wait: then no pattern could be committed. */
  private void rest(ParallelScheduler scheduler, Floor floor) throws InterruptedException {
    var waiting = new ArrayList<Tasklet>();
    for (var i = 0; i < 3; i++) {
      var late = new Sender(floor, SENDERS, i, () -> true);
      waiting.add(scheduler.spawn("late caller", late::callForEver));
      for (var channel = 0; channel < Floor.CHANNELS; channel++) {
        if (!Floor.isUnbounded(channel)) {
          var at = channel;
          waiting.add(scheduler.spawn("late at c" + at, () -> late.send(at)));
        }
      }
    }
    var patience = System.nanoTime() + PATIENCE * 1_000_000_000L;
    while (scheduler.standstill() == null && waiting.stream().anyMatch(Tasklet::isAlive)) {
      if (System.nanoTime() - patience > 0) {
        fail("nothing is going on, and that is not seen: " + scheduler.blocked());
      }
      Thread.sleep(1);
    }
    assertThat(floor.neglected()).as("patterns that are enabled, at rest").isEmpty();
    assertThat(floor.idle()).as("patterns that never matched").isEmpty();
  }

  /** Waits for those who end by themselves. */
  private static void end(ParallelScheduler scheduler) {
    scheduler.run();
  }

  /** Nobody waits any more: so nothing is taken from, or wanted of, any channel. */
  private static void traces(Floor floor) {
    for (var channel : floor.channels) {
      assertThat(Looking.whatTakersLack(channel.place())).as("who waits at " + channel).isEmpty();
      assertThat(channel.place().snapshot()).as("what is pending at " + channel).isEmpty();
    }
  }

  /** Fails with a report if nothing moves any more. */
  private void awaitEnd(Tasklet tasklet, ParallelScheduler scheduler, Floor floor)
      throws InterruptedException {
    var before = -1L;
    var still = 0;
    while (tasklet.isAlive()) {
      Thread.sleep(still == 0 ? 1 : 100);
      var now = floor.ledger.sentSoFar() + floor.ledger.takenSoFar();
      still = now == before ? still + 1 : 0;
      before = now;
      if (still > 10 * PATIENCE) {
        var enabled = floor.neglected();
        fail("nothing moves; enabled: " + enabled + "; blocked: " + scheduler.blocked() + dump());
      }
    }
  }

  private static String dump() {
    var text = new StringBuilder("\nplatform threads:");
    Thread.getAllStackTraces()
        .forEach((thread, trace) -> text.append("\n").append(thread).append(List.of(trace)));
    return text.toString();
  }
}
