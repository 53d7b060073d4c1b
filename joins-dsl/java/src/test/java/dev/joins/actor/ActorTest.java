package dev.joins.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.ChannelClosedException;
import dev.joins.tasklet.CooperativeScheduler;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an actor promises, where the order of turns is known. */
class ActorTest {
  private sealed interface Msg {
    record Add(int number) implements Msg {}

    record Stop() implements Msg {}

    record Tick() implements Msg {}

    record Sum() implements Msg, Question<Integer> {}

    record Never() implements Msg, Question<String> {}
  }

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final CooperativeScheduler scheduler = Scheduler.cooperative();
  private final ActorSystem system = ActorSystem.open("test", scheduler);
  private final List<String> log = new ArrayList<>();

  @AfterEach
  void close() {
    system.close();
    scheduler.close();
  }

  private void adder(Actor<Msg> self) {
    var sum = new int[1];
    self.on(Msg.Add.class).react(add -> sum[0] += add.number());
    self.onQuestion(Msg.Sum.class).reply(question -> sum[0]);
    self.on(Msg.Stop.class).react(stop -> self.stop());
  }

  /** As a tasklet, since it waits; errors fail the test. */
  private void main(Tasklet.Body body) {
    scheduler.spawn("main", body);
    scheduler.runUntilIdle();
  }

  @Test
  void itTakesMessagesAndAnswersQuestions() {
    var adder = system.spawn("adder", Msg.class, this::adder);
    main(() -> {
      adder.tell(new Msg.Add(1));
      adder.tell(new Msg.Add(2));
      log.add("" + adder.ask(new Msg.Sum()));
      log.add("" + adder.askAsync(new Msg.Sum()).isDone());
    });
    assertThat(log).containsExactly("3", "false");
  }

  @Test
  void oneThatIsCancelledRunsNoTurnMoreHoweverManyWait() {
    var busy =
        system.spawn(
            "busy",
            Msg.class,
            self ->
                self.on(Msg.Add.class)
                    .react(add -> {
                      log.add("" + add.number());
                      Tasklet.current().orElseThrow().interrupt();
                    }));
    main(() -> {
      for (var i = 1; i <= 3; i++) {
        busy.tell(new Msg.Add(i));
      }
    });
    assertThat(log).containsExactly("1");
    assertThat(system.untaken())
        .containsExactlyInAnyOrder("test/busy: Add[number=2]", "test/busy: Add[number=3]");
  }

  @Test
  void bodiesRunInItsOwnTaskletOneAtATime() {
    var running = new int[1];
    var actor =
        system.spawn(
            "busy",
            Msg.class,
            self ->
                self.on(Msg.Add.class)
                    .react(add -> {
                      running[0]++;
                      Tasklet.sleep(SECOND);
                      log.add(
                          Tasklet.current().orElseThrow().name()
                              + " "
                              + add.number()
                              + " "
                              + running[0]);
                      running[0]--;
                    }));
    main(() -> {
      actor.tell(new Msg.Add(1));
      actor.tell(new Msg.Add(2));
    });
    assertThat(log).containsExactly("test/busy 1 1", "test/busy 2 1");
  }

  @Test
  void priorityIsDecidedWhenTheTurnComes() {
    var actor =
        system.spawn(
            "actor",
            Msg.class,
            self -> {
              self.on(Msg.Add.class)
                  .react(add -> {
                    Tasklet.sleep(SECOND);
                    log.add("add " + add.number());
                  });
              self.on(Msg.Tick.class).priority(1).react(tick -> log.add("tick"));
            });
    main(() -> {
      actor.tell(new Msg.Add(1));
      Tasklet.schedule();
      actor.tell(new Msg.Add(2));
      actor.tell(new Msg.Tick());
    });
    assertThat(log).containsExactly("add 1", "tick", "add 2");
  }

