package dev.joins.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.joins.ChannelClosedException;
import dev.joins.tasklet.CooperativeScheduler;
import dev.joins.tasklet.DeadlockException;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Room in a bounded mailbox is given back with the message, whatever way that leaves. */
class MailboxRoomTest {
  private sealed interface Msg {
    record Work(int number) implements Msg {}

    record Other() implements Msg {}

    record Ask() implements Msg, Question<Integer> {}
  }

  /** How a message leaves that was put into the mailbox of an actor. */
  @FunctionalInterface
  private interface Leaving {
    void from(ActorRef<Msg> actor) throws Exception;
  }

  private static final Duration SHORT = Duration.ofMillis(10);
  private static final Duration LONG = Duration.ofDays(1);

  private final CooperativeScheduler scheduler = Scheduler.cooperative();
  private final ActorSystem system = ActorSystem.open("s", scheduler);
  private final List<String> log = new ArrayList<>();

  @AfterEach
  void close() {
    system.close();
    scheduler.close();
  }

  private ActorRef<Msg> spawn(int capacity, Overflow overflow, Behavior<Msg> behavior) {
    var options =
        ActorOptions.DEFAULT
            .withMailbox(capacity, overflow)
            .withFailurePolicy(FailurePolicy.restart(1_000, LONG));
    return system.spawn("a", Msg.class, options, behavior);
  }

  private void main(Tasklet.Body body) {
    var ended = new boolean[1];
    scheduler.spawn(
        "main",
        () -> {
          body.run();
          ended[0] = true;
        });
    scheduler.runUntilIdle();
    assertThat(ended[0]).as("main has ended").isTrue();
  }

  /** Takes nothing by itself. */
  private static void idle(Actor<Msg> self) {}

  /** Of two rooms both are free again, and not a third, after so many have left. */
  private void assertGivenBack(Behavior<Msg> behavior, int times, Leaving leaving) {
    var actor = spawn(2, Overflow.FAIL, behavior);
    main(() -> {
      for (var i = 0; i < times; i++) {
        leaving.from(actor);
      }
      actor.tell(new Msg.Other());
      actor.tell(new Msg.Other());
      assertThatThrownBy(() -> actor.tell(new Msg.Other()))
          .isInstanceOf(MailboxFullException.class)
          .hasMessageContaining("full with 2 messages");
    });
  }

  @Test
  void withAQuestionWhoseTimeIsUp() {
    assertGivenBack(
        MailboxRoomTest::idle, 5, actor -> assertThat(actor.ask(new Msg.Ask(), SHORT)).isEmpty());
  }

  @Test
  void withAQuestionWhoseAskerIsInterrupted() {
    assertGivenBack(
        MailboxRoomTest::idle,
        5,
        actor -> {
          var asker = scheduler.spawn("asker", () -> actor.ask(new Msg.Ask()));
          Tasklet.schedule();
          asker.interrupt();
          asker.awaitEnd();
        });
  }

  @Test
  void withAQuestionWhoseFutureIsCancelled() {
    assertGivenBack(MailboxRoomTest::idle, 5, actor -> actor.askAsync(new Msg.Ask()).cancel(false));
  }

  @Test
  void withAMessageToAChannelThatItsActorHasClosed() {
    assertGivenBack(
        self -> self.messages(Msg.Work.class).close(),
        5,
        actor ->
            assertThatThrownBy(() -> actor.tell(new Msg.Work(1)))
                .isInstanceOf(ChannelClosedException.class));
  }

  @Test
  void withAMessageThatStaysTooLong() {
    assertGivenBack(
        self ->
            self.on(self.messages(Msg.Work.class).within(SHORT, work -> log.add("late")))
                .and(self.joins().signal("never"))
                .react(work -> {}),
        5,
        actor -> {
          actor.tell(new Msg.Work(1));
          Tasklet.sleep(SHORT.multipliedBy(2));
        });
    assertThat(log).hasSize(5);
  }

  @Test
  void withAMessageThatABodyReceives() {
    assertGivenBack(
        self ->
            self.onQuestion(Msg.Ask.class)
                .reply(ask -> self.messages(Msg.Work.class).tryReceive().orElseThrow().number()),
        5,
        actor -> {
          actor.tell(new Msg.Work(1));
          actor.ask(new Msg.Ask());
        });
  }

  @Test
  void withAMessageThatIsReceivedAtOnce() {
    assertGivenBack(
        self -> {
          var work = self.messages(Msg.Work.class);
          scheduler.spawn(
              "receiver",
              () -> {
                for (var i = 0; i < 5; i++) {
                  log.add("" + work.receive().number());
                }
              });
        },
        5,
        actor -> {
          Tasklet.schedule();
          actor.tell(new Msg.Work(7));
        });
    assertThat(log).hasSize(5);
  }

