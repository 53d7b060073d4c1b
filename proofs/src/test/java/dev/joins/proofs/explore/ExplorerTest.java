package dev.joins.proofs.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.joins.channel.Channel;
import dev.joins.tasklet.DeadlockException;
import dev.joins.tasklet.Tasklet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the explorer promises, promise by promise. */
@Timeout(120)
class ExplorerTest {
  /** Two tasklets each send once to a channel of their own, or to the same. */
  private static Program senders(String one, String other, Set<String> outcomes) {
    return scheduler -> {
      var first = Channel.<String>unbounded(one);
      var second = one.equals(other) ? first : Channel.<String>unbounded(other);
      scheduler.spawn("1", () -> first.send("1"));
      scheduler.spawn("2", () -> second.send("2"));
      scheduler.run();
      outcomes.add(first.place().snapshot() + "" + second.place().snapshot());
    };
  }

  @Test
  void dependentStepsAreTriedInBothOrders() {
    var outcomes = new TreeSet<String>();
    var exploration = Explorer.exhaustive().check(senders("same", "same", outcomes));
    assertThat(outcomes).containsExactly("[1, 2][1, 2]", "[2, 1][2, 1]");
    assertThat(exploration.complete()).isTrue();
    assertThat(exploration.schedules()).isEqualTo(2);
  }

  @Test
  void independentStepsAreTriedInOneOrder() {
    var exploration = Explorer.exhaustive().check(senders("one", "other", new TreeSet<>()));
    assertThat(exploration.complete()).isTrue();
    assertThat(exploration.schedules()).isEqualTo(1);
    assertThat(exploration)
        .hasToString("1 schedules tried, 0 pruned, the longest of 4 steps; complete");
  }

  @Test
  void aSearchThatReachesItsBoundIsNotComplete() {
    var small = Explorer.exhaustive().withBound(1);
    var exploration = small.asSample().check(senders("same", "same", new TreeSet<>()));
    assertThat(exploration.complete()).isFalse();
    assertThat(Explorer.random(1).withBound(9).check(senders("a", "b", new TreeSet<>())).complete())
        .isFalse();
  }

  @Test
  void aRandomSearchMeetsBothOrdersAndRepeatsItself() {
    var outcomes = new TreeSet<String>();
    Explorer.random(7).withBound(50).check(senders("same", "same", outcomes));
    assertThat(outcomes).hasSize(2);
    var failing = Suspects.naivePhilosophers(3);
    assertThat(Explorer.random(7).explore(failing))
        .hasToString(Explorer.random(7).explore(failing).toString());
  }

  @Test
  void timeMovesOnlyWhenNothingCanRun() {
    Explorer.exhaustive()
        .check(scheduler -> {
          var channel = Channel.<String>unbounded("late");
          scheduler.spawn(
              "receiver",
              () -> assertThat(channel.receive(Duration.ofSeconds(2))).contains("in time"));
          scheduler.spawn(
              "sender",
              () -> {
                Tasklet.sleep(Duration.ofSeconds(1));
                channel.send("in time");
              });
          scheduler.run();
        });
  }

  @Test
  void whatIsDueAtTheSameTimeComesInAnyOrder() {
    var outcomes = new TreeSet<String>();
    Explorer.exhaustive()
        .check(scheduler -> {
          var channel = Channel.<String>unbounded("race");
          scheduler.spawn(
              "receiver", () -> outcomes.add(channel.receive(Duration.ofSeconds(1)).toString()));
          scheduler.spawn(
              "sender",
              () -> {
                Tasklet.sleep(Duration.ofSeconds(1));
                channel.send("just now");
              });
          scheduler.run();
        });
    assertThat(outcomes).containsExactly("Optional.empty", "Optional[just now]");
  }

  @Test
  void theScheduleFoundIsShortAndItsStoryTellsWhoDidWhat() {
    var found = Explorer.random(3).explore(Suspects.transferInTwoSteps()).found().orElseThrow();
    assertThat(Schedule.parse(found.schedule()).deviations()).hasSize(1);
    assertThat(found.story()).contains("> audit: ", "transfer: send to mine: 90");
  }

  @Test
  void aProgramThatDoesNotRepeatItselfIsToldSo() {
    var runs = new ArrayList<String>();
    var exploration =
        Explorer.exhaustive()
            .explore(scheduler -> {
              runs.add("run");
              var same = Channel.<String>unbounded("same");
              for (var i = 0; i < runs.size() + 1; i++) {
                scheduler.spawn("sender", () -> same.send("message"));
              }
              scheduler.run();
            });
    assertThat(exploration.found().orElseThrow().failure())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("not deterministic");
  }

  @Test
  void aProgramThatForgetsToRunIsToldSo() {
    assertThatExceptionOfType(ScheduleFailure.class)
        .isThrownBy(
            () -> Explorer.exhaustive().check(scheduler -> scheduler.spawn("idle", () -> {})))
        .withMessageContaining("let it call scheduler.run()");
  }

  @Test
  void theFailureCarriesItsCause() {
    assertThatExceptionOfType(ScheduleFailure.class)
        .isThrownBy(() -> Explorer.exhaustive().check(Suspects.naivePhilosophers(2)))
        .withCauseInstanceOf(DeadlockException.class);
  }

  @Test
  void anErrorInATaskletThatOthersDoNotNoticeIsAFailure() {
    var exploration =
        Explorer.exhaustive()
            .explore(scheduler -> {
              scheduler.spawn(
                  "broken",
                  () -> {
                    throw new ArithmeticException("of its own");
                  });
              scheduler.run();
            });
    assertThat(exploration.found().orElseThrow().failure()).hasMessage("of its own");
  }

  @Test
  void schedulesAreText() {
    assertThat(Schedule.parse("4:1 9:2").at(4)).isEqualTo(1);
    assertThat(Schedule.parse("4:1 9:2").at(9)).isEqualTo(2);
    assertThat(Schedule.parse("4:1 9:2").at(5)).isZero();
    assertThat(Schedule.parse("4:1 9:2")).hasToString("4:1 9:2");
    assertThat(Schedule.parse("")).hasToString("round robin");
    assertThat(Schedule.parse("round robin").deviations()).isEmpty();
    for (var wrong : List.of("4", "4:", "9:2 4:1", "a:b", "4:1:1")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Explorer.replay(wrong))
          .withMessageContaining("'" + wrong + "' is no schedule");
    }
  }

  @Test
  void nonsenseIsRefused() {
    var explorer = Explorer.exhaustive();
    assertThatIllegalArgumentException().isThrownBy(() -> explorer.withBound(0));
    assertThatIllegalArgumentException().isThrownBy(() -> explorer.withStepLimit(0));
    assertThatIllegalArgumentException().isThrownBy(() -> Explorer.pct(1, 0));
  }
}