  @Test
  void becomeChangesThePatternsAndKeepsTheMessages() {
    var actor =
        system.spawn(
            "door",
            Msg.class,
            closed ->
                closed
                    .on(Msg.Tick.class)
                    .react(tick -> {
                      log.add("opens");
                      closed.become(
                          open -> open.on(Msg.Add.class).react(a -> log.add("in " + a.number())));
                    }));
    main(() -> {
      actor.tell(new Msg.Add(1));
      scheduleTwice();
      log.add("knocks");
      actor.tell(new Msg.Tick());
      actor.tell(new Msg.Tick());
    });
    assertThat(log).containsExactly("knocks", "opens", "in 1");
    system.close();
    assertThat(system.untaken()).containsExactly("test/door: Tick[]");
  }

  private static void scheduleTwice() {
    Tasklet.schedule();
    Tasklet.schedule();
  }

  @Test
  void afterItHasStoppedNothingIsDelivered() {
    var adder = system.spawn("adder", Msg.class, this::adder);
    main(() -> {
      adder.tell(new Msg.Stop());
      log.add("" + adder.awaitEnd());
      adder.tell(new Msg.Add(1));
      try {
        adder.ask(new Msg.Sum());
      } catch (ChannelClosedException ended) {
        log.add(ended.getMessage());
      }
    });
    assertThat(log)
        .containsExactly(
            "Ended[actor=test/adder, reason=Stopped[]]",
            "actor 'test/adder' has ended: it was asked Sum[]");
    assertThat(system.untaken()).containsExactly("test/adder: Add[number=1]");
  }

  @Test
  void aQuestionThatNobodyTakesTimesOutAndIsWithdrawn() {
    var adder = system.spawn("adder", Msg.class, this::adder);
    main(() -> {
      log.add("" + adder.ask(new Msg.Never(), SECOND) + " after " + scheduler.elapsed());
      log.add("" + adder.ask(new Msg.Sum(), SECOND));
    });
    assertThat(log).containsExactly("Optional.empty after PT1S", "Optional[0]");
    system.close();
    assertThat(system.untaken()).isEmpty();
  }

  @Test
  void whoeverAwaitsItsEndWaitsAtMostSoLong() {
    var adder = system.spawn("adder", Msg.class, this::adder);
    main(() -> {
      log.add("" + adder.awaitEnd(SECOND) + " after " + scheduler.elapsed());
      adder.stop();
      log.add("" + adder.awaitEnd(SECOND).map(Ended::reason));
      log.add("" + adder.awaitEnd(Duration.ZERO).isPresent());
    });
    assertThat(log).containsExactly("Optional.empty after PT1S", "Optional[Stopped[]]", "true");
  }

  @Test
  void thoseWhoAskWhenItEndsAreTold() {
    var adder = system.spawn("adder", Msg.class, this::adder);
    scheduler.spawn(
        "asker",
        () -> {
          try {
            adder.ask(new Msg.Never());
          } catch (ChannelClosedException ended) {
            log.add("told");
          }
        });
    main(adder::stop);
    assertThat(log).containsExactly("told");
  }

  @Test
  void timersSendMessages() {
    var actor =
        system.spawn(
            "clock",
            Msg.class,
            self -> {
              var every = self.every(SECOND, new Msg.Tick());
              self.after(Duration.ofMillis(2500), new Msg.Stop());
              var cancelled = self.after(SECOND, new Msg.Add(1));
              cancelled.cancel();
              self.on(Msg.Tick.class).react(t -> log.add("tick " + scheduler.elapsed().toMillis()));
              self.on(Msg.Add.class).react(add -> log.add("not cancelled"));
              self.on(Msg.Stop.class)
                  .react(stop -> {
                    every.cancel();
                    self.stop();
                  });
            });
    main(() -> log.add("" + actor.awaitEnd().reason()));
    assertThat(log).containsExactly("tick 1000", "tick 2000", "Stopped[]");
  }

