package dev.joins.proofs.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.actor.ActorRef;
import dev.joins.actor.ActorSystem;
import dev.joins.proofs.Effort;
import dev.joins.proofs.soak.Tally.Deed;
import dev.joins.tasklet.ParallelScheduler;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Everything at once under the parallel scheduler, for {@code -Djoins.soak.seconds=...}: a minute
 * in each build, an hour under the profile {@code exhaustive}. In rounds of a few seconds, so that
 * there are moments at which all must be at rest: then each message of the round has arrived once
 * or was reported, nobody waits, nothing is held, and heap and threads are what they were.
 *
 * <p>Which thread goes first is not in anybody's hand, so {@code -Djoins.soak.seed=...} makes the
 * same choices, and not the same run.
 */
class SoakTest {
  private static final int SECONDS = Integer.getInteger("joins.soak.seconds", Effort.of(50, 3_600));
  private static final long SEED = Long.getLong("joins.soak.seed", System.nanoTime());
  private static final int ROUND_MILLIS = 2_500;
  private static final int WORKERS = 32;

  /** In so much time something must happen. */
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  /** Carriers of virtual threads, the compiler and the collector come and go. */
  private static final int PLATFORM_THREADS_TO_SPARE = 10;

  private final Tally tally = new Tally();
  private final Queue<Throwable> errors = new ConcurrentLinkedQueue<>();
  private final AtomicInteger liveThreads = new AtomicInteger();
  private final SplittableRandom random = new SplittableRandom(SEED);
  private volatile boolean enough;
  private String phase = "the beginning";

  @Test
  void everyMessageArrivesOnceAndNothingGrows() throws Exception {
    try (var listener = new Listener();
        var scheduler =
            Scheduler.parallel(
                config -> config.withThreads(counting()).withErrorHandler(this::uncaught));
        var floor = new Floor(scheduler);
        var system = ActorSystem.open("soak", scheduler)) {
      soak(scheduler, floor, system, listener);
    } catch (Throwable failure) {
      throw new AssertionError("-Djoins.soak.seed=" + SEED + ", in " + phase, failure);
    }
    assertThat(liveThreads).as("threads of the scheduler, when it is closed").hasValue(0);
  }

  private ThreadFactory counting() {
    return body ->
        Thread.ofVirtual()
            .unstarted(() -> {
              liveThreads.incrementAndGet();
              try {
                body.run();
              } finally {
                liveThreads.decrementAndGet();
              }
            });
  }

  private void uncaught(String tasklet, Throwable error) {
    if (!Planned.is(error)) {
      errors.add(error);
    }
  }

  /** What is there from the first round to the last, and what has been found at rest. */
  private void soak(ParallelScheduler scheduler, Floor floor, ActorSystem system, Listener listener)
      throws InterruptedException {
    var synchronisers = new Synchronisers(tally);
    var steady = new Steady(tally);
    var actor = steady.spawn(system);
    var heap = new Heap();
    var platformThreads = ManagementFactory.getThreadMXBean();
    var threadsAtFirst = 0;
    var end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
    for (var round = 1; System.nanoTime() - end < 0; round++) {
      phase = "round " + round;
      var books = new Books();
      floor.open(books);
      synchronisers.open(books);
      listener.open(books);
      run(new Round(scheduler, books, floor, synchronisers, steady, actor));
      phase = "the rest after round " + round;
      settle(scheduler, books, floor, synchronisers);
      assertThat(errors).as("errors").isEmpty();
      assertThat(listener.errors()).as("errors that were logged").isEmpty();
      assertThat(books.audit()).as("what does not balance").isEmpty();
      assertThat(floor.traces()).as("what was left behind").isEmpty();
      assertThat(synchronisers.traces()).as("what is held by nobody").isEmpty();
      assertThat(scheduler.blocked()).as("tasklets at rest, but the steady actor").hasSize(1);
      assertThat(liveThreads).as("threads at rest, but the steady actor's").hasValue(1);
      tally.add(books);
      books = new Books(); // what is counted is forgotten
      floor.open(books);
      synchronisers.open(books);
      listener.open(books);
      heap.look();
      threadsAtFirst = round == 1 ? platformThreads.getThreadCount() : threadsAtFirst;
      assertThat(platformThreads.getThreadCount())
          .as("platform threads")
          .isLessThan(threadsAtFirst + PLATFORM_THREADS_TO_SPARE);
    }
    phase = "the end";
    System.out.printf("soak of %d s, seed %d%n%s%nheap: %s%n", SECONDS, SEED, tally, heap);
    assertThat(heap.isFlat()).as("heap: %s", heap).isTrue();
    assertThat(floor.idle()).as("patterns that never matched").isEmpty();
    assertThat(tally.missing()).as("what was never tried").isEmpty();
  }

