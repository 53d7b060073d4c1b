package dev.joins.tasklet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** A roster against a set that keeps the order of coming. */
class RosterTest {
  private static final int TASKLETS = 8;

  @Property(tries = 300)
  void isLikeASetInTheOrderOfComing(
      @ForAll @Size(max = 60) List<@IntRange(max = 15) Integer> steps) {
    try (var scheduler = Scheduler.cooperative()) {
      var all = new ArrayList<CooperativeTasklet>();
      for (var i = 0; i < TASKLETS; i++) {
        all.add(new CooperativeTasklet(scheduler, "t" + i));
      }
      var roster = new Roster<CooperativeTasklet>();
      var model = new LinkedHashSet<CooperativeTasklet>();
      for (var step : steps) {
        var tasklet = all.get(step / 2);
        if (step % 2 == 0) {
          roster.add(tasklet);
          model.add(tasklet);
        } else {
          roster.remove(tasklet);
          model.remove(tasklet);
        }
        assertThat(roster.members()).isEqualTo(List.copyOf(model));
        assertThat(roster.isEmpty()).isEqualTo(model.isEmpty());
      }
    }
  }
}
