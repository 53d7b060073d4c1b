package dev.joins.bench.joins;

import dev.joins.bench.Goal;
import dev.joins.bench.Workload;
import dev.joins.channel.Channel;
import dev.joins.channel.Join;
import dev.joins.match.commit.Rule;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Santa's pattern, {@code back.times(9)} and {@code idle}: the reaction sends {@code idle} again. A
 * reindeer that comes back is one operation; the signal is part of the price. Ours is the engine's
 * rule, as in {@link dev.joins.bench.Join}.
 */
@Goal(peer = "handWritten", atMost = 1)
public class JoinTimes extends Workload {
  private static final int TEAM = 9;

  private final Channel<Integer> back = Channel.unbounded("back");
  private HandWritten byHand = new HandWritten(values -> {});

  /** Makes the join, with nobody back and Santa idle. */
  @Setup
  public void open(Blackhole blackhole) {
    var idle = Channel.<Integer>unbounded("idle");
    var terms = List.of(back.times(TEAM), idle);
    Rule.install(
        Join.of(terms).pattern(),
        values -> {
          blackhole.consume(values);
          idle.post(MESSAGE);
        });
    idle.post(MESSAGE);
    byHand = new HandWritten(blackhole::consume);
    byHand.idle();
  }

  /** The engine's rule. */
  @Benchmark
  @OperationsPerInvocation(TEAM)
  public void ours() throws InterruptedException {
    for (var i = 0; i < TEAM; i++) {
      back.send(MESSAGE);
    }
  }

  /** A lock, a deque and a counter. */
  @Benchmark
  @OperationsPerInvocation(TEAM)
  public void handWritten() {
    for (var i = 0; i < TEAM; i++) {
      byHand.back(MESSAGE);
    }
  }

  /** What one writes without a library: right, for this one pattern. */
  private static final class HandWritten {
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Object> back = new ArrayDeque<>();
    private final Consumer<Object[]> reaction;
    private int idle;

    HandWritten(Consumer<Object[]> reaction) {
      this.reaction = reaction;
    }

    void back(Object reindeer) {
      Object[] team = null;
      lock.lock();
      try {
        back.addLast(reindeer);
        if (idle > 0 && back.size() >= TEAM) {
          team = takeTeam();
        }
      } finally {
        lock.unlock();
      }
      deliver(team);
    }

    void idle() {
      Object[] team = null;
      lock.lock();
      try {
        idle++;
        if (back.size() >= TEAM) {
          team = takeTeam();
        }
      } finally {
        lock.unlock();
      }
      deliver(team);
    }

    private Object[] takeTeam() {
      idle--;
      var team = new Object[TEAM];
      for (var i = 0; i < TEAM; i++) {
        team[i] = back.removeFirst();
      }
      return team;
    }

    private void deliver(Object @Nullable [] team) {
      if (team != null) {
        reaction.accept(team);
        idle();
      }
    }
  }
}
