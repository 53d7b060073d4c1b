package dev.joins.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.tasklet.CooperativeScheduler;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Users' code that throws where one does not think of it. */
@Timeout(60)
class UserCodeTest {
  @SuppressWarnings("OverrideThrowableToString") // which is the point
  private static final class Unprintable extends IllegalStateException {
    private static final long serialVersionUID = 1;

    @Override
    public String toString() {
      throw new StackOverflowError();
    }
  }

  private sealed interface Msg {
    record Unprintable(Error error) implements Msg, Question<Integer> {
      @Override
      public String toString() {
        throw error;
      }
    }

    record Work(int number) implements Msg {}

    record Ask() implements Msg, Question<Integer> {}
  }

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration LONG = Duration.ofDays(1);

  private final CooperativeScheduler scheduler = Scheduler.cooperative();
  private final ActorSystem system = ActorSystem.open("s", scheduler);
  private final List<String> log = new ArrayList<>();
  private final Quiet quiet = new Quiet();

  @BeforeEach
  void open() {
    log.clear();
  }

  @AfterEach
  void close() {
    quiet.close();
    system.close();
    scheduler.close();
  }

  private void main(Tasklet.Body body) {
    scheduler.spawn(
        "main",
        () -> {
          body.run();
          log.add("end of main");
        });
    scheduler.runUntilIdle();
    assertThat(log).endsWith("end of main");
  }

  @Test
  void aMessageThatCannotBePrintedIsReportedAllTheSame() {
    for (var error : List.of(new AssertionError("no text"), new StackOverflowError("deep"))) {
      log.clear();
      var unprintable = new Msg.Unprintable(error);
      var actor =
          system.spawn(
              "a", Msg.class, ActorOptions.DEFAULT.withMailbox(1, Overflow.FAIL), self -> {});
      system.spawn(
          "watcher of " + error,
          Msg.class,
          self -> self.on(self.watch(actor)).react(e -> log.add("heard")));
      main(() -> {
        assertThat(actor.ask(unprintable, SECOND)).isEmpty();
        actor.tell(unprintable);
        assertThatThrownBy(() -> actor.tell(unprintable))
            .isInstanceOf(MailboxFullException.class)
            .hasMessageContaining("toString threw");
        actor.stop();
        actor.awaitEnd();
        assertThatThrownBy(() -> actor.ask(unprintable))
            .hasMessageContaining("has ended")
            .hasMessageContaining("toString threw");
        actor.tell(unprintable);
        Tasklet.schedule();
        Tasklet.schedule();
      });
      assertThat(log).contains("heard");
    }
    assertThat(system.untaken())
        .hasSize(4)
        .allMatch(text -> text.matches("s/a: Unprintable@\\p{XDigit}+ \\(toString threw .*\\)"));
  }

  @Test
  void aFailureThatCannotBePrintedIsAFailureAsOthers() {
    var failing = ActorOptions.DEFAULT.withFailurePolicy(FailurePolicy.resume());
    var actor =
        system.spawn(
            "a",
            Msg.class,
            failing,
            self -> {
              self.on(Msg.Work.class)
                  .react(work -> {
                    throw new Unprintable();
                  });
              self.onQuestion(Msg.Ask.class).reply(ask -> 7);
            });
    quiet.close(); // it is logged, as far as that goes
    main(() -> {
      actor.tell(new Msg.Work(1));
      assertThat(actor.ask(new Msg.Ask())).isEqualTo(7);
    });
  }

  @Test
  void aBeginningThatFailsAgainAndAgainIsALoopThatCanBeStopped() {
    var begun = new AtomicInteger();
    var options =
        ActorOptions.DEFAULT.withFailurePolicy(FailurePolicy.restart(Integer.MAX_VALUE, LONG));
    Behavior<Msg> never =
        self -> {
          begun.incrementAndGet();
          throw new IllegalStateException("never");
        };
    var stopped = system.spawn("stopped", Msg.class, options, never);
    system.spawn("cancelled", Msg.class, options, never);
    main(() -> {
      while (begun.get() < 20_000) {
        Tasklet.schedule();
      }
      stopped.stop();
      assertThat(stopped.awaitEnd().reason()).isEqualTo(new Ended.Stopped());
      system.close();
    });
    var last = begun.get();
    scheduler.runUntilIdle();
    assertThat(begun).hasValue(last);
  }

