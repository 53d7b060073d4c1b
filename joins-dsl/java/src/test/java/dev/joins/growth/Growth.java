package dev.joins.growth;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import dev.joins.match.store.Place;
import dev.joins.tasklet.CooperativeScheduler;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Tells whether something is left of what is repeated; and compares what so many cost with what
 * four times as many do. Where each looks at all others that is sixteen times as much; where none
 * does, four times.
 *
 * <p>Costs are what the whole process allocates, which shows lists that are copied for each that
 * comes or goes, and is nearly the same in each run; and its processor time, which shows what is
 * only looked at. A wait costs nothing; a collection of garbage or a compilation does: of several
 * runs the cheapest counts.
 */
public final class Growth {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final boolean LONG = Boolean.getBoolean("joins.long");

  /** How often something is repeated that is next to no work. */
  public static final int MANY = LONG ? 1_000_000 : 5_000;

  /** How often something is repeated that is more. */
  public static final int SOME = LONG ? 1_000_000 : 2_000;

  /** Half-way between four and sixteen. */
  private static final double MOST = 8;

  /** What grows too fast does so each time; what other programs spoil may be spoilt often. */
  private static final int TRIES = 12;

  /** The smallest object with the reference that keeps it takes more bytes. */
  private static final double MOST_LEFT = 16;

  /** Less is not worth comparing: it is counted as this much. */
  private static final Cost LEAST = new Cost(20_000_000, 1_000_000);

  /** Makes what is to be measured, for so many; that itself is not measured. */
  @FunctionalInterface
  public interface Work {
    Tasklet.Body of(int count) throws Exception;
  }

  /** What a run has used up. */
  private record Cost(long nanos, long bytes) {
    static Cost now() {
      return new Cost(SYSTEM.getProcessCpuTime(), THREADS.getTotalThreadAllocatedBytes());
    }

    static Cost of(int count, Work work) throws Exception {
      var body = work.of(count);
      var before = now();
      body.run();
      var after = now();
      return new Cost(after.nanos - before.nanos, after.bytes - before.bytes);
    }

    Cost least(Cost other) {
      return new Cost(Math.min(nanos, other.nanos), Math.min(bytes, other.bytes));
    }

    Factors over(Cost few) {
      return new Factors(
          (double) nanos / Math.max(LEAST.nanos, few.nanos),
          (double) bytes / Math.max(LEAST.bytes, few.bytes));
    }
  }

  /** How many times as much it is. */
  private record Factors(double time, double memory) {
    boolean areFair() {
      return time < MOST && memory < MOST;
    }

    Factors ofMemoryAlone() {
      return new Factors(1, memory);
    }
  }

  /** Tasklets, and what is done when all of them wait, which is measured with their waiting. */
  public static final class Crowd {
    private final CooperativeScheduler scheduler = Scheduler.cooperative();
    private final List<Tasklet> tasklets = new ArrayList<>();

    /** Whose tasklets they are. */
    public CooperativeScheduler scheduler() {
      return scheduler;
    }

    /** Lets so many tasklets run this. */
    public Crowd of(int count, Tasklet.Body body) {
      for (var i = 0; i < count; i++) {
        tasklets.add(scheduler.spawn("one of many", body));
      }
      return this;
    }

    /** Each of them so far. */
    public List<Tasklet> tasklets() {
      return tasklets;
    }

    /** All begin to wait; then something is done, and they run to their end. */
    public Tasklet.Body until(Tasklet.Body deed) {
      return () -> {
        try (scheduler) {
          scheduler.runUntilIdle();
          deed.run();
          scheduler.run();
        }
      };
    }

    /** They run to their end. */
    public Tasklet.Body untilTheirEnd() {
      return () -> {
        try (scheduler) {
          scheduler.run();
        }
      };
    }
  }

  private Growth() {}

  /**
   * Fails if something is left of each repetition: if the heap is greater by more than a few bytes
   * for each of so many, whatever the luck. What is made once is made before it is measured.
   */
  public static void assertNothingIsLeft(int repetitions, Tasklet.Body repeated) throws Exception {
    var left = new ArrayList<Double>();
    do {
      left.add(leftOf(repetitions, repeated));
    } while (left.size() < TRIES && Collections.min(left) >= MOST_LEFT);
    assertThat(Collections.min(left))
        .as("bytes that are left of each of %,d repetitions, in each try: %s", repetitions, left)
        .isLessThan(MOST_LEFT);
  }

  /** Nobody waits there, and nothing is kept for those who did. */
  public static void assertForgotten(Place place) {
    assertThat(place.snapshot()).as("pending at %s", place).isEmpty();
    assertThat(place.queue.first).as("first message of %s", place).isNull();
    assertThat(place.queue.firstWaiting).as("first sender at %s", place).isNull();
    assertThat(place.queue.seats).as("who waits at %s", place).isNull();
    assertThat(place.lines).as("lines of who waits at %s", place).isEmpty();
    assertThat(place.indexes()).as("indexes of %s", place).isEmpty();
    assertThat(place.forRoom()).as("who waits for room at %s", place).isEmpty();
    assertThat(place.queue.odd).as("%s takes the long way", place).isFalse();
  }

  private static double leftOf(int repetitions, Tasklet.Body repeated) throws Exception {
    for (var i = 0; i < repetitions / 10; i++) {
      repeated.run();
    }
    var before = usedAfter(repeated);
    for (var i = 0; i < repetitions; i++) {
      repeated.run();
    }
    return (double) (usedAfter(repeated) - before) / repetitions;
  }

  /** What was kept weakly, and has been collected, is forgotten when it is used again. */
  private static long usedAfter(Tasklet.Body repeated) throws Exception {
    var least = Long.MAX_VALUE;
    for (var i = 0; i < 3; i++) {
      System.gc();
      least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
      repeated.run();
    }
    return least;
  }

  /** Fails if four times as many cost far more than four times as much, whatever the luck. */
  public static void assertLinear(int few, Work work) throws Exception {
    assertFair(few, work, factors -> factors);
  }

  /**
   * The same for what makes many threads: their stacks are looked at by each collection of garbage,
   * so that time says nothing.
   */
  public static void assertLinearInMemory(int few, Work work) throws Exception {
    assertFair(few, work, Factors::ofMemoryAlone);
  }

  private static void assertFair(int few, Work work, UnaryOperator<Factors> counted)
      throws Exception {
    var ofFew = Cost.of(few, work).least(Cost.of(few, work)); // the second time it is compiled
    var ofMany = Cost.of(4 * few, work);
    for (var tries = 1; tries < TRIES && !counted.apply(ofMany.over(ofFew)).areFair(); tries++) {
      ofFew = ofFew.least(Cost.of(few, work));
      ofMany = ofMany.least(Cost.of(4 * few, work));
    }
    assertThat(counted.apply(ofMany.over(ofFew)))
        .as("how many times as much four times as many cost: %s, and %s", ofFew, ofMany)
        .matches(Factors::areFair, "linear");
  }
}
