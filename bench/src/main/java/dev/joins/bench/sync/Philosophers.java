package dev.joins.bench.sync;

import dev.joins.bench.Goal;
import dev.joins.dsl.Joins;
import dev.joins.dsl.Signal;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** They dine, round a table, with a fork between any two of them; a meal. */
@Goal(peer = "orderedLocks", atMost = 4)
public class Philosophers extends Shared {
  /** A join of who is hungry and two forks, as in the gallery. */
  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public void ours() {
    var joins = Joins.open("table"); // not closed, as it would complain of the forks
    var forks = Stream.generate(() -> joins.signal("fork")).limit(threads).toList();
    var hungry = IntStream.range(0, threads).mapToObj(seat -> joins.gate("hungry")).toList();
    for (var seat = 0; seat < threads; seat++) {
      joins
          .on(hungry.get(seat))
          .and(forks.get(seat))
          .and(forks.get((seat + 1) % threads))
          .react(() -> {});
    }
    forks.forEach(Signal::send);
    run((seat, meal) -> {
      hungry.get(seat).pass();
      forks.get(seat).send();
      forks.get((seat + 1) % threads).send();
    });
  }

  /** A lock for each fork; the one with the smaller number is always taken first. */
  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public void orderedLocks() {
    var forks = Stream.generate(ReentrantLock::new).limit(threads).toList();
    run((seat, meal) -> {
      var other = (seat + 1) % threads;
      var first = forks.get(Math.min(seat, other));
      var second = forks.get(Math.max(seat, other));
      first.lockInterruptibly();
      second.lockInterruptibly();
      second.unlock();
      first.unlock();
    });
  }
}