  @Test
  void manyFailWhileTheSystemIsClosedAndAllAreEnded() {
    var escalating = ActorOptions.DEFAULT.withFailurePolicy(FailurePolicy.escalate());
    var actors = new ArrayList<ActorRef<Msg>>();
    for (var i = 0; i < 5; i++) {
      var number = i;
      actors.add(
          system.spawn(
              "a" + i,
              Msg.class,
              number % 2 == 0 ? ActorOptions.DEFAULT : escalating,
              self ->
                  self.on(Msg.Work.class)
                      .react(work -> {
                        try {
                          Tasklet.sleep(LONG);
                        } finally {
                          throwIt(number);
                        }
                      })));
    }
    main(() -> {
      for (var actor : actors) {
        actor.tell(new Msg.Work(1));
      }
      Tasklet.sleep(SECOND);
      assertThatThrownBy(system::close)
          .isInstanceOf(ActorSystemFailure.class)
          .hasMessageContaining("cleanup of 3")
          .cause()
          .satisfies(cause ->
              assertThat(cause.getSuppressed())
                  .singleElement()
                  .hasToString("java.lang.IllegalStateException: cleanup of 1"));
      for (var actor : actors) {
        assertThat(actor.awaitEnd().reason()).isInstanceOf(Ended.Failed.class);
      }
      system.close();
    });
  }

  private static void throwIt(int number) {
    throw new IllegalStateException("cleanup of " + number);
  }

  @Test
  void oneThatBlocksAgainWhileItCleansUpIsCancelledAgain() {
    var actor =
        system.spawn(
            "a",
            Msg.class,
            self ->
                self.on(Msg.Work.class)
                    .react(work -> {
                      for (var i = 0; i < 4; i++) {
                        try {
                          Tasklet.sleep(LONG);
                        } catch (InterruptedException again) {
                          log.add("cancelled at " + scheduler.elapsed());
                        }
                      }
                    }));
    main(() -> {
      actor.tell(new Msg.Work(1));
      Tasklet.sleep(SECOND);
      system.close();
    });
    assertThat(log)
        .containsExactly(
            "cancelled at PT1S",
            "cancelled at PT2S",
            "cancelled at PT3S",
            "cancelled at PT4S",
            "end of main");
  }

  @Test
  void oneThatDoesNotEndIsNamedAndTheOthersAreEnded() {
    var others = system.spawn("other", Msg.class, self -> {});
    var mayEnd = new boolean[1];
    var actor =
        system.spawn(
            "a",
            Msg.class,
            self ->
                self.on(Msg.Work.class)
                    .react(work -> {
                      while (!mayEnd[0]) {
                        try {
                          Tasklet.sleep(LONG);
                        } catch (InterruptedException again) {
                          log.add("again");
                        }
                      }
                    }));
    main(() -> {
      actor.tell(new Msg.Work(1));
      Tasklet.sleep(SECOND);
      assertThatThrownBy(system::close)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("actor 's/a' was cancelled 60 times and did not end");
      others.awaitEnd();
      mayEnd[0] = true;
      system.close();
    });
  }

  @Test
  void anActorThatClosesItsOwnSystemIsRefusedAndNothingHappens() {
    var child = new ArrayList<ActorRef<Msg>>();
    system.spawn(
        "a",
        Msg.class,
        self ->
            child.add(
                self.spawn(
                    "child",
                    Msg.class,
                    inner ->
                        inner
                            .onQuestion(Msg.Ask.class)
                            .reply(ask -> {
                              assertThatThrownBy(system::close)
                                  .isInstanceOf(IllegalStateException.class)
                                  .hasMessageStartingWith(
                                      "actor 's/a/child' cannot close its own system");
                              return 7;
                            }))));
    main(() -> {
      Tasklet.schedule();
      assertThat(child.getFirst().ask(new Msg.Ask())).isEqualTo(7);
      system.spawn("another", Msg.class, self -> {});
    });
  }

  @Test
  void whoIsInterruptedAlreadyAsksNothing() {
    var actor =
        system.spawn(
            "a",
            Msg.class,
            self ->
                self.onQuestion(Msg.Ask.class)
                    .reply(ask -> {
                      log.add("asked");
                      return 7;
                    }));
    main(() -> {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> actor.ask(new Msg.Ask()))
          .isInstanceOf(InterruptedException.class)
          .hasMessage("interrupted before actor 's/a' was asked Ask[]");
      Tasklet.schedule();
    });
    assertThat(log).doesNotContain("asked");
  }
}