  @Test
  void withAMessageThatFailsABodyWhoseActorStartsAnew() {
    assertGivenBack(
        self ->
            self.on(self.messages(Msg.Work.class).times(2))
                .react(two -> {
                  throw new IllegalStateException("failed");
                }),
        6,
        actor -> {
          actor.tell(new Msg.Work(1));
          Tasklet.schedule();
          Tasklet.schedule();
          Tasklet.schedule();
        });
  }

  @Test
  void notWithAMessageThatIsOnlyLookedAt() {
    assertGivenBack(
        self ->
            self.on(self.messages(Msg.Other.class).peek())
                .and(self.messages(Msg.Work.class))
                .react((other, work) -> log.add("seen")),
        0,
        actor -> {});
    assertThat(log).isEmpty();
  }

  @Test
  void toTheNextWhoWaitsInTheOrderOfTheirComing() {
    var actor = spawn(1, Overflow.WAIT, MailboxRoomTest::idle);
    main(() -> {
      var first = actor.askAsync(new Msg.Ask());
      for (var n : List.of(1, 2)) {
        scheduler.spawn(
            "teller " + n,
            () -> {
              actor.tell(new Msg.Work(n));
              log.add("told " + n);
            });
      }
      Tasklet.schedule();
      log.add("full");
      first.cancel(false);
      Tasklet.schedule();
      Tasklet.schedule();
    });
    assertThat(log).containsExactly("full", "told 1");
  }

  @Test
  void whoWaitsForRoomHearsOfTheEnd() {
    var actor = spawn(1, Overflow.WAIT, MailboxRoomTest::idle);
    main(() -> {
      actor.tell(new Msg.Work(1));
      scheduler.spawn("teller", () -> actor.tell(new Msg.Work(2)));
      scheduler.spawn(
          "asker",
          () ->
              assertThatThrownBy(() -> actor.ask(new Msg.Ask()))
                  .isInstanceOf(ChannelClosedException.class)
                  .hasMessage("actor 's/a' has ended: it was asked Ask[]"));
      Tasklet.schedule();
      actor.stop();
      actor.awaitEnd();
      Tasklet.schedule();
      Tasklet.schedule();
    });
    assertThat(system.untaken())
        .containsExactlyInAnyOrder("s/a: Work[number=1]", "s/a: Work[number=2]");
    assertThat(scheduler.blocked()).isEmpty();
  }

  @Test
  void whatIsDroppedIsNotDeliveredAsWell() {
    var actor = spawn(1, Overflow.DROP, MailboxRoomTest::idle);
    main(() -> {
      actor.tell(new Msg.Work(1));
      actor.tell(new Msg.Work(2));
      assertThatThrownBy(() -> actor.ask(new Msg.Ask())).isInstanceOf(MailboxFullException.class);
    });
    assertThat(system.untaken()).containsExactly("s/a: Work[number=2]");
    system.close();
    assertThat(system.untaken())
        .containsExactlyInAnyOrder("s/a: Work[number=2]", "s/a: Work[number=1]");
  }

  @Test
  void whoAsksIntoAFullMailboxThatFailsIsTold() {
    var actor = spawn(1, Overflow.FAIL, MailboxRoomTest::idle);
    main(() -> {
      actor.tell(new Msg.Work(1));
      assertThatThrownBy(() -> actor.ask(new Msg.Ask()))
          .isInstanceOf(MailboxFullException.class)
          .hasMessageEndingWith("not delivered: Ask[]");
      assertThatThrownBy(() -> actor.askAsync(new Msg.Ask()))
          .isInstanceOf(MailboxFullException.class);
    });
  }

  @Test
  void aDeadlockOrABlockTrapOfOneWhoWaitsForRoomIsNotTakenForTheEndOfTheActor() throws Exception {
    var actor = spawn(1, Overflow.WAIT, MailboxRoomTest::idle);
    actor.tell(new Msg.Work(1));
    scheduler.runUntilIdle(); // so it is this thread that blocks as the last
    assertThatThrownBy(() -> actor.tell(new Msg.Work(2)))
        .isInstanceOf(DeadlockException.class)
        .hasMessageContaining("the mailbox of s/a");
    assertThatThrownBy(() -> actor.ask(new Msg.Ask())).isInstanceOf(DeadlockException.class);
    scheduler.switchTrap(1);
    var refusal = IllegalStateException.class;
    assertThatThrownBy(() -> actor.tell(new Msg.Work(2)))
        .isInstanceOf(refusal)
        .hasMessageContaining("trap");
    assertThatThrownBy(() -> actor.askAsync(new Msg.Ask()))
        .isInstanceOf(refusal)
        .hasMessageContaining("trap");
    scheduler.switchTrap(-1);
    assertThat(system.untaken()).isEmpty();
  }

  @Test
  void anIdleMailboxCostsTheSameWhateverItsBound() {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    spawn(5, Overflow.FAIL, MailboxRoomTest::idle).stop(); // all classes are loaded
    scheduler.runUntilIdle();
    var before = threads.getCurrentThreadAllocatedBytes();
    spawn(5_000_000, Overflow.FAIL, MailboxRoomTest::idle);
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1_000_000);
  }
}
