package dev.joins.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.actor.Ended.Failed;
import dev.joins.dsl.NoReplyException;
import dev.joins.tasklet.CooperativeScheduler;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of an actor that fails, of its children, and of those who watch it. */
class SupervisionTest {
  private sealed interface Msg {
    record Work(int number) implements Msg {}

    record Fail(String why) implements Msg {}

    record Ask(String why) implements Msg, Question<String> {}
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

  private void worker(Actor<Msg> self) {
    log.add("begins");
    var done = new int[1];
    self.on(Msg.Work.class).react(work -> log.add(work.number() + " as number " + ++done[0]));
    self.on(Msg.Fail.class)
        .react(fail -> {
          throw new IllegalStateException(fail.why());
        });
    self.onQuestion(Msg.Ask.class)
        .reply(ask -> {
          throw new IllegalStateException(ask.why());
        });
  }

  private ActorRef<Msg> worker(FailurePolicy policy) {
    return system.spawn(
        "worker", Msg.class, ActorOptions.DEFAULT.withFailurePolicy(policy), this::worker);
  }

  private void main(Tasklet.Body body) {
    scheduler.spawn("main", body);
    scheduler.runUntilIdle();
  }

  private static void script(ActorRef<Msg> worker) throws InterruptedException {
    worker.tell(new Msg.Work(1));
    worker.tell(new Msg.Fail("oops"));
    worker.tell(new Msg.Work(2));
  }

  @Test
  void resumeKeepsTheState() {
    var worker = worker(FailurePolicy.resume());
    main(() -> script(worker));
    assertThat(log).containsExactly("begins", "1 as number 1", "2 as number 2");
  }

  @Test
  void restartBeginsAnewAndKeepsTheMailbox() {
    var worker = worker(FailurePolicy.restart(1, SECOND));
    main(() -> script(worker));
    assertThat(log).containsExactly("begins", "1 as number 1", "begins", "2 as number 1");
  }

  @Test
  void stopEndsItAndThoseWhoWatchAreToldWhy() {
    var worker = worker(FailurePolicy.stop());
    system.spawn(
        "watcher",
        Msg.class,
        self ->
            self.on(self.watch(worker))
                .react(ended -> log.add("saw " + ((Failed) ended.reason()).error().getMessage())));
    main(() -> script(worker));
    assertThat(log).containsExactly("begins", "1 as number 1", "saw oops");
    assertThat(system.untaken()).containsExactly("test/worker: Work[number=2]");
  }

  @Test
  void tooManyRestartsEscalateButTheyAreForgottenInTime() {
    var worker = worker(FailurePolicy.restart(2, SECOND));
    scheduler.spawn(
        "main",
        () -> {
          for (var i = 0; i < 4; i++) {
            worker.tell(new Msg.Fail("now and then " + i));
            Tasklet.sleep(SECOND.multipliedBy(2));
          }
          for (var i = 0; i < 3; i++) {
            worker.tell(new Msg.Fail("too often " + i));
          }
        });
    assertThatThrownBy(scheduler::runUntilIdle)
        .isInstanceOf(ActorSystemFailure.class)
        .hasMessage("actor system 'test' failed: java.lang.IllegalStateException: too often 2");
    assertThat(log).hasSize(1 + 4 + 2);
  }

  @Test
  void whoAsksGetsTheErrorWhateverThePolicy() {
    var worker = worker(FailurePolicy.resume());
    main(() -> {
      try {
        worker.ask(new Msg.Ask("no idea"));
      } catch (IllegalStateException error) {
        log.add(error.getMessage() + " " + (error instanceof NoReplyException));
      }
    });
    assertThat(log).containsExactly("begins", "no idea false");
  }

  @Test
  void aChildMayEscalateToItsParent() {
    var parent =
        system.spawn(
            "parent",
            Msg.class,
            ActorOptions.DEFAULT.withFailurePolicy(FailurePolicy.restart(2, SECOND)),
            self -> {
              log.add("parent begins");
              var escalating = ActorOptions.DEFAULT.withFailurePolicy(FailurePolicy.escalate());
              var child = self.spawn("child", Msg.class, escalating, this::worker);
              self.spawn("sibling", Msg.class, this::worker);
              self.on(Msg.Fail.class).react(child::tell);
            });
    main(() -> {
      parent.tell(new Msg.Fail("child's fault"));
      Tasklet.sleep(SECOND.dividedBy(2));
      log.add("and again");
      parent.tell(new Msg.Fail("child's fault"));
    });
    assertThat(log)
        .containsExactly(
            "parent begins",
            "begins",
            "begins",
            "parent begins",
            "begins",
            "begins",
            "and again",
            "parent begins",
            "begins",
            "begins");
  }

  @Test
  void aBehaviorThatCannotBeginFailsAsABodyDoes() {
    var tries = new int[1];
    var actor =
        system.spawn(
            "stillborn",
            Msg.class,
            ActorOptions.DEFAULT.withFailurePolicy(FailurePolicy.restart(3, SECOND)),
            self -> {
              if (++tries[0] < 3) {
                throw new IllegalStateException("not yet");
              }
              self.on(Msg.Work.class).react(work -> log.add("works"));
            });
    main(() -> actor.tell(new Msg.Work(1)));
    assertThat(log).containsExactly("works");
  }

  @Test
  void childrenEndWithTheirParent() {
    List<ActorRef<Msg>> children = new ArrayList<>();
    var parent =
        system.spawn(
            "parent",
            Msg.class,
            self -> children.add(self.spawn("child", Msg.class, this::worker)));
    main(() -> {
      parent.stop();
      log.add("" + parent.awaitEnd().reason());
      log.add("" + children.getFirst().awaitEnd());
    });
    assertThat(log)
        .containsExactly("begins", "Stopped[]", "Ended[actor=test/parent/child, reason=Stopped[]]");
  }

  @Test
  void aReplyOfNullIsAFailureAndWhoeverAsksIsTold() {
    var worker =
        system.spawn(
            "worker",
            Msg.class,
            self -> self.onQuestion(Msg.Ask.class).named("silent").reply(question -> nothing()));
    main(() -> {
      try {
        worker.ask(new Msg.Ask("why"));
      } catch (NoReplyException none) {
        log.add(none.getMessage());
      }
      log.add("" + worker.awaitEnd().reason().getClass().getSimpleName());
    });
    assertThat(log)
        .containsExactly(
            "pattern 'silent' replied null to the request Ask[why=why]; a reply must not be null",
            "Failed");
  }

  @SuppressWarnings("NullAway") // what those do who do not check
  private static String nothing() {
    return null;
  }
}
