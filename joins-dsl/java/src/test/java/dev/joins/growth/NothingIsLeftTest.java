package dev.joins.growth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.actor.Actor;
import dev.joins.actor.ActorOptions;
import dev.joins.actor.ActorRef;
import dev.joins.actor.ActorSystem;
import dev.joins.actor.Behavior;
import dev.joins.actor.FailurePolicy;
import dev.joins.actor.Question;
import dev.joins.channel.Channel;
import dev.joins.dsl.Joins;
import dev.joins.dsl.Reaction;
import dev.joins.dsl.ReplyChannel;
import dev.joins.tasklet.CooperativeScheduler;
import dev.joins.tasklet.ParallelScheduler;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is opened and closed, waited for and given up, put in and taken out, leaves nothing behind,
 * however often: neither on the heap, nor where it was registered.
 */
class NothingIsLeftTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration MOMENT = Duration.ofNanos(1);

  /** A body with a name, which the report of the tests shows. */
  record Row(String name, Tasklet.Body body) {
    @Override
    public String toString() {
      return name;
    }
  }

  private final CooperativeScheduler scheduler = Scheduler.cooperative();

  @AfterEach
  void close() {
    scheduler.close();
  }

  // ---- open and close

  static Stream<Row> opened() {
    return Stream.of(
        new Row("a cooperative scheduler", () -> Scheduler.cooperative().close()),
        new Row("a parallel scheduler", () -> Scheduler.parallel().close()),
        new Row(
            "a parallel scheduler with a tasklet",
            () -> {
              try (var own = Scheduler.parallel()) {
                own.spawn("t", () -> {});
                own.run();
              }
            }),
        new Row("a channel", () -> sendAndClose(Channel.unbounded("c"))),
        new Row("a definition on a scheduler of its own", () -> live(detached())),
        new Row(
            "an actor system on a scheduler of its own",
            () -> {
              try (var own = Scheduler.parallel();
                  var system = ActorSystem.open("s", own)) {
                system.spawn("a", Msg.class, NothingIsLeftTest::idle).tell(new Msg.Tick());
              }
            }));
  }

  /** Where there is no scheduler, it gets one. */
  private static Joins detached() {
    return Joins.open("d", ParallelScheduler.detached());
  }

  private static void sendAndClose(Channel<Integer> channel) throws InterruptedException {
    channel.send(1);
    channel.closeNow();
  }

  private static void live(Joins j) throws InterruptedException {
    Channel<Integer> a = j.channel("a");
    Channel<Integer> b = j.channel("b");
    j.on(a).and(b).react((x, y) -> {});
    j.on(a.by(n -> n).within(HOUR, n -> {})).and(b.by(n -> n)).priority(1).react((x, y) -> {});
    b.send(1);
    j.close();
  }

  @ParameterizedTest
  @MethodSource("opened")
  void whatIsOpenedAndClosed(Row row) throws Exception {
    scheduler.close(); // who waits here is a plain thread, on the real clock
    Growth.assertNothingIsLeft(Growth.SOME, row.body);
  }

  /** It was registered there for reports of deadlocks. */
  @Test
  void definitionsOnAnothersScheduler() throws Exception {
    Growth.assertNothingIsLeft(Growth.SOME, () -> live(Joins.open("d", scheduler)));
    try (var parallel = Scheduler.parallel()) {
      Growth.assertNothingIsLeft(Growth.SOME, () -> live(Joins.open("d", parallel)));
    }
  }

  @Test
  void actorSystemsOnAnothersScheduler() throws Exception {
    Growth.assertNothingIsLeft(
        Growth.SOME,
        () -> {
          try (var system = ActorSystem.open("s", scheduler)) {
            system.spawn("a", Msg.class, NothingIsLeftTest::idle).tell(new Msg.Tick());
            scheduler.runUntilIdle();
          }
        });
  }

  @Test
  void holds() throws Exception {
    try (var parallel = Scheduler.parallel()) {
      Growth.assertNothingIsLeft(
          Growth.MANY,
          () -> {
            scheduler.hold().close();
            parallel.hold().close();
          });
    }
  }

  @Test
  void reportersOfWhatIsPending() throws Exception {
    try (var parallel = Scheduler.parallel()) {
      Growth.assertNothingIsLeft(
          Growth.MANY,
          () -> {
            var nobody = List.of("nobody");
            scheduler.reportAlso(() -> List.copyOf(nobody));
            parallel.reportAlso(() -> List.copyOf(nobody));
          });
    }
  }

  // ---- tasklets

  @Test
  void taskletsThatEnd() throws Exception {
    try (var parallel = Scheduler.parallel()) {
      Growth.assertNothingIsLeft(
          Growth.MANY,
          () -> {
            scheduler.spawn("t", () -> {}).awaitEnd();
            parallel.spawn("t", () -> {});
            parallel.run();
          });
      assertThat(scheduler.blocked()).isEmpty();
      assertThat(parallel.blocked()).isEmpty();
    }
  }

  @Test
  void sleeps() throws Exception {
    Growth.assertNothingIsLeft(Growth.MANY, () -> Tasklet.sleep(HOUR));
  }

  @Test
  void schedulersThatAreCurrentOnesOfOneThread() throws Exception {
    Growth.assertNothingIsLeft(
        Growth.SOME,
        () -> {
          var first = Scheduler.parallel();
          var second = Scheduler.parallel();
          first.close();
          second.close();
        });
    assertThat(Scheduler.current()).contains(scheduler);
  }

  // ---- patterns

  @Test
  void patternsThatComeAndGo() throws Exception {
    try (var j = Joins.open("j", scheduler)) {
      Channel<Integer> a = j.channel("a");
      Channel<Integer> b = j.channel("b");
      Channel<Integer> few = j.channel("few", 1);
      ReplyChannel<Integer, Integer> questions = j.replyChannel("questions");
      Growth.assertNothingIsLeft(
          Growth.SOME,
          () ->
              List.of(
                      j.on(a).and(b).react((x, y) -> {}),
                      j.on(a.by(n -> n)).and(b.by(n -> n)).priority(1).react((x, y) -> {}),
                      j.on(a.ascending(n -> n))
                          .and(b.ascending(n -> n))
                          .priority(2)
                          .react((x, y) -> {}),
                      j.on(a).and(b).where((x, y) -> x > y).priority(3).react((x, y) -> {}),
                      j.on(a.within(HOUR, n -> {})).and(b.upTo(2)).and(few).react((x, y, z) -> {}),
                      j.on(b.times(2)).and(few.room()).react((x, room) -> {}),
                      j.on(questions).and(a.where(n -> n > 0)).reply((q, x) -> q + x))
                  .forEach(Reaction::remove));
      assertThat(j.explain()).isEmpty();
      Stream.of(a, b, few).map(Channel::place).forEach(Growth::assertForgotten);
      Growth.assertForgotten(questions.place());
    }
  }

  @Test
  void patternsThatAreReplaced() throws Exception {
    try (var j = Joins.open("j", scheduler)) {
      Channel<Integer> a = j.channel("a");
      Channel<Integer> b = j.channel("b");
      Growth.assertNothingIsLeft(
          Growth.SOME,
          () -> j.replaceAll(() -> j.on(a.by(n -> n)).and(b.by(n -> n)).react((x, y) -> {})));
      assertThat(j.explain().lines()).hasSize(1);
    }
  }

  /** The lasting channel has been under one lock with each of them. */
  @Test
  void definitionsThatUseAChannelThatOutlivesThem() throws Exception {
    Channel<Integer> lasting = Channel.unbounded("lasting");
    Growth.assertNothingIsLeft(
        Growth.SOME,
        () -> {
          var j = Joins.open("j", scheduler);
          Channel<Integer> own = j.channel("own");
          j.on(lasting.by(n -> n)).and(own.by(n -> n)).react((x, y) -> {});
          own.send(1);
          lasting.send(2);
          j.close();
          lasting.receive();
        });
    Growth.assertForgotten(lasting.place());
  }

  @Test
  void messagesWithALimitThatAreTakenOrTakenBack() throws Exception {
    try (var j = Joins.open("j", scheduler)) {
      Channel<Integer> a = j.channel("a");
      Channel<Integer> b = j.channel("b");
      j.warnAfter(HOUR);
      j.on(a.within(HOUR, n -> {})).and(b).react((x, y) -> {});
      Growth.assertNothingIsLeft(
          Growth.SOME,
          () -> {
            a.send(1);
            b.send(1);
            a.post(2).withdraw();
            scheduler.runUntilIdle();
          });
      assertThat(scheduler.blocked()).isEmpty();
      assertThat(a.place().snapshot()).isEmpty();
    }
  }

  @Test
  void messagesThatExpire() throws Exception {
    try (var j = Joins.open("j", scheduler)) {
      Channel<Integer> a = j.channel("a");
      Channel<Integer> b = j.channel("b");
      j.on(a.within(HOUR, n -> {})).and(b).react((x, y) -> {});
      Growth.assertNothingIsLeft(
          Growth.SOME,
          () -> {
            a.send(1);
            scheduler.run();
          });
      assertThat(a.place().snapshot()).isEmpty();
    }
  }

  @Test
  void warningsThatAreReplaced() throws Exception {
    try (var j = Joins.open("j", scheduler)) {
      Channel<Integer> a = j.channel("a");
      a.send(1);
      Growth.assertNothingIsLeft(
          Growth.SOME,
          () -> {
            j.warnAfter(HOUR);
            Tasklet.schedule();
          });
    }
  }

  // ---- actors

  private sealed interface Msg {
    record Tick() implements Msg {}

    record Ask() implements Msg, Question<Integer> {}
  }

  private static void idle(Actor<Msg> self) {}

  private static Duration askInVain(ActorRef<Msg> actor) throws InterruptedException {
    if (actor.ask(new Msg.Ask(), MOMENT).isPresent()) {
      throw new AssertionError("it answers nothing");
    }
    return MOMENT;
  }

  @Test
  void whoAsksAnActorAndGivesUp() throws Exception {
    try (var system = ActorSystem.open("s", scheduler)) {
      var actor = system.spawn("a", Msg.class, NothingIsLeftTest::idle);
      Growth.assertNothingIsLeft(Growth.SOME, () -> askInVain(actor));
    }
  }

  @Test
  void actorsThatAreStartedAndWatchedAndEnd() throws Exception {
    try (var system = ActorSystem.open("s", scheduler)) {
      var watched = system.spawn("watched", Msg.class, NothingIsLeftTest::idle);
      inAnActor(
          system,
          self -> {
            self.on(self.ends()).react(news -> {});
            Growth.assertNothingIsLeft(
                Growth.SOME,
                () -> {
                  self.watch(watched);
                  self.unwatch(watched);
                  var child = self.spawn("c", Msg.class, NothingIsLeftTest::idle);
                  self.watch(child);
                  child.stop();
                  child.awaitEnd();
                  var _ = self.ends().receive();
                  self.after(HOUR, new Msg.Tick()).cancel();
                });
          });
    }
  }

  /** What fails there reaches whoever runs the scheduler. */
  private void inAnActor(ActorSystem system, Behavior<Msg> behavior) {
    system.spawn(
        "main",
        Msg.class,
        ActorOptions.DEFAULT.withFailurePolicy(FailurePolicy.escalate()),
        behavior);
    scheduler.runUntilIdle();
  }

  @Test
  void actorsThatStartAnew() throws Exception {
    var log = Logger.getLogger(ActorSystem.class.getName());
    var before = log.getLevel();
    log.setLevel(Level.OFF);
    try (var system = ActorSystem.open("s", scheduler)) {
      var watched = system.spawn("watched", Msg.class, NothingIsLeftTest::idle);
      var actor =
          system.spawn(
              "a",
              Msg.class,
              ActorOptions.DEFAULT.withFailurePolicy(
                  FailurePolicy.restart(Integer.MAX_VALUE, HOUR)),
              self -> {
                self.watch(watched);
                self.joins().channel("private");
                self.on(Msg.Tick.class)
                    .react(tick -> {
                      throw new IllegalStateException("planned");
                    });
              });
      Growth.assertNothingIsLeft(
          Growth.SOME,
          () -> {
            actor.tell(new Msg.Tick());
            scheduler.runUntilIdle();
          });
    } finally {
      log.setLevel(before);
    }
  }
}
