package dev.joins.edges;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.joins.Observer;
import dev.joins.actor.Actor;
import dev.joins.actor.ActorOptions;
import dev.joins.actor.ActorSystem;
import dev.joins.actor.Behavior;
import dev.joins.channel.Channel;
import dev.joins.channel.Clause;
import dev.joins.channel.Join;
import dev.joins.channel.Term;
import dev.joins.dsl.CallChannel;
import dev.joins.dsl.JoinN;
import dev.joins.dsl.Joins;
import dev.joins.dsl.ReplyChannel;
import dev.joins.dsl.Request;
import dev.joins.dsl.Turn;
import dev.joins.match.store.Place;
import dev.joins.sync.CyclicBarrier;
import dev.joins.tasklet.CooperativeScheduler;
import dev.joins.tasklet.CooperativeTasklet;
import dev.joins.tasklet.DeadlockException;
import dev.joins.tasklet.Pending;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.SchedulerConfig;
import dev.joins.tasklet.Scope;
import dev.joins.tasklet.Step;
import dev.joins.tasklet.Tasklet;
import dev.joins.tasklet.TurnStrategy;
import dev.joins.testing.LogRecords;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every public method that takes the user's code is tried with code that throws, waits, calls back
 * or is interrupted: its error is seen in the one place that the table names, nothing hangs, and
 * the scheduler goes on. The table is checked against the signatures, so that none is forgotten.
 */
class UserCodeTest {

  /** Where an error of the user's code is seen. */
  enum Seen {
    /** Thrown by what was called. */
    BY_THE_CALLER,
    /** Thrown by {@code run()}, as errors of tasklets are. */
    BY_THE_SCHEDULER,
    /** Logged; what was asked does not match, or what was told has happened. */
    IN_THE_LOG
  }

  /** What the user's code does. */
  enum Deed {
    THROWS,
    THROWS_AN_ERROR,
    OVERFLOWS,
    WAITS,
    CALLS_BACK,
    IS_INTERRUPTED;

    boolean isError() {
      return this == THROWS || this == THROWS_AN_ERROR || this == OVERFLOWS;
    }
  }

  /** Calls the method with the user's code in it. */
  @FunctionalInterface
  interface Call {
    void make(World world) throws Exception;
  }

  record Row(Set<Seen> seen, Set<Seen> seenIfItCallsBack, Call call) {}

  /** A definition under a cooperative scheduler, and the user's code that misbehaves. */
  static final class World {
    final CooperativeScheduler scheduler = Scheduler.cooperative();
    final Joins j = Joins.open("test", scheduler);
    final Channel<Integer> a = j.channel("a");
    final Channel<Integer> b = j.channel("b");
    final ReplyChannel<Integer, Integer> ask = j.replyChannel("ask");
    final CallChannel<Integer> visit = j.callChannel("visit");
    final ActorSystem system = ActorSystem.open("system", scheduler);
    private final Channel<Integer> elsewhere = Channel.unbounded("elsewhere");
    private final Deed deed;
    private int calls;
    private @Nullable Throwable thrown;

    World(Deed deed) {
      this.deed = deed;
    }

    /** The user's code. */
    <T> T give(T value) {
      calls++;
      try {
        return switch (deed) {
          case THROWS -> throw new IllegalStateException("of the user");
          case THROWS_AN_ERROR -> throw new AssertionError("of the user");
          case OVERFLOWS -> overflow(value, 0);
          case WAITS -> {
            Thread.sleep(1);
            yield value;
          }
          case CALLS_BACK -> {
            elsewhere.post(1);
            yield value;
          }
          case IS_INTERRUPTED -> {
            Thread.currentThread().interrupt();
            yield value;
          }
        };
      } catch (InterruptedException goesOn) {
        return value;
      } catch (Throwable error) {
        if (thrown == null) {
          thrown = error;
        }
        throw error;
      }
    }

    private static <T> T overflow(T value, int depth) {
      return depth < 0 ? value : overflow(overflow(value, depth + 1), depth);
    }