  @Test
  void aBoundedMailboxMakesSendersWait() {
    var actor =
        system.spawn(
            "slow",
            Msg.class,
            ActorOptions.DEFAULT.withMailbox(2, Overflow.WAIT),
            self ->
                self.on(Msg.Add.class)
                    .react(add -> {
                      Tasklet.sleep(SECOND);
                      log.add("done " + add.number());
                    }));
    main(() -> {
      for (var i = 1; i <= 5; i++) {
        actor.tell(new Msg.Add(i));
        log.add("told " + i);
      }
    });
    assertThat(log)
        .containsExactly(
            "told 1", "told 2", "told 3", "done 1", "told 4", "done 2", "told 5", "done 3",
            "done 4", "done 5");
  }

  @Test
  void aBoundedMailboxMayDropOrFail() {
    var dropping =
        system.spawn(
            "dropping", Msg.class, ActorOptions.DEFAULT.withMailbox(1, Overflow.DROP), self -> {});
    var failing =
        system.spawn(
            "failing", Msg.class, ActorOptions.DEFAULT.withMailbox(1, Overflow.FAIL), self -> {});
    main(() -> {
      dropping.tell(new Msg.Add(1));
      dropping.tell(new Msg.Add(2));
      failing.tell(new Msg.Add(3));
      try {
        failing.tell(new Msg.Add(4));
      } catch (MailboxFullException full) {
        log.add(full.getMessage());
      }
    });
    assertThat(system.untaken()).containsExactly("test/dropping: Add[number=2]");
    assertThat(log)
        .containsExactly(
            "the mailbox of actor 'test/failing' is full with 1 messages; not delivered:"
                + " Add[number=4]");
  }

  @Test
  void aSystemThatIsClosedCancelsBodiesAndTellsWhatWasNeverTaken() {
    var actor =
        system.spawn(
            "sleeper",
            Msg.class,
            self ->
                self.on(Msg.Tick.class)
                    .react(tick -> {
                      try {
                        Tasklet.sleep(Duration.ofDays(1));
                      } finally {
                        log.add("cancelled");
                      }
                    }));
    scheduler.spawn(
        "main",
        () -> {
          actor.tell(new Msg.Tick());
          actor.tell(new Msg.Tick());
          Tasklet.sleep(SECOND);
          system.close();
          log.add("closed");
        });
    scheduler.run();
    assertThat(log).containsExactly("cancelled", "closed");
    assertThat(system.untaken()).containsExactly("test/sleeper: Tick[]");
  }

  @Test
  void whatCannotBeMeantIsRefused() {
    var adder = system.spawn("adder", Msg.class, this::adder);
    assertThatThrownBy(() -> system.spawn("adder", Msg.class, this::adder))
        .hasMessage("there is an actor 'test/adder' already");
    main(() -> {
      system.spawn(
          "probe",
          Msg.class,
          self -> {
            for (var type : List.of(Msg.class, String.class, Msg.Sum.class)) {
              try {
                self.messages(type);
              } catch (IllegalArgumentException wrong) {
                log.add(
                    String.valueOf(wrong.getMessage())
                        .replaceAll("dev.joins.actor.ActorTest.", ""));
              }
            }
          });
      Tasklet.schedule();
      scheduleTwice();
      var future = adder.askAsync(new Msg.Never());
      future.cancel(true);
      try {
        future.join();
      } catch (CancellationException cancelled) {
        log.add("cancelled");
      }
    });
    assertThat(log)
        .containsExactly(
            "Msg has no messages of its own: each class of messages has a channel; name the classes"
                + " that implement it",
            "java.lang.String is not a message of actor 'test/probe': it takes Msg",
            "Sum is a question: use questions(Sum.class)",
            "cancelled");
  }

  @Test
  void aPatternThatWouldFireWithoutEndIsRefused() throws Exception {
    var actor =
        system.spawn(
            "actor",
            Msg.class,
            self -> self.on(self.messages(Msg.Add.class).upTo(2)).react(adds -> {}));
    main(() -> log.add("" + actor.awaitEnd().reason()));
    assertThat(log)
        .containsExactly(
            "Failed[error=java.lang.IllegalArgumentException: pattern 'Add.upTo(2)' may take nothing,"
                + " and would fire without end; add a term that takes]");
  }
}
