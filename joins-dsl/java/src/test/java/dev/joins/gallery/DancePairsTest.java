package dev.joins.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.gallery.DancePairs.Dances;
import dev.joins.testing.Trial;
import dev.joins.testing.UnderEachScheduler;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each dances with one of the other kind, who dances with him. */
class DancePairsTest {
  private static final int PAIRS = 20;

  @UnderEachScheduler
  void allDanceTwoByTwo(Trial trial) throws Exception {
    judge(PAIRS, trial.play(stage -> DancePairs.dance(stage, PAIRS)));
  }

  private static void judge(int pairs, List<Dances> log) {
    var partner = log.stream().collect(Collectors.toMap(Dances::me, Dances::with));
    assertThat(partner).hasSize(2 * pairs);
    partner.forEach((me, with) -> {
      assertThat(partner.get(with)).as("the partner of %s", with).isEqualTo(me);
      assertThat(me.startsWith("leader")).isNotEqualTo(with.startsWith("leader"));
    });
  }

  @Test
  void theJudgeSeesATriangle() {
    assertThatThrownBy(() ->
            judge(
                1,
                List.of(
                    new Dances("leader 0", "follower 0"), new Dances("follower 0", "leader 1"))))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("the partner of");
  }
}