    void spawnCall() {
      scheduler.spawn("caller", () -> ask.call(1));
    }

    void spawnVisit() {
      scheduler.spawn("visitor", () -> visit.call(1));
    }

    void sendBoth() throws InterruptedException {
      a.send(1);
      b.send(1);
    }

    void tellAnActor(Behavior<String> behavior) throws InterruptedException {
      system.spawn("actor", String.class, behavior).tell("hello");
    }

    Join join(Observer observer) {
      return Join.of(a).observer(observer);
    }

    Observer observer() {
      return new Observer() {
        @Override
        public void sent(String channel, Object message) {
          give(1);
        }

        @Override
        public void committed(String pattern, List<String> channels, List<Object> messages) {
          give(1);
        }
      };
    }

    /** Sees the error itself, or one that it came with. */
    boolean isOfTheUser(@Nullable Throwable error) {
      return error != null
          && (error == thrown
              || isOfTheUser(error.getCause())
              || Stream.of(error.getSuppressed()).anyMatch(this::isOfTheUser));
    }
  }

  /** These only hold what others call; each says which row calls it. */
  private static final Map<String, String> DATA =
      Map.of(
          "Expiry.new(Place, Predicate, Duration, Consumer)",
          "MessageTerm.within(Duration, Consumer)",
          "SchedulerConfig.new(Clock, ThreadFactory, ErrorHandler, boolean, Duration, Duration)",
          "SchedulerConfig.withThreads(ThreadFactory)");

  private static final Map<String, Row> ROWS = new TreeMap<>();

  /** Logged at once, and thrown when all have ended. */
  private static void both(String signature, Call call) {
    ROWS.put(signature, new Row(EnumSet.of(Seen.BY_THE_CALLER, Seen.IN_THE_LOG), Set.of(), call));
  }

  /** A condition, key or order: it must not use channels, and what it throws is logged. */
  private static void asked(String signature, Call call) {
    ROWS.put(signature, new Row(Set.of(Seen.IN_THE_LOG), Set.of(Seen.IN_THE_LOG), call));
  }

  private static void row(String signature, Seen seen, Call call) {
    ROWS.put(signature, new Row(Set.of(seen), Set.of(), call));
  }

  static {
    actors();
    channels();
    schedulers();
    patterns();
    terms();
  }

  private static void actors() {
    row(
        "Actor.become(Behavior)",
        Seen.IN_THE_LOG,
        w ->
            w.tellAnActor(self ->
                self.on(self.messages(String.class))
                    .react(text -> self.become(next -> w.give(1)))));
    row(
        "Actor.spawn(String, Class, Behavior)",
        Seen.IN_THE_LOG,
        w -> w.tellAnActor(self -> self.spawn("child", String.class, child -> w.give(1))));
    row(
        "Actor.spawn(String, Class, ActorOptions, Behavior)",
        Seen.IN_THE_LOG,
        w ->
            w.tellAnActor(self ->
                self.spawn("child", String.class, ActorOptions.DEFAULT, child -> w.give(1))));
    row(
        "ActorSystem.spawn(String, Class, Behavior)",
        Seen.IN_THE_LOG,
        w -> w.tellAnActor(self -> w.give(1)));
    row(
        "ActorSystem.spawn(String, Class, ActorOptions, Behavior)",
        Seen.IN_THE_LOG,
        w ->
            w.system.spawn(
                "x", String.class, ActorOptions.DEFAULT, (Actor<String> self) -> w.give(1)));
  }

