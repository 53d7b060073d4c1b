package dev.joins.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.ChannelClosedException;
import dev.joins.tasklet.CooperativeScheduler;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import dev.joins.testing.Stage;
import dev.joins.testing.Trial;
import dev.joins.testing.UnderEachScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Failures at every point of an actor's loop: in a body, in one that owes a reply, while it begins,
 * while it becomes something else, in a child. Whatever the policy, each message is dealt with
 * once, fails once, or is reported; and whoever asks gets an answer.
 */
class FailureInjectionTest {
  private sealed interface Msg {
    record Work(int number, Point point) implements Msg {}

    record Ask(int number, Point point) implements Msg, Question<Integer> {}
  }

  private enum Point {
    NOWHERE,
    BODY,
    BECOME,
    BEGIN_ANEW,
    CHILD
  }

  private static final int MESSAGES = 40;

  private static final List<FailurePolicy> POLICIES =
      List.of(
          FailurePolicy.resume(),
          FailurePolicy.restart(1000, Duration.ofDays(1)),
          FailurePolicy.restart(2, Duration.ofDays(1)),
          FailurePolicy.stop(),
          FailurePolicy.escalate());

  /** The program under test: what its actor does with a message is logged before it may fail. */
  private static final class Worker {
    private final Stage<String> stage;
    private boolean failNextBegin;
    private int children;

    Worker(Stage<String> stage) {
      this.stage = stage;
    }

    void begin(Actor<Msg> self) {
      if (failNextBegin) {
        failNextBegin = false;
        throw new IllegalStateException("while it begins");
      }
      var escalating = ActorOptions.DEFAULT.withFailurePolicy(FailurePolicy.escalate());
      var child =
          self.spawn(
              "child " + ++children,
              Msg.class,
              escalating,
              c ->
                  c.on(Msg.Work.class)
                      .react(work -> {
                        throw new IllegalStateException("in the child");
                      }));
      self.on(Msg.Work.class)
          .react(work -> {
            stage.log("work " + work.number());
            stage.pause();
            act(self, child, work.point());
          });
      self.onQuestion(Msg.Ask.class)
          .reply(ask -> {
            stage.log("ask " + ask.number());
            act(self, child, ask.point());
            return ask.number();
          });
    }

    private void act(Actor<Msg> self, ActorRef<Msg> child, Point point) throws Exception {
      switch (point) {
        case NOWHERE -> {}
        case BODY -> throw new IllegalStateException("in the body");
        case BECOME ->
            self.become(next -> {
              begin(next);
              throw new IllegalStateException("while it becomes");
            });
        case BEGIN_ANEW -> {
          failNextBegin = true;
          throw new IllegalStateException("in the body, and then again");
        }
        case CHILD -> child.tell(new Msg.Work(-1, Point.BODY));
      }
    }
  }

  @UnderEachScheduler
  void nothingIsLostAndNobodyWaitsForEver(Trial trial) throws Exception {
    var told = new ArrayList<String>();
    var answers = new ArrayList<String>();
    var untaken = new ArrayList<String>();
    List<String> log =
        trial.play(stage -> {
          var policy = POLICIES.get(stage.random(POLICIES.size()));
          var parent = ActorOptions.DEFAULT.withFailurePolicy(FailurePolicy.resume());
          var worker = ActorOptions.DEFAULT.withFailurePolicy(policy);
          var system = ActorSystem.open("test", stage.scheduler());
          var actors = new ArrayList<ActorRef<Msg>>();
          system.spawn(
              "parent",
              Msg.class,
              parent,
              self ->
                  actors.add(self.spawn("worker", Msg.class, worker, new Worker(stage)::begin)));
          stage.spawn(
              "teller",
              () -> {
                while (actors.isEmpty()) {
                  Tasklet.sleep(Duration.ofMillis(1));
                }
                tell(stage, actors.getFirst(), told, answers);
                stage.pause();
                system.close();
                untaken.addAll(system.untaken());
              });
        });
    var reported =
        untaken.stream()
            .map(text ->
                text.replaceAll(".*(Work|Ask)\\[number=(-?\\d+).*", "$1 $2")
                    .toLowerCase(Locale.ROOT))
            .filter(text -> text.startsWith("work") && !text.endsWith("-1"));
    assertThat(Stream.concat(log.stream(), reported)).containsExactlyInAnyOrderElementsOf(told);
    assertThat(answers).hasSize((int) told.stream().filter(t -> t.startsWith("ask")).count());
  }

  private static void tell(
      Stage<String> stage, ActorRef<Msg> actor, List<String> told, List<String> answers)
      throws Exception {
    for (var i : IntStream.range(0, MESSAGES).toArray()) {
      var point =
          stage.random(4) > 0 ? Point.NOWHERE : Point.values()[stage.random(Point.values().length)];
      if (stage.random(3) > 0) {
        told.add("work " + i);
        actor.tell(new Msg.Work(i, point));
        stage.pause();
      } else {
        told.add("ask " + i);
        var question = new Msg.Ask(i, point);
        try {
          answers.add("" + actor.ask(question));
        } catch (IllegalStateException error) { // of the body, or of its end
          answers.add(error.toString());
          if (error instanceof ChannelClosedException) {
            stage.log("ask " + i); // no body has seen it
          }
        }
      }
    }
  }

  @Test
  void aRestartDoesNotRunABodyOfTheTimeBefore() {
    var log = new ArrayList<String>();
    try (CooperativeScheduler scheduler = Scheduler.cooperative();
        var system = ActorSystem.open("test", scheduler)) {
      var generation = new int[1];
      var actor =
          system.spawn(
              "actor",
              Msg.class,
              ActorOptions.DEFAULT.withFailurePolicy(FailurePolicy.restart(9, Duration.ofDays(1))),
              self -> {
                var mine = ++generation[0];
                self.on(Msg.Work.class)
                    .react(work -> {
                      log.add(work.number() + " in " + mine + " of " + generation[0]);
                      if (work.point() == Point.BODY) {
                        throw new IllegalStateException("in the body");
                      }
                    });
              });
      scheduler.spawn(
          "teller",
          () -> {
            for (var i = 0; i < 6; i++) {
              actor.tell(new Msg.Work(i, i % 2 == 0 ? Point.BODY : Point.NOWHERE));
            }
          });
      scheduler.runUntilIdle();
    }
    assertThat(log)
        .containsExactly(
            "0 in 1 of 1",
            "1 in 2 of 2",
            "2 in 2 of 2",
            "3 in 3 of 3",
            "4 in 3 of 3",
            "5 in 4 of 4");
  }
}