  /** Who takes part in one round. */
  private record Round(
      ParallelScheduler scheduler,
      Books books,
      Floor floor,
      Synchronisers synchronisers,
      Steady steady,
      ActorRef<Steady.Msg> actor) {}

  private void run(Round round) throws InterruptedException {
    enough = false;
    var workers = new ArrayList<Tasklet>();
    for (var i = 0; i < WORKERS; i++) {
      var own = random.split();
      workers.add(round.scheduler.spawn("worker" + i, () -> work(round, own)));
    }
    var choices = random.split();
    var end = System.nanoTime() + Duration.ofMillis(ROUND_MILLIS).toNanos();
    while (System.nanoTime() - end < 0 && round.books.firstComplaint() == null) {
      Thread.sleep(Duration.ofNanos(choices.nextInt(1_000_000)));
      workers.get(choices.nextInt(workers.size())).interrupt();
    }
    enough = true;
    var watch = new Watch(round.books);
    while (workers.stream().anyMatch(Tasklet::isAlive)) {
      workers.forEach(Tasklet::interrupt);
      Thread.sleep(5);
      watch.requireProgress(round.scheduler);
    }
  }

  private void work(Round round, SplittableRandom own) {
    var traffic = new Traffic(round.floor, tally, own);
    var definitions = new Definitions(round.scheduler, tally);
    var systems = new Systems(round.scheduler, tally);
    var closings = new Closings(round.scheduler, tally);
    while (!enough) {
      try {
        switch (own.nextInt(100)) {
          case 0 -> definitions.step(round.books, own);
          case 1 -> systems.step(round.books, own);
          case 2 -> closings.step(round.books, own);
          case 3, 4, 5, 6, 7, 8, 9 ->
              round.steady.send(round.actor, round.books, Kind.TELL, Kind.ASK, own);
          default -> {
            if (own.nextInt(4) == 0) {
              round.synchronisers.step(own);
            } else {
              traffic.step();
            }
          }
        }
      } catch (InterruptedException interrupted) {
        tally.add(Deed.INTERRUPTED); // what was offered is entered as not sent
      }
    }
  }

  /** Waits until all that was sent has gone somewhere, and nobody can run any more. */
  private void settle(
      ParallelScheduler scheduler, Books books, Floor floor, Synchronisers synchronisers)
      throws InterruptedException {
    var end = System.nanoTime() + PATIENCE.toNanos();
    do {
      floor.drain();
      synchronisers.drain();
      Thread.sleep(2);
    } while ((scheduler.standstill() == null || !books.isBalanced() || liveThreads.get() > 1)
        && System.nanoTime() - end < 0
        && errors.isEmpty());
  }

  /** Fails when nothing moves any more. */
  private static final class Watch {
    private final Books books;
    private long entries = -1;
    private long since = System.nanoTime();

    Watch(Books books) {
      this.books = books;
    }

    void requireProgress(ParallelScheduler scheduler) {
      var now = books.entries();
      if (now != entries) {
        entries = now;
        since = System.nanoTime();
      } else if (System.nanoTime() - since > PATIENCE.toNanos()) {
        throw new AssertionError("nothing moves; blocked: " + scheduler.blocked() + dump());
      }
    }

    private static String dump() {
      var text = new StringBuilder("\nplatform threads:");
      Thread.getAllStackTraces()
          .forEach((thread, trace) -> text.append("\n").append(thread).append(List.of(trace)));
      return text.toString();
    }
  }
}