  private static void channels() {
    row(
        "Channel.of(String, int, Observer)",
        Seen.IN_THE_LOG,
        w -> Channel.of("observed", Place.UNBOUNDED, w.observer()).post(1));
    row(
        "Clause.take(Join, Body)",
        Seen.BY_THE_CALLER,
        w -> {
          w.a.send(1);
          Clause.select(Clause.take(w.join(new Observer() {}), messages -> w.give(1)));
        });
    row(
        "Clause.takeAfter(Duration, Join, Body)",
        Seen.BY_THE_CALLER,
        w -> {
          w.a.send(1);
          Clause.select(
              Clause.takeAfter(Duration.ZERO, w.join(new Observer() {}), messages -> w.give(1)));
        });
    row(
        "Join.observer(Observer)",
        Seen.IN_THE_LOG,
        w -> {
          w.a.send(1);
          Clause.select(Clause.take(w.join(w.observer()), messages -> 1));
        });
    asked(
        "Join.where(Predicate)",
        w -> {
          w.sendBoth();
          var join = Join.of(w.a, w.b).where(values -> w.give(true));
          Clause.select(
              Clause.take(join, messages -> 1), w.j.after(Duration.ofSeconds(1)).map(() -> 1));
        });
    row(
        "CyclicBarrier.new(String, int, Action*)",
        Seen.BY_THE_CALLER,
        w -> new CyclicBarrier("barrier", 1, () -> w.give(1)).await());
  }

  private static void schedulers() {
    row(
        "Scheduler.spawn(String, Body)",
        Seen.BY_THE_SCHEDULER,
        w -> ((Scheduler) w.scheduler).spawn("x", () -> w.give(1)));
    row(
        "CooperativeScheduler.spawn(String, Body)",
        Seen.BY_THE_SCHEDULER,
        w -> w.scheduler.spawn("x", () -> w.give(1)));
    row(
        "CooperativeTasklet.bind(Body)",
        Seen.BY_THE_SCHEDULER,
        w -> w.scheduler.tasklet("x").bind(() -> w.give(1)).setup());
    both(
        "ParallelScheduler.spawn(String, Body)",
        w -> {
          try (var parallel = Scheduler.parallel()) {
            parallel.spawn("x", () -> w.give(1));
            parallel.run();
          }
        });
    row("Tasklet.blocking(Call)", Seen.BY_THE_CALLER, w -> Tasklet.blocking(() -> w.give(1)));
    row(
        "Tasklet.blockingRun(Action)",
        Seen.BY_THE_CALLER,
        w -> Tasklet.blockingRun(() -> w.give(1)));
    row(
        "Tasklet.timeout(Duration, Call)",
        Seen.BY_THE_CALLER,
        w -> Tasklet.timeout(Duration.ofHours(1), () -> w.give(1)));
    row(
        "Tasklet.timeoutRun(Duration, Action)",
        Seen.BY_THE_CALLER,
        w -> Tasklet.timeoutRun(Duration.ofHours(1), () -> w.give(1)));
    row(
        "Scope.spawn(String, Body)",
        Seen.BY_THE_CALLER,
        w -> inScope(s -> s.spawn("x", () -> w.give(1))));
    row(
        "Scope.fork(String, Call)",
        Seen.BY_THE_CALLER,
        w -> inScope(s -> s.fork("x", () -> w.give(1))));
    row(
        "CooperativeScheduler.decideTurnsBy(TurnStrategy)",
        Seen.BY_THE_SCHEDULER,
        w -> {
          w.scheduler.spawn("x", () -> {});
          w.scheduler.decideTurnsBy(
              new TurnStrategy() {
                @Override
                public CooperativeTasklet next(List<CooperativeTasklet> ready) {
                  return w.calls == 0 ? w.give(ready.getFirst()) : ready.getFirst();
                }

                @Override
                public void before(CooperativeTasklet tasklet, Step step) {}

                @Override
                public void touched(List<?> things) {}
              });
        });
    row(
        "CooperativeScheduler.onSwitch(SwitchListener)",
        Seen.IN_THE_LOG,
        w -> {
          w.scheduler.spawn("x", () -> {});
          w.scheduler.onSwitch((from, to) -> {
            if (w.calls == 0) {
              w.give(1);
            }
          });
        });
    row(
        "Scheduler.reportAlso(Pending)",
        Seen.IN_THE_LOG,
        w -> standStill(w, w.scheduler, ((Scheduler) w.scheduler)::reportAlso));
    row(
        "CooperativeScheduler.reportAlso(Pending)",
        Seen.IN_THE_LOG,
        w -> standStill(w, w.scheduler, w.scheduler::reportAlso));
    row(
        "ParallelScheduler.reportAlso(Pending)",
        Seen.IN_THE_LOG,
        w -> {
          try (var parallel = Scheduler.parallel()) {
            standStill(w, parallel, parallel::reportAlso);
          }
        });
    row(
        "Scheduler.cooperative(UnaryOperator)",
        Seen.BY_THE_CALLER,
        w -> Scheduler.cooperative(config -> w.give(config)).close());
    row(
        "Scheduler.parallel(UnaryOperator)",
        Seen.BY_THE_CALLER,
        w -> Scheduler.parallel(config -> w.give(config)).close());
    row(
        "SchedulerConfig.withErrorHandler(ErrorHandler)",
        Seen.BY_THE_CALLER,
        w -> {
          SchedulerConfig.ErrorHandler handler = (tasklet, error) -> w.give(1);
          try (var other = Scheduler.cooperative(config -> config.withErrorHandler(handler))) {
            other.spawn(
                "x",
                () -> {
                  throw new IllegalStateException("handled");
                });
            other.run();
          }
        });
    row(
        "SchedulerConfig.withThreads(ThreadFactory)",
        Seen.BY_THE_CALLER,
        w -> {
          try (var other =
              Scheduler.parallel(config ->
                  config.withThreads(task -> w.give(Thread.ofVirtual().unstarted(task))))) {
            other.spawn("x", () -> {});
            other.run();
          }
        });
  }

