package dev.joins.gallery;

import static dev.joins.gallery.SearchInsertDelete.Kind.DELETE;
import static dev.joins.gallery.SearchInsertDelete.Kind.INSERT;
import static dev.joins.gallery.SearchInsertDelete.Kind.SEARCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.gallery.SearchInsertDelete.Event;
import dev.joins.gallery.SearchInsertDelete.Kind;
import dev.joins.testing.Trial;
import dev.joins.testing.UnderEachScheduler;
import java.util.EnumMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One inserter at most, and nobody with a deleter. */
class SearchInsertDeleteTest {
  private static final int TASKLETS = 6;
  private static final int ROUNDS = 30;

  @UnderEachScheduler
  void nobodyDisturbsAnother(Trial trial) throws Exception {
    List<Event> log = trial.play(stage -> SearchInsertDelete.work(stage, TASKLETS, ROUNDS));
    assertThat(log).hasSize(2 * TASKLETS * ROUNDS);
    var mostAtOnce = judge(log);
    if (trial.kind() == Trial.Kind.COOPERATIVE) {
      assertThat(mostAtOnce).as("they do work side by side").isGreaterThan(2);
    }
  }

  /** How many were at work at once, at most. */
  private static int judge(List<Event> log) {
    var most = 0;
    var atWork = new EnumMap<Kind, Integer>(Kind.class);
    for (var event : log) {
      atWork.merge(event.kind(), event.begins() ? 1 : -1, Integer::sum);
      var all = atWork.values().stream().mapToInt(n -> n).sum();
      most = Math.max(most, all);
      assertThat(atWork.getOrDefault(INSERT, 0)).as("inserters").isBetween(0, 1);
      if (atWork.getOrDefault(DELETE, 0) > 0) {
        assertThat(all).as("at work with a deleter").isEqualTo(1);
      }
    }
    return most;
  }

  @Test
  void theJudgeSeesASearcherWithADeleter() {
    assertThatThrownBy(() -> judge(List.of(new Event(SEARCH, true), new Event(DELETE, true))))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("at work with a deleter");
    assertThatThrownBy(() -> judge(List.of(new Event(INSERT, true), new Event(INSERT, true))))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("inserters");
  }
}
