package dev.joins.proofs.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.joins.channel.Channel;
import dev.joins.proofs.explore.ScheduleFailure;
import dev.joins.tasklet.CooperativeScheduler;
import dev.joins.tasklet.Scheduler;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** What the annotation does, seen from outside: by a launcher of its own. */
class ExploringExtensionTest {
  private static final List<String> ORDERS = new ArrayList<>();

  private static void twoSenders(CooperativeScheduler scheduler) throws InterruptedException {
    var same = Channel.<String>unbounded("same");
    scheduler.spawn("one", () -> same.send("1"));
    scheduler.spawn("two", () -> same.send("2"));
    scheduler.run();
    ORDERS.add(same.receive() + same.receive());
  }

  /** Not run by the build itself: some of these fail, and must. */
  static class Subjects {
    @ExploreSchedules
    void everySchedule(CooperativeScheduler scheduler) throws Exception {
      twoSenders(scheduler);
    }

    @ExploreSchedules(way = ExploreSchedules.Way.RANDOM, seed = 1, bound = 7)
    void seven(CooperativeScheduler scheduler) throws Exception {
      twoSenders(scheduler);
    }

    @ExploreSchedules(replay = "1:1")
    void one(CooperativeScheduler scheduler) throws Exception {
      twoSenders(scheduler);
      assertThat(ORDERS.getLast()).isEqualTo("12");
    }

    @ExploreSchedules(replay = "1:1")
    void mended(CooperativeScheduler scheduler) throws Exception {
      twoSenders(scheduler);
    }

    @ExploreSchedules(replay = "1:3 99:1")
    void stale(CooperativeScheduler scheduler) throws Exception {
      twoSenders(scheduler);
    }

    @ExploreSchedules
    void failing(CooperativeScheduler scheduler) throws Exception {
      twoSenders(scheduler);
      assertThat(ORDERS.getLast()).isEqualTo("12");
    }

    @ExploreSchedules(bound = 1)
    void cutShort(Scheduler scheduler) throws Exception {
      twoSenders((CooperativeScheduler) scheduler);
    }

    @ExploreSchedules(sample = true, bound = 1)
    void sample(CooperativeScheduler scheduler) throws Exception {
      twoSenders(scheduler);
    }

    @ExploreSchedules
    void withoutScheduler() {}
  }

  private static TestExecutionResult run(String method) {
    ORDERS.clear();
    var results = new ArrayList<TestExecutionResult>();
    var request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(Subjects.class))
            .filters(
                (PostDiscoveryFilter)
                    test ->
                        FilterResult.includedIf(
                            !test.getType().isTest()
                                || test.getDisplayName().startsWith(method + "(")))
            .build();
    LauncherFactory.create()
        .execute(
            request,
            new TestExecutionListener() {
              @Override
              public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (test.isTest()) {
                  results.add(result);
                }
              }
            });
    assertThat(results).hasSize(1);
    return results.getFirst();
  }

  private static Throwable failureOf(String method) {
    return run(method).getThrowable().orElseThrow();
  }

  @Test
  void itRunsTheMethodOnEachSchedule() {
    assertThat(run("everySchedule").getThrowable()).isEmpty();
    assertThat(ORDERS).containsExactlyInAnyOrder("12", "21");
  }

  @Test
  void itStopsAtItsBound() {
    assertThat(run("seven").getThrowable()).isEmpty();
    assertThat(ORDERS).hasSize(7);
  }

  @Test
  void itReplays() {
    assertThat(failureOf("one")).isInstanceOf(ScheduleFailure.class);
    assertThat(ORDERS).containsExactly("21");
  }

  @Test
  void aReplayThatShowsNothingFails() {
    assertThat(failureOf("mended"))
        .hasMessageContaining("does not fail on the schedule \"1:1\" any more");
    assertThat(failureOf("stale"))
        .hasMessageContaining("this schedule no longer applies: step 1 has 2 who can go on");
  }

  @Test
  void itsFailureNamesTheScheduleAndHasTheCause() {
    assertThat(failureOf("failing"))
        .isInstanceOf(ScheduleFailure.class)
        .hasMessageContainingAll("to be replayed: \"1:1\"", "two: send to same: 2")
        .hasCauseInstanceOf(AssertionError.class);
  }

  @Test
  void itDoesNotPassForComplete() {
    assertThat(failureOf("cutShort"))
        .hasMessageContainingAll("the bound of 1 schedules was reached", "about 1 are left");
  }

  @Test
  void aSampleMayBeAskedFor() {
    assertThat(run("sample").getThrowable()).isEmpty();
    assertThat(ORDERS).hasSize(1);
  }

  @Test
  void itWantsAScheduler() {
    assertThat(failureOf("withoutScheduler"))
        .hasMessageContaining("@ExploreSchedules wants one parameter, the scheduler");
  }
}