  private static void patterns() {
    row(
        "Join*.map(Body*)",
        Seen.BY_THE_CALLER,
        w -> {
          w.a.send(1);
          w.j.select(w.j.on(w.a).map(w::give));
        });
    row(
        "Join*.react(Action*)",
        Seen.BY_THE_SCHEDULER,
        w -> {
          w.j.on(w.a).react(w::give);
          w.a.send(1);
        });
    asked(
        "Join*.where(Guard*)",
        w -> {
          w.j.on(w.a).and(w.b).where((x, y) -> w.give(true)).react((x, y) -> {});
          w.sendBoth();
        });
    row(
        "JoinN.map(Body*)",
        Seen.BY_THE_CALLER,
        w -> {
          w.a.send(1);
          w.j.select(JoinN.of(w.j).and(w.a).map(values -> w.give(1)));
        });
    row(
        "JoinN.react(Action*)",
        Seen.BY_THE_SCHEDULER,
        w -> {
          JoinN.of(w.j).and(w.a).react(values -> w.give(1));
          w.a.send(1);
        });
    row(
        "JoinN.reply(Body*)",
        Seen.BY_THE_SCHEDULER,
        w -> {
          JoinN.of(w.j, w.ask).reply(values -> w.give(1));
          w.spawnCall();
        });
    asked(
        "JoinN.where(Predicate)",
        w -> {
          JoinN.of(w.j).and(w.a).and(w.b).where(values -> w.give(true)).react(values -> {});
          w.sendBoth();
        });
    row(
        "Reply*.reply(Body*)",
        Seen.BY_THE_SCHEDULER,
        w -> {
          w.j.on(w.ask).reply(w::give);
          w.spawnCall();
        });
    asked(
        "Reply*.where(Guard*)",
        w -> {
          w.j.on(w.ask).where(question -> w.give(true)).reply(question -> 1);
          w.j.on(w.ask).priority(-1).reply(question -> 1);
          w.spawnCall();
        });
    row(
        "Pass*.react(Action*)",
        Seen.BY_THE_SCHEDULER,
        w -> {
          w.j.on(w.visit).react(w::give);
          w.spawnVisit();
        });
    asked(
        "Pass*.where(Guard*)",
        w -> {
          w.j.on(w.visit).where(value -> w.give(true)).react(value -> {});
          w.j.on(w.visit).priority(-1).react(value -> {});
          w.spawnVisit();
        });
    row(
        "Joins.open(String, Scheduler, Observer)",
        Seen.IN_THE_LOG,
        w -> {
          try (var observed = Joins.open("observed", w.scheduler, w.observer())) {
            Channel<Integer> c = observed.channel("c");
            observed.on(c).react(n -> {});
            c.send(1);
          }
        });
    row("Joins.replaceAll(Body)", Seen.BY_THE_CALLER, w -> w.j.replaceAll(() -> w.give(1)));
    row(
        "Joins.serial(String, Scheduler, Consumer)",
        Seen.IN_THE_LOG,
        w -> {
          var serial = Joins.serial("serial", w.scheduler, turn -> w.give(1));
          Channel<Integer> c = serial.channel("c");
          serial.on(c).react(n -> {});
          serial.nextTurn();
          c.send(1);
        });
    row(
        "Turn.abandon(Supplier)",
        Seen.BY_THE_SCHEDULER,
        w -> {
          var turns = new ArrayList<Turn>();
          var serial = Joins.serial("serial", w.scheduler, turns::add);
          ReplyChannel<Integer, Integer> question = serial.replyChannel("question");
          serial.on(question).reply(n -> n);
          serial.nextTurn();
          w.scheduler.spawn("caller", () -> question.call(1));
          w.scheduler.runUntilIdle();
          turns.getFirst().abandon(() -> w.give(new IllegalStateException("abandoned")));
        });
    row(
        "Request.turnAway(Iterable, Supplier)",
        Seen.BY_THE_SCHEDULER,
        w -> {
          w.j
              .on(w.ask.request())
              .react(request ->
                  Request.turnAway(
                      List.of(request), () -> w.give(new IllegalStateException("turned away"))));
          w.spawnCall();
        });
  }

