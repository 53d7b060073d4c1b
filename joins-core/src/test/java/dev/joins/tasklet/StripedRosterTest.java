package dev.joins.tasklet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** A striped roster against a map by number: the order is that of creation, whoever came first. */
@Bounded
class StripedRosterTest {
  private static final int TASKLETS = 40;

  private static List<ParallelTasklet> tasklets(ParallelScheduler scheduler, int count) {
    var all = new ArrayList<ParallelTasklet>();
    for (var i = 0; i < count; i++) {
      all.add(new ParallelTasklet(scheduler, i, "t" + i, () -> {}));
    }
    return all;
  }

  @Property(tries = 100)
  void isLikeAMapByNumber(@ForAll @Size(max = 100) List<@IntRange(max = 79) Integer> steps) {
    try (var scheduler = Scheduler.parallel()) {
      var all = tasklets(scheduler, TASKLETS);
      var roster = new StripedRoster();
      var model = new TreeMap<Long, ParallelTasklet>();
      for (var step : steps) {
        var tasklet = all.get(step / 2);
        if (step % 2 == 0) {
          roster.add(tasklet);
          model.put(tasklet.number, tasklet);
        } else {
          roster.remove(tasklet);
          model.remove(tasklet.number);
        }
        assertThat(roster.members()).isEqualTo(List.copyOf(model.values()));
      }
    }
  }

  /** All threads come and go in the same parts; each leaves every second of its own. */
  @Test
  void thoseWhoComeAndGoAtOnceAreAllCounted() throws InterruptedException {
    var threads = 8;
    var each = 2_000;
    try (var scheduler = Scheduler.parallel()) {
      var all = tasklets(scheduler, threads * each);
      var roster = new StripedRoster();
      var crew = new ArrayList<Thread>();
      for (var t = 0; t < threads; t++) {
        var own = all.subList(t * each, (t + 1) * each);
        crew.add(
            Thread.ofPlatform()
                .start(() -> {
                  own.forEach(roster::add);
                  for (var i = 0; i < each; i += 2) {
                    roster.remove(own.get(i));
                  }
                }));
      }
      for (var thread : crew) {
        thread.join();
      }
      var left = all.stream().filter(tasklet -> tasklet.number % 2 == 1).toList();
      assertThat(roster.members()).isEqualTo(left);
    }
  }
}
