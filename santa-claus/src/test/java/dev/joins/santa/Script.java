package dev.joins.santa;

import dev.joins.santa.trace.EventType;
import dev.joins.santa.trace.TraceEvent;
import dev.joins.santa.trace.Worker;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Writes traces for tests, event by event or in whole scenes. The events are numbered from 0, so
 * line n has seq n - 1.
 */
public final class Script {

  public static final int[] ALL_NINE = IntStream.range(0, 9).toArray();

  private final List<TraceEvent> events = new ArrayList<>();
  private long t;

  public static Script script() {
    return new Script();
  }

  /**
   * A whole clean run with everything in it: while the first three elves are in the study, all
   * reindeer and three more elves come; the reindeer go first.
   */
  public static Script wholeRun() {
    return script()
        .reindeer(EventType.HOLIDAY, ALL_NINE)
        .elves(EventType.WORKING, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9)
        .later(1000)
        .queue(0, 1, 2)
        .santa(EventType.ELVES_READY)
        .greet(0, 1, 2)
        .later(50)
        .reindeer(EventType.READY, ALL_NINE)
        .queue(3, 4, 5)
        .later(50)
        .santa(EventType.CONSULTING)
        .consult(0, 1, 2)
        .santa(EventType.SANTA_DONE)
        .goodbye(0, 1, 2)
        .elves(EventType.WORKING, 0, 1, 2)
        .delivery()
        .reindeer(EventType.HOLIDAY, ALL_NINE)
        .consultation(3, 4, 5)
        .elves(EventType.WORKING, 3, 4, 5);
  }

  // -- time and single events --

  public Script later(long ms) {
    t += ms;
    return this;
  }

  public Script santa(EventType type) {
    events.add(new TraceEvent(events.size(), t, "santa", type, null));
    return this;
  }

  public Script santa(EventType type, Worker... workers) {
    for (Worker worker : workers) {
      events.add(new TraceEvent(events.size(), t, "santa", type, worker));
    }
    return this;
  }

  public Script reindeer(EventType type, int... numbers) {
    return own(type, reindeer(numbers));
  }

  public Script elves(EventType type, int... numbers) {
    return own(type, elves(numbers));
  }

  private Script own(EventType type, Worker... workers) {
    for (Worker worker : workers) {
      events.add(new TraceEvent(events.size(), t, worker.toString(), type, worker));
    }
    return this;
  }

  // -- scenes --

  public Script stable() {
    return reindeer(EventType.READY, ALL_NINE);
  }

  public Script queue(int... numbers) {
    for (int number : numbers) {
      elves(EventType.READY, number).elves(EventType.WAITING, number);
    }
    return this;
  }

  public Script harness(int... numbers) {
    return santa(EventType.HARNESS, reindeer(numbers));
  }

  public Script deliver(int... numbers) {
    for (int number : numbers) {
      reindeer(EventType.DELIVER, number).reindeer(EventType.DONE, number);
    }
    return this;
  }

  public Script unharness(int... numbers) {
    return santa(EventType.UNHARNESS, reindeer(numbers));
  }

  public Script greet(int... numbers) {
    return santa(EventType.GREET, elves(numbers));
  }

  public Script consult(int... numbers) {
    for (int number : numbers) {
      elves(EventType.CONSULT, number).elves(EventType.DONE, number);
    }
    return this;
  }

  public Script goodbye(int... numbers) {
    return santa(EventType.GOODBYE, elves(numbers));
  }

  /** From Santa's choice to the last unharness. */
  public Script delivery() {
    return santa(EventType.REINDEER_READY).harness(ALL_NINE).tour(ALL_NINE);
  }

  /** From mushMush to the last unharness. */
  public Script tour(int... numbers) {
    return santa(EventType.MUSH_MUSH).deliver(numbers).santa(EventType.WOAH).unharness(numbers);
  }

  /** From Santa's choice to the last goodbye. */
  public Script consultation(int... numbers) {
    return santa(EventType.ELVES_READY).greet(numbers).study(numbers);
  }

  /** From consulting to the last goodbye. */
  public Script study(int... numbers) {
    return santa(EventType.CONSULTING)
        .consult(numbers)
        .santa(EventType.SANTA_DONE)
        .goodbye(numbers);
  }

  // -- the result --

  /** The number of the last line. */
  public int line() {
    return events.size();
  }

  public List<TraceEvent> events() {
    return List.copyOf(events);
  }

  // -- cuts --

  /** The same without these lines, numbered anew. */
  public Script without(int... lines) {
    List<Integer> cut = IntStream.of(lines).boxed().toList();
    Script result = new Script();
    for (int line = 1; line <= events.size(); line++) {
      if (!cut.contains(line)) {
        result.add(events.get(line - 1));
      }
    }
    return result;
  }

  /** The same with a line repeated right after itself. */
  public Script twice(int line) {
    Script result = new Script();
    for (int each = 1; each <= events.size(); each++) {
      result.add(events.get(each - 1));
      if (each == line) {
        result.add(events.get(each - 1));
      }
    }
    return result;
  }

  private void add(TraceEvent event) {
    t = event.t();
    events.add(
        new TraceEvent(events.size(), event.t(), event.tasklet(), event.type(), event.worker()));
  }

  /** The first line with this event. */
  public int lineOf(EventType type, Worker worker) {
    for (TraceEvent event : events) {
      if (event.type() == type && worker.equals(event.worker())) {
        return (int) event.seq() + 1;
      }
    }
    throw new IllegalArgumentException(type + " of " + worker + " is not in the script");
  }

  /** The first line with this event of Santa's. */
  public int lineOf(EventType type) {
    for (TraceEvent event : events) {
      if (event.type() == type) {
        return (int) event.seq() + 1;
      }
    }
    throw new IllegalArgumentException(type + " is not in the script");
  }

  private static Worker[] reindeer(int... numbers) {
    return IntStream.of(numbers).mapToObj(Worker::reindeer).toArray(Worker[]::new);
  }

  private static Worker[] elves(int... numbers) {
    return IntStream.of(numbers).mapToObj(Worker::elf).toArray(Worker[]::new);
  }
}