  private static void terms() {
    asked(
        "MessageTerm.where(Predicate)",
        w -> {
          w.j.on(w.a.where(n -> w.give(true))).react(n -> {});
          w.a.send(1);
        });
    asked(
        "MessageTerm.by(Function)",
        w -> {
          w.j.on(w.a.by(w::give)).and(w.b.by(n -> n)).react((x, y) -> {});
          w.sendBoth();
        });
    asked(
        "MessageTerm.ascending(Function)",
        w -> {
          w.j.on(w.a.ascending(w::give)).and(w.b.ascending(n -> n)).react((x, y) -> {});
          w.sendBoth();
        });
    asked(
        "MessageTerm.lowest(Function)",
        w -> {
          w.j.on(w.a.lowest(w::give)).and(w.b).react((x, y) -> {});
          w.sendBoth();
        });
    asked(
        "MessageTerm.highest(Function)",
        w -> {
          w.j.on(w.a.highest(w::give)).and(w.b).react((x, y) -> {});
          w.sendBoth();
        });
    row(
        "MessageTerm.map(Function)",
        Seen.BY_THE_SCHEDULER,
        w -> {
          w.j.on(w.a.map(w::give)).react(n -> {});
          w.a.send(1);
        });
    row(
        "MessageTerm.within(Duration, Consumer)",
        Seen.BY_THE_SCHEDULER,
        w -> {
          w.j.on(w.a.within(Duration.ofSeconds(1), w::give)).and(w.b).react((x, y) -> {});
          w.a.send(1);
        });
    asked(
        "ReplyTerm.where(Predicate)",
        w -> {
          w.j.on(w.ask.where(n -> w.give(true))).reply(n -> n);
          w.j.on(w.ask).priority(-1).reply(question -> 1);
          w.spawnCall();
        });
    asked(
        "ReplyTerm.by(Function)",
        w -> {
          w.j.on(w.ask.by(w::give)).and(w.a.by(n -> n)).reply((x, y) -> x);
          w.a.send(1);
          var _ = w.ask.callAsync(1);
        });
    asked(
        "ReplyTerm.lowest(Function)",
        w -> {
          w.j.on(w.ask.lowest(w::give)).and(w.a).reply((x, y) -> x);
          w.a.send(1);
          var _ = w.ask.callAsync(1);
        });
    asked(
        "ReplyTerm.highest(Function)",
        w -> {
          w.j.on(w.ask.highest(w::give)).and(w.a).reply((x, y) -> x);
          w.a.send(1);
          var _ = w.ask.callAsync(1);
        });
    row(
        "Term.map(Function)",
        Seen.BY_THE_SCHEDULER,
        w -> {
          w.j.on(Term.allOf(List.of(w.a, w.b)).map(w::give)).react(n -> {});
          w.sendBoth();
        });
    asked(
        "Term.where(Predicate)",
        w -> {
          w.j.on(Term.allOf(List.of(w.a, w.b)).where(both -> w.give(true))).react(n -> {});
          w.sendBoth();
        });
  }

