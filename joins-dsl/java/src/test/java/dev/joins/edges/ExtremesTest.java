package dev.joins.edges;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.Choice;
import dev.joins.actor.ActorOptions;
import dev.joins.actor.FailurePolicy;
import dev.joins.actor.Overflow;
import dev.joins.channel.Channel;
import dev.joins.channel.Join;
import dev.joins.channel.Term;
import dev.joins.dsl.JoinN;
import dev.joins.dsl.Joins;
import dev.joins.sync.BoundedBuffer;
import dev.joins.sync.CountDownLatch;
import dev.joins.sync.CyclicBarrier;
import dev.joins.sync.Event;
import dev.joins.sync.Exchanger;
import dev.joins.sync.Lock;
import dev.joins.sync.ReadWriteLock;
import dev.joins.sync.Semaphore;
import dev.joins.tasklet.CooperativeScheduler;
import dev.joins.tasklet.Durations;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Scope;
import dev.joins.tasklet.Tasklet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every public method that takes a time or a count is tried with the extremes: it works, or refuses
 * with a message that names the value. Both tables are checked against the signatures.
 */
class ExtremesTest {
  private static final Duration MOST = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);
  private static final Duration LEAST = Duration.ofSeconds(Long.MIN_VALUE);
  private static final Duration NEGATIVE = Duration.ofNanos(-1);
  private static final List<Duration> TIMES =
      List.of(Duration.ZERO, NEGATIVE, Duration.ofNanos(1), MOST, LEAST);
  private static final List<Integer> COUNTS =
      List.of(0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE);

  private static final Set<Duration> BELOW_ZERO = Set.of(NEGATIVE, LEAST);
  private static final Set<Duration> BELOW_A_NANO = Set.of(Duration.ZERO, NEGATIVE, LEAST);

  private static final Set<Integer> NEGATIVES = Set.of(-1, Integer.MIN_VALUE);
  private static final Set<Integer> BELOW_ONE = Set.of(0, -1, Integer.MIN_VALUE);

  /** A pattern takes a million messages at most. */
  private static final Set<Integer> NOT_IN_A_PATTERN =
      Set.of(0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE);

  /** Calls the method with an extreme, where it need not wait. */
  @FunctionalInterface
  interface Call<X> {
    void make(World world, X value) throws Exception;
  }

  /** What is refused; everything else works. */
  record Row<X>(Set<X> refused, Call<X> call) {}

  /** A definition in which one message of each kind is there, and taken. */
  static final class World implements AutoCloseable {
    final CooperativeScheduler scheduler = Scheduler.cooperative();
    final Joins j = Joins.open("test", scheduler);
    final Channel<Integer> a = j.channel("a");

    World() {
      a.post(1);
    }

    @Override
    public void close() {
      j.close();
      scheduler.close();
    }
  }

  private static final Map<String, Row<Duration>> TIMED = new TreeMap<>();
  private static final Map<String, Row<Integer>> COUNTED = new TreeMap<>();

  private static void time(String signature, Set<Duration> refused, Call<Duration> call) {
    TIMED.put(signature, new Row<>(refused, call));
  }

  private static void count(String signature, Set<Integer> refused, Call<Integer> call) {
    COUNTED.put(signature, new Row<>(refused, call));
  }

  /** A permit is a message: as many as fit into memory. */
  private static final Set<String> AS_MANY_AS_FIT =
      Set.of(
          "Semaphore.new(String, int)",
          "Semaphore.release(int)",
          "CountDownLatch.new(String, int)");

  /** These only hold what others check, or belong to a row that says so. */
  private static final Set<String> DATA =
      Set.of(
          "Expiry.new(Place, Predicate, Duration, Consumer)",
          "SchedulerConfig.new(Clock, ThreadFactory, ErrorHandler, boolean, Duration, Duration)",
          "Channel.of(String, int, Observer)",
          "FailurePolicy$Restart.new(int, Duration)",
          "ActorOptions.new(int, Overflow, FailurePolicy)",
          "CooperativeScheduler.switchTrap(int)");

  /** Times of actors and their timers are tried with the actors. */
  private static final Set<String> WITH_THE_ACTORS =
      Set.of(
          "Actor.after(Duration, Object)",
          "Actor.every(Duration, Object)",
          "ActorRef.ask(Question, Duration)",
          "ActorRef.awaitEnd(Duration)");

  static {
    times();
    timesOfSynchronisers();
    counts();
    countsOfSynchronisers();
  }

  private static void times() {
    time(
        "CallChannel.call(Object, Duration)",
        Set.of(),
        (w, t) -> {
          var calls = w.j.<Integer>callChannel("calls");
          w.j.on(calls).react(n -> {});
          assertThat(calls.call(1, t)).isTrue();
        });
    time(
        "ReplyChannel.call(Object, Duration)",
        Set.of(),
        (w, t) -> {
          var ask = w.j.<Integer, Integer>replyChannel("ask");
          w.j.on(ask).reply(n -> n);
          assertThat(ask.call(1, t)).contains(1);
        });
    time(
        "Gate.pass(Duration)",
        Set.of(),
        (w, t) -> {
          var gate = w.j.gate("gate");
          w.j.on(gate).react(() -> {});
          assertThat(gate.pass(t)).isTrue();
        });
    time("Channel.receive(Duration)", Set.of(), (w, t) -> assertThat(w.a.receive(t)).contains(1));
    time("Channel.send(Object, Duration)", Set.of(), (w, t) -> assertThat(w.a.send(2, t)).isTrue());
    time("Clause.takeAfter(Duration, Join, Body)", BELOW_ZERO, (w, t) -> select(w, t));
    time("Joins.after(Duration)", BELOW_ZERO, (w, t) -> select(w, t));
    time(
        "JoinN.after(Joins, Duration)",
        BELOW_ZERO,
        (w, t) -> w.j.select(w.j.on(w.a).map(n -> n), JoinN.after(w.j, t).map(values -> 0)));
    time(
        "Inspected.warnAfter(Duration)",
        BELOW_A_NANO,
        (w, t) -> {
          w.j.warnAfter(t);
          w.a.receive();
        });
    time(
        "MessageTerm.within(Duration, Consumer)",
        BELOW_A_NANO,
        (w, t) -> {
          w.j.on(w.a.within(t, late -> {})).and(w.j.signal("never")).react(n -> {}).remove();
          w.scheduler.run();
        });
    time(
        "CooperativeScheduler.runFor(Duration)",
        Set.of(),
        (w, t) -> {
          w.scheduler.spawn("x", () -> {});
          w.scheduler.runFor(t);
        });
    time(
        "Durations.toNanos(Duration)",
        Set.of(),
        (w, t) -> assertThat(Durations.toNanos(t) > 0).isEqualTo(t.isPositive()));
    time(
        "Durations.after(Duration, Duration)",
        Set.of(),
        (w, t) ->
            assertThat(Durations.after(Duration.ofDays(1), t))
                .isGreaterThanOrEqualTo(Duration.ofDays(1)));
    time(
        "SchedulerConfig.withCloseLimit(Duration)",
        BELOW_A_NANO,
        (w, t) -> Scheduler.parallel(config -> config.withCloseLimit(t)).close());
    time(
        "SchedulerConfig.withWatchdog(Duration)",
        BELOW_A_NANO,
        (w, t) -> Scheduler.parallel(config -> config.withWatchdog(t)).close());
    time(
        "Tasklet.sleep(Duration)",
        Set.of(),
        (w, t) -> {
          var sleeper = w.scheduler.spawn("sleeper", () -> Tasklet.sleep(t));
          w.scheduler.spawn("other", sleeper::interrupt);
          w.scheduler.runFor(Duration.ofMillis(1));
        });
    time(
        "Tasklet.timeout(Duration, Call)",
        Set.of(),
        (w, t) -> assertThat(Tasklet.timeout(t, () -> 1)).contains(1));
    time(
        "Tasklet.timeoutRun(Duration, Action)",
        Set.of(),
        (w, t) -> assertThat(Tasklet.timeoutRun(t, () -> {})).isTrue());
    time(
        "Scope.open(String, Duration)",
        Set.of(),
        (w, t) -> {
          try (var scope = Scope.open("s", t)) {
            assertThat(scope.join()).isTrue();
          }
        });
    time(
        "Tasklet.awaitEnd(Duration)",
        Set.of(),
        (w, t) -> {
          var ended = w.scheduler.spawn("ended", () -> {});
          w.scheduler.runUntilIdle();
          assertThat(ended.awaitEnd(t)).isTrue();
        });
    time(
        "FailurePolicy.restart(int, Duration)",
        BELOW_A_NANO,
        (w, t) -> FailurePolicy.restart(1, t));
  }

  private static void select(World w, Duration delay) throws InterruptedException {
    assertThat(w.j.<Integer>select(w.j.on(w.a).map(n -> n), w.j.after(delay).map(() -> 0))).isOne();
  }

  private static void timesOfSynchronisers() {
    time(
        "BoundedBuffer.put(Object, Duration)",
        Set.of(),
        (w, t) -> assertThat(new BoundedBuffer<Integer>("b", 1).put(1, t)).isTrue());
    time(
        "BoundedBuffer.take(Duration)",
        Set.of(),
        (w, t) -> {
          var buffer = new BoundedBuffer<Integer>("b", 1);
          buffer.put(1);
          assertThat(buffer.take(t)).contains(1);
        });
    time(
        "CountDownLatch.await(Duration)",
        Set.of(),
        (w, t) -> assertThat(new CountDownLatch("l", 0).await(t)).isTrue());
    time("CyclicBarrier.await(Duration)", Set.of(), (w, t) -> new CyclicBarrier("b", 1).await(t));
    time(
        "Event.await(Duration)",
        Set.of(),
        (w, t) -> {
          var event = new Event("e");
          event.set();
          assertThat(event.await(t)).isTrue();
        });
    time(
        "Exchanger.exchange(Object, Duration)",
        Set.of(),
        (w, t) -> {
          var exchanger = new Exchanger<Integer>("e");
          var other = w.scheduler.spawn("other", () -> exchanger.exchange(2));
          w.scheduler.spawn("one", () -> exchanger.exchange(1, t));
          w.scheduler.spawn("end", other::interrupt);
          w.scheduler.runFor(Duration.ofMillis(1));
        });
    time("Lock.lock(Duration)", Set.of(), (w, t) -> assertThat(new Lock("l").lock(t)).isTrue());
    time(
        "ReadWriteLock.lockRead(Duration)",
        Set.of(),
        (w, t) -> assertThat(new ReadWriteLock("l").lockRead(t)).isTrue());
    time(
        "ReadWriteLock.lockWrite(Duration)",
        Set.of(),
        (w, t) -> assertThat(new ReadWriteLock("l").lockWrite(t)).isTrue());
    time(
        "Semaphore.acquire(Duration)",
        Set.of(),
        (w, t) -> assertThat(new Semaphore("s", 1).acquire(t)).isTrue());
    time(
        "Semaphore.acquire(int, Duration)",
        Set.of(),
        (w, t) -> assertThat(new Semaphore("s", 1).acquire(1, t)).isTrue());
  }

  private static void counts() {
    count("Channel.buffered(String, int)", NEGATIVES, (w, n) -> Channel.buffered("c", n));
    count("ChannelMaker.channel(String, int)", NEGATIVES, (w, n) -> w.j.channel("c", n));
    count(
        "ChannelMaker.channels(String, int)",
        NEGATIVES,
        (w, n) -> {
          if (n <= 1) { // as many as fit into memory
            w.j.channels("c", n);
          }
        });
    count("Choice.random(long)", Set.of(), (w, n) -> Choice.random(n));
    count("CooperativeScheduler.runTurns(int)", BELOW_ONE, (w, n) -> w.scheduler.runTurns(n));
    count("Join*.priority(int)", Set.of(), (w, n) -> w.j.on(w.a).priority(n).react(value -> {}));
    count("Join.priority(int)", Set.of(), (w, n) -> Join.of(w.a).priority(n).pattern());
    count(
        "JoinN.priority(int)",
        Set.of(),
        (w, n) -> JoinN.of(w.j).and(w.a).priority(n).react(values -> {}));
    count(
        "Reply*.priority(int)",
        Set.of(),
        (w, n) -> w.j.on(w.j.<Integer, Integer>replyChannel("r")).priority(n).reply(q -> q));
    count(
        "Pass*.priority(int)",
        Set.of(),
        (w, n) -> w.j.on(w.j.gate("g")).priority(n).react(() -> {}));
    count(
        "MessageTerm.upTo(int)",
        NOT_IN_A_PATTERN,
        (w, n) -> w.j.on(w.a).and(w.a.upTo(n)).react((one, more) -> {}));
    count(
        "ReplyTerm.upTo(int)",
        NOT_IN_A_PATTERN,
        (w, n) -> w.j.on(w.a).and(w.j.replyChannel("r").upTo(n)).react((one, more) -> {}));
    count("Term.times(int)", NOT_IN_A_PATTERN, (w, n) -> w.j.on(w.a.times(n)).react(all -> {}));
    count(
        "ReplyTerm.times(int)",
        NOT_IN_A_PATTERN,
        (w, n) -> w.j.on(w.j.replyChannel("r").times(n)).react(all -> {}));
    count(
        "CallChannel.times(int)",
        NOT_IN_A_PATTERN,
        (w, n) -> w.j.on(w.j.callChannel("c").times(n)).react(all -> {}));
    count(
        "Gate.times(int)",
        NOT_IN_A_PATTERN,
        (w, n) -> w.j.on(w.j.gate("g").times(n)).react(() -> {}));
    count(
        "Signal.times(int)",
        NOT_IN_A_PATTERN,
        (w, n) -> w.j.on(w.j.signal("s").times(n)).react(() -> {}));
    count("Term.someOf(int, List)", NOT_IN_A_PATTERN, (w, n) -> Term.someOf(n, List.of(w.a)));
    count("Term.atMost(int, List)", NOT_IN_A_PATTERN, (w, n) -> Term.atMost(n, List.of(w.a)));
    count(
        "ActorOptions.withMailbox(int, Overflow)",
        BELOW_ONE,
        (w, n) -> ActorOptions.DEFAULT.withMailbox(n, Overflow.FAIL));
    count(
        "FailurePolicy.restart(int, Duration)",
        BELOW_ONE,
        (w, n) -> FailurePolicy.restart(n, Duration.ofSeconds(1)));
  }

  private static void countsOfSynchronisers() {
    count("BoundedBuffer.new(String, int)", BELOW_ONE, (w, n) -> new BoundedBuffer<>("b", n));
    count("CountDownLatch.new(String, int)", NEGATIVES, (w, n) -> new CountDownLatch("l", n));
    count("CyclicBarrier.new(String, int)", NOT_IN_A_PATTERN, (w, n) -> new CyclicBarrier("b", n));
    count(
        "CyclicBarrier.new(String, int, Action*)",
        NOT_IN_A_PATTERN,
        (w, n) -> new CyclicBarrier("b", n, () -> {}));
    count("Semaphore.new(String, int)", NEGATIVES, (w, n) -> new Semaphore("s", n));
    count("Semaphore.release(int)", BELOW_ONE, (w, n) -> new Semaphore("s", 0).release(n));
    count(
        "Semaphore.term(int)",
        NOT_IN_A_PATTERN,
        (w, n) -> w.j.on(new Semaphore("s", 0).term(n)).react(() -> {}));
    count(
        "Semaphore.acquire(int, Duration)",
        NOT_IN_A_PATTERN,
        (w, n) -> assertThat(new Semaphore("s", 1).acquire(n, Duration.ZERO)).isEqualTo(n == 1));
    count("Semaphore.acquire(int)", NOT_IN_A_PATTERN, (w, n) -> new Semaphore("s", 1).acquire(n));
    count(
        "BoundedBuffer.take(int)",
        NOT_IN_A_PATTERN,
        (w, n) -> {
          var buffer = new BoundedBuffer<Integer>("b", 1);
          buffer.put(1);
          assertThat(buffer.take(n)).containsExactly(1);
        });
  }

  static Stream<Arguments> allTimes() {
    return TIMED.keySet().stream().flatMap(each -> TIMES.stream().map(t -> Arguments.of(each, t)));
  }

  static Stream<Arguments> allCounts() {
    return COUNTED.keySet().stream()
        .flatMap(each ->
            COUNTS.stream()
                .filter(n -> n < Integer.MAX_VALUE || !AS_MANY_AS_FIT.contains(each))
                .map(n -> Arguments.of(each, n)));
  }

  @Test
  void everyMethodThatTakesATimeIsTried() {
    var known = new TreeSet<>(TIMED.keySet());
    known.addAll(DATA);
    known.addAll(WITH_THE_ACTORS);
    assertThat(known).containsAll(Signatures.taking(type -> type == Duration.class));
  }

  @Test
  void everyMethodThatTakesACountIsTried() {
    var known = new TreeSet<>(COUNTED.keySet());
    known.addAll(DATA);
    assertThat(known)
        .containsAll(Signatures.taking(type -> type == int.class || type == long.class));
  }

  @ParameterizedTest
  @MethodSource("allTimes")
  @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aTimeWorksOrIsRefused(String signature, Duration time) throws Exception {
    tryOut(requireNonNull(TIMED.get(signature)), time, time.toString());
  }

  @ParameterizedTest
  @MethodSource("allCounts")
  @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aCountWorksOrIsRefused(String signature, int count) throws Exception {
    tryOut(requireNonNull(COUNTED.get(signature)), count, String.valueOf(count));
  }

  private static <X> void tryOut(Row<X> row, X value, String named) throws Exception {
    try (var world = new World()) {
      if (row.refused().contains(value)) {
        assertThatThrownBy(() -> row.call().make(world, value))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining(named);
      } else {
        row.call().make(world, value);
      }
    }
  }
}
