package dev.joins.tasklet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.tasklet.Runs.Run;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Runs against a list of budgets, each counted down by itself. */
class RunsTest {
  /** One budget; less than zero: none. */
  private static final class Budget {
    final Run run;
    long turnsLeft;
    final boolean countsTurns;
    final long deadline;

    Budget(Run run, long turns, long deadline) {
      this.run = run;
      this.countsTurns = turns != Runs.NO_LIMIT;
      this.turnsLeft = turns;
      this.deadline = deadline;
    }

    boolean isUsedUp(long now) {
      return (countsTurns && turnsLeft <= 0) || (deadline != Parkable.NEVER && deadline <= now);
    }
  }

  private static final long DAY = 1_000;

  private long now;
  private long turns;
  private final List<Budget> outermostFirst = new ArrayList<>();

  @Property(tries = 500)
  void areLikeBudgetsThatAreCountedDownEach(
      @ForAll @Size(max = 40) List<@IntRange(max = 3_000) Integer> steps) {
    now = 0;
    turns = 0;
    outermostFirst.clear();
    try (var scheduler = Scheduler.cooperative()) {
      var runs = new Runs();
      for (var step : steps) {
        step(runs, step % 5, step / 5, new CooperativeTasklet(scheduler, "t" + step));
        check(runs);
      }
    }
  }

  private void step(Runs runs, int kind, int choice, CooperativeTasklet caller) {
    switch (kind) {
      case 0 -> {
        var limit = choice % 3 == 0 ? Runs.NO_LIMIT : choice % 7;
        var deadline = choice % 2 == 0 ? Parkable.NEVER : now + choice % 11;
        outermostFirst.add(new Budget(runs.begin(caller, limit, deadline), limit, deadline));
      }
      case 1 -> {
        if (!outermostFirst.isEmpty()) {
          end(runs, choice % outermostFirst.size());
        }
      }
      case 2 -> now += choice % 5;
      default -> {
        runs.countTurn();
        turns++;
        outermostFirst.forEach(budget -> budget.turnsLeft--);
      }
    }
  }

  private void end(Runs runs, int which) {
    var over = outermostFirst.subList(which, outermostFirst.size());
    var inner = over.stream().skip(1).map(budget -> budget.run.caller()).toList();
    var run = over.getFirst().run;
    assertThat(runs.end(run)).isEqualTo(inner);
    assertThat(runs.end(run)).isEmpty();
    over.clear();
  }

  private void check(Runs runs) {
    assertThat(runs.turnsTaken()).isEqualTo(turns);
    assertThat(runs.areLimited())
        .isEqualTo(
            outermostFirst.stream()
                .anyMatch(budget -> budget.countsTurns || budget.deadline != Parkable.NEVER));
    @Nullable CooperativeTasklet innermost =
        outermostFirst.isEmpty() ? null : outermostFirst.getLast().run.caller();
    assertThat(runs.innermost()).isSameAs(innermost);
    var usedUp = outermostFirst.stream().filter(budget -> budget.isUsedUp(now)).findFirst();
    assertThat(runs.usedUp(now)).isSameAs(usedUp.map(budget -> budget.run).orElse(null));
    var until =
        outermostFirst.stream()
            .filter(budget -> budget.deadline != Parkable.NEVER)
            .mapToLong(budget -> Math.max(0, budget.deadline - now))
            .min()
            .orElse(DAY);
    assertThat(runs.untilDeadline(now, DAY)).isEqualTo(until);
  }

  @Test
  void aDeadlineBeyondWhereTheClockWrapsAroundIsStillAhead() {
    try (var scheduler = Scheduler.cooperative()) {
      var runs = new Runs();
      var late = Long.MAX_VALUE - 3;
      var run = runs.begin(new CooperativeTasklet(scheduler, "t"), Runs.NO_LIMIT, late + 10);
      assertThat(runs.usedUp(late)).isNull();
      assertThat(runs.untilDeadline(late, DAY)).isEqualTo(10);
      assertThat(runs.usedUp(late + 10)).isSameAs(run);
    }
  }
}