  private static void inScope(Consumer<Scope> does) throws InterruptedException {
    try (var scope = Scope.open("s")) {
      does.accept(scope);
      scope.join();
    }
  }

  private static void standStill(World w, Scheduler scheduler, Consumer<Pending> reportAlso) {
    Pending pending =
        () -> {
          w.give(1);
          return List.of();
        };
    reportAlso.accept(pending);
    scheduler.spawn("waits", w.b::receive);
    try {
      assertThatExceptionOfType(DeadlockException.class).isThrownBy(scheduler::run);
    } finally {
      Reference.reachabilityFence(pending); // a scheduler forgets who is forgotten by all others
    }
    w.b.trySend(1); // it goes on
  }

  static Stream<Arguments> tries() {
    return ROWS.keySet().stream()
        .flatMap(each -> Stream.of(Deed.values()).map(deed -> Arguments.of(each, deed)));
  }

  @Test
  void everyMethodThatTakesUserCodeIsTried() {
    var known = new TreeSet<>(ROWS.keySet());
    known.addAll(DATA.keySet());
    assertThat(known).isEqualTo(Signatures.taking(Signatures::isUserCode));
    assertThat(ROWS.keySet()).containsAll(DATA.values());
  }

  @ParameterizedTest
  @MethodSource("tries")
  @Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void isSeenInOnePlaceAndTheOthersGoOn(String signature, Deed deed) {
    var row = requireNonNull(ROWS.get(signature));
    var world = new World(deed);
    Set<Seen> seen = EnumSet.noneOf(Seen.class);
    try (var log = new LogRecords("dev.joins")) {
      try {
        row.call().make(world);
      } catch (Throwable error) {
        note(world, error, Seen.BY_THE_CALLER, seen);
      }
      Thread.interrupted(); // what the user has left set is the user's
      for (var i = 0; i < 3; i++) { // it throws one error at a time
        try {
          world.scheduler.run();
        } catch (Throwable error) {
          note(world, error, Seen.BY_THE_SCHEDULER, seen);
        }
      }
      if (log.all().stream().anyMatch(record -> world.isOfTheUser(record.getThrown()))) {
        seen.add(Seen.IN_THE_LOG);
      }
    }
    assertThat(world.calls).as("the user's code was called").isPositive();
    assertThat(seen).isEqualTo(expected(row, deed));
    assertGoesOn(world);
  }

  private static Set<Seen> expected(Row row, Deed deed) {
    if (deed == Deed.CALLS_BACK) {
      return row.seenIfItCallsBack();
    }
    return deed.isError() ? row.seen() : Set.of();
  }

  private static void note(World world, Throwable error, Seen where, Set<Seen> seen) {
    if (world.isOfTheUser(error)) {
      seen.add(where);
    } else if (world.deed.isError() && !(error instanceof DeadlockException)) { // actors wait
      throw new AssertionError("another error in its place", error);
    }
  }

  /** Neither the scheduler nor the definition has suffered. */
  private static void assertGoesOn(World world) {
    world.system.close();
    List<Integer> got = Collections.synchronizedList(new ArrayList<>());
    Channel<Integer> fresh = world.j.channel("fresh");
    world.j.on(fresh).react(got::add);
    fresh.post(7);
    world.scheduler.run();
    assertThat(got).containsExactly(7);
    world.j.close();
    world.scheduler.close();
    assertThat(Tasklet.current()).isEmpty();
  }
}
