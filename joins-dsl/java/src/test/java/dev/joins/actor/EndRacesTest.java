package dev.joins.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.ChannelClosedException;
import dev.joins.dsl.NoReplyException;
import dev.joins.tasklet.ParallelScheduler;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import dev.joins.testing.Race;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What the tables of {@link ActorRef}, {@link ActorSystem}, {@link Timer} and {@link Watches} say,
 * while two threads race, again and again.
 */
@Timeout(120)
class EndRacesTest {
  private static final int TIMES = 3_000;

  private sealed interface Msg {
    record Tell(int number) implements Msg {}

    record Ask(int number) implements Msg, Question<Integer> {}

    record Fail() implements Msg {}
  }

  private final ParallelScheduler scheduler = Scheduler.parallel();
  private final Queue<String> handled = new ConcurrentLinkedQueue<>();

  @AfterEach
  void close() {
    scheduler.close();
  }

  private void handler(Actor<Msg> self) {
    self.on(Msg.Tell.class).react(tell -> handled.add("" + tell.number()));
    self.onQuestion(Msg.Ask.class)
        .reply(ask -> {
          handled.add("" + ask.number());
          return ask.number();
        });
    self.on(Msg.Fail.class)
        .react(fail -> {
          throw new IllegalStateException("failed");
        });
  }

  /** The virtual time of whoever closes jumps at once, which gives the actors no time to end. */
  @Test
  void aSystemIsClosedFromASchedulerThatIsNotItsOwn() throws Exception {
    try (var closers = Scheduler.cooperative()) {
      var begun = new CountDownLatch(1);
      var system = ActorSystem.open("s", scheduler);
      system
          .spawn(
              "slow",
              Msg.class,
              self ->
                  self.on(Msg.Tell.class)
                      .react(tell -> {
                        begun.countDown();
                        try {
                          Thread.sleep(10_000);
                        } catch (InterruptedException cancelled) {
                          Thread.sleep(50); // it cleans up
                          handled.add("ended");
                        }
                      }))
          .tell(new Msg.Tell(1));
      begun.await();
      system.close();
      closers.run();
    }
    assertThat(handled).containsExactly("ended");
  }

  /** One round: a system with an actor; returns what was untaken. */
  @FunctionalInterface
  private interface Round {
    void play(ActorSystem system, ActorRef<Msg> actor, int number) throws Exception;
  }

  private void repeat(ActorOptions options, Round round) throws Exception {
    for (var i = 0; i < TIMES; i++) {
      handled.clear();
      var system = ActorSystem.open("s", scheduler);
      round.play(system, system.spawn("a", Msg.class, options, this::handler), i);
      system.close();
    }
  }

  private void repeat(Round round) throws Exception {
    repeat(ActorOptions.DEFAULT, round);
  }

  private static void tell(ActorRef<Msg> actor, int from, int to) throws Exception {
    for (var n = from; n < to; n++) {
      actor.tell(new Msg.Tell(n));
    }
  }

  private void assertEachOnce(ActorSystem system, int count, Stream<String> others) {
    var untaken = system.untaken().stream().map(text -> text.replaceAll("\\D", ""));
    assertThat(Stream.of(handled.stream(), untaken, others).flatMap(each -> each))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, count).mapToObj(String::valueOf).toList());
  }

  @Test
  void whatIsToldWhileTheSystemIsClosedIsHandledOrUntaken() throws Exception {
    repeat((system, actor, i) -> {
      Tasklet.Body first = () -> tell(actor, 0, 10);
      Race.of(first, () -> tell(actor, 10, 20), system::close);
      assertEachOnce(system, 20, Stream.of());
    });
  }

  @Test
  void whatIsToldToABoundedMailboxWhileItsActorStopsIsHandledOrUntaken() throws Exception {
    for (var overflow : List.of(Overflow.WAIT, Overflow.DROP)) {
      repeat(
          ActorOptions.DEFAULT.withMailbox(1, overflow),
          (system, actor, i) -> {
            Race.of(() -> tell(actor, 0, 3), actor::stop);
            actor.awaitEnd();
            assertEachOnce(system, 3, Stream.of());
          });
    }
  }

  @Test
  void aQuestionThatIsToldWhileTheActorStopsIsHandledOrUntaken() throws Exception {
    repeat((system, actor, i) -> {
      Race.of(() -> actor.tell(new Msg.Ask(0)), actor::stop);
      actor.awaitEnd();
      assertEachOnce(system, 1, Stream.of());
    });
  }

  @Test
  void whoAsksWhileTheActorStopsIsAnsweredOrToldAndNoInternalNameShows() throws Exception {
    repeat((system, actor, i) -> {
      var told = new ConcurrentLinkedQueue<String>();
      Race.of(
          () -> {
            try {
              assertThat(actor.askAsync(new Msg.Ask(0)).get(20, TimeUnit.SECONDS)).isZero();
            } catch (ExecutionException error) {
              assertThat(error.getCause())
                  .isExactlyInstanceOf(ChannelClosedException.class)
                  .hasMessageStartingWith("actor 's/a' has ended");
              told.add("0");
            }
          },
          () -> {
            try {
              assertThat(actor.ask(new Msg.Ask(1))).isOne();
            } catch (ChannelClosedException ended) {
              assertThat(ended).hasMessageStartingWith("actor 's/a' has ended");
              told.add("1");
            }
          },
          actor::stop);
      actor.awaitEnd();
      assertEachOnce(system, 2, told.stream());
    });
  }

  /** A body that is cancelled may leave its question without an answer. */
  @Test
  void whoAsksWhileTheSystemIsClosedIsAnsweredOrTold() throws Exception {
    repeat((system, actor, i) ->
        Race.of(
            () -> {
              try {
                assertThat(actor.ask(new Msg.Ask(0))).isZero();
              } catch (ChannelClosedException | NoReplyException ended) {
                assertThat(ended.getMessage()).doesNotContain("turn", "UNIT");
              }
            },
            system::close));
  }

  @Test
  void whatIsStartedWhileTheSystemIsClosedIsRefusedOrEnds() throws Exception {
    repeat((system, actor, i) -> {
      var closed = new AtomicInteger();
      var begunLate = new AtomicInteger();
      Tasklet.Body spawning =
          () -> {
            var mine = new ArrayList<ActorRef<Msg>>();
            try {
              while (true) {
                var name = Thread.currentThread().threadId() + "." + mine.size();
                mine.add(system.spawn(name, Msg.class, self -> begunLate.addAndGet(closed.get())));
              }
            } catch (IllegalStateException refused) {
              assertThat(refused).hasMessageStartingWith("'s' has ended: cannot start '");
            }
            for (var each : mine) {
              each.awaitEnd();
            }
          };
      Race.of(
          spawning,
          spawning,
          () -> {
            system.close();
            closed.set(1);
          });
      assertThat(begunLate).as("behaviors that begin in a closed system").hasValue(0);
      assertThatThrownBy(() -> system.spawn("late", Msg.class, self -> {}))
          .isInstanceOf(IllegalStateException.class);
    });
  }

  @Test
  void childrenThatAreStartedWhileTheirParentIsCancelledEnd() throws Exception {
    for (var i = 0; i < TIMES; i++) {
      var system = ActorSystem.open("s", scheduler);
      var children = new ConcurrentLinkedQueue<ActorRef<Msg>>();
      system.spawn(
          "parent",
          Msg.class,
          self -> {
            for (var n = 0; n < 3; n++) {
              children.add(self.spawn("c" + n, Msg.class, this::handler));
            }
          });
      system.close();
      for (var child : children) {
        assertThat(child.awaitEnd().actor()).isSameAs(child);
      }
    }
  }

  @Test
  void twoWhoCloseBothWaitForTheEnd() throws Exception {
    repeat((system, actor, i) -> {
      Tasklet.Body closing =
          () -> {
            system.close();
            assertThatThrownBy(() -> actor.ask(new Msg.Ask(0)))
                .isInstanceOf(ChannelClosedException.class);
          };
      Race.of(closing, closing);
    });
  }

  @Test
  void aNameIsFreeWhenTheEndIsKnown() throws Exception {
    repeat((system, actor, i) -> {
      actor.stop();
      actor.awaitEnd();
      system.spawn("a", Msg.class, self -> {});
    });
  }

  @Test
  void whatIsToldWhileTheActorStartsAnewIsHandledOnce() throws Exception {
    repeat(
        ActorOptions.DEFAULT.withFailurePolicy(FailurePolicy.restart(1_000, Duration.ofDays(1))),
        (system, actor, i) -> {
          Race.of(() -> actor.tell(new Msg.Fail()), () -> tell(actor, 0, 3));
          assertThat(actor.ask(new Msg.Ask(3))).isEqualTo(3);
          assertEachOnce(system, 4, Stream.of());
        });
  }

  @Test
  void theEndOfOneThatIsWatchedIsToldOnceAlsoIfItIsJustEnding() throws Exception {
    repeat((system, actor, i) -> {
      var heard = new CompletableFuture<Ended>();
      var count = new AtomicInteger();
      Race.of(
          actor::stop,
          () ->
              system.spawn(
                  "watcher",
                  Msg.class,
                  self ->
                      self.on(self.watch(actor))
                          .react(ended -> {
                            count.incrementAndGet();
                            heard.complete(ended);
                          })));
      assertThat(heard.get(20, TimeUnit.SECONDS).actor()).isSameAs(actor);
      system.close();
      assertThat(count).hasValue(1);
    });
  }

  @Test
  void aTimerThatIsCancelledWhenItIsDueSendsOnceOrNever() throws Exception {
    for (var i = 0; i < 200; i++) {
      var system = ActorSystem.open("s", scheduler);
      var ticks = new AtomicInteger();
      var actor =
          system.spawn(
              "a",
              Msg.class,
              self -> {
                self.on(Msg.Tell.class).react(tell -> ticks.incrementAndGet());
                var timer = self.after(Duration.ofNanos(100_000), new Msg.Tell(1));
                self.onQuestion(Msg.Ask.class)
                    .reply(ask -> {
                      timer.cancel();
                      return ticks.get();
                    });
              });
      Thread.sleep(0, i * 1_000);
      actor.ask(new Msg.Ask(0));
      system.close();
      assertThat(ticks.get() + system.untaken().size()).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void aTimerThatIsDueWhileItsActorStartsAnewSendsOnceOrNever() throws Exception {
    var options =
        ActorOptions.DEFAULT.withFailurePolicy(FailurePolicy.restart(1_000, Duration.ofDays(1)));
    for (var i = 0; i < 300; i++) {
      handled.clear();
      var system = ActorSystem.open("s", scheduler);
      var begun = new AtomicInteger();
      var actor =
          system.spawn(
              "a",
              Msg.class,
              options,
              self -> {
                handler(self);
                if (begun.incrementAndGet() == 1) {
                  self.after(Duration.ofNanos(100_000), new Msg.Tell(1));
                }
              });
      Thread.sleep(0, i * 700);
      actor.tell(new Msg.Fail());
      assertThat(actor.ask(new Msg.Ask(2))).isEqualTo(2);
      system.close();
      assertThat(begun).hasValue(2);
      assertThat(handled.stream().filter("1"::equals).count() + system.untaken().size())
          .isLessThanOrEqualTo(1);
    }
  }

  @Test
  void aTimerThatIsCancelledWhileItWaitsForRoomSendsOnceOrNeverAndKeepsNoRoom() throws Exception {
    var options = ActorOptions.DEFAULT.withMailbox(1, Overflow.WAIT);
    for (var i = 0; i < 300; i++) {
      handled.clear();
      var system = ActorSystem.open("s", scheduler);
      var timer = new CompletableFuture<Timer>();
      var full = new CountDownLatch(1);
      var go = new CountDownLatch(1);
      var actor =
          system.<Msg>spawn(
              "a",
              Msg.class,
              options,
              self ->
                  self.on(Msg.Tell.class)
                      .react(tell -> {
                        if (tell.number() == 2) {
                          full.await();
                          timer.complete(self.after(Duration.ofNanos(1), new Msg.Tell(1)));
                          go.await();
                        }
                        handled.add("" + tell.number());
                      }));
      tell(actor, 2, 4); // one runs, and one lies in the mailbox
      full.countDown();
      Race.of(() -> timer.join().cancel(), go::countDown);
      tell(actor, 4, 6);
      system.close();
      assertEachFromTwoOnceAndOnePerhaps(system);
    }
  }

  private void assertEachFromTwoOnceAndOnePerhaps(ActorSystem system) {
    var all =
        Stream.concat(
                handled.stream(), system.untaken().stream().map(text -> text.replaceAll("\\D", "")))
            .sorted()
            .toList();
    assertThat(all.stream().skip(all.contains("1") ? 1 : 0)).containsExactly("2", "3", "4", "5");
  }

  @Test
  void aWatchThatIsGivenUpWhenTheOtherEndsTellsOnceOrNever() throws Exception {
    repeat((system, actor, i) -> {
      var heard = new AtomicInteger();
      var watcher =
          system.<Msg>spawn(
              "watcher",
              Msg.class,
              self -> {
                self.on(self.watch(actor)).react(ended -> heard.incrementAndGet());
                self.onQuestion(Msg.Ask.class)
                    .reply(ask -> {
                      self.unwatch(actor);
                      return heard.get();
                    });
              });
      Race.of(actor::stop, () -> watcher.ask(new Msg.Ask(0)));
      actor.awaitEnd();
      system.close();
      assertThat(heard.get()).isLessThanOrEqualTo(1);
    });
  }

  @Test
  void whoAsksAndCancelsIsAnsweredOrItsQuestionIsGone() throws Exception {
    repeat((system, actor, i) -> {
      var future = actor.askAsync(new Msg.Ask(1));
      Race.of(() -> future.cancel(true), () -> tell(actor, 2, 3));
      if (!future.isCancelled()) {
        assertThat(future.get(20, TimeUnit.SECONDS)).isEqualTo(1);
      }
      system.close();
      assertThat(system.untaken())
          .as("a question of nobody")
          .noneMatch(text -> text.contains("Ask"));
      assertThat(handled.stream().filter("1"::equals).count())
          .isEqualTo(future.isCancelled() ? 0 : 1);
    });
  }
}
