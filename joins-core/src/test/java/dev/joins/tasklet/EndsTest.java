package dev.joins.tasklet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who waits for an end: each once, in order, and without a look at the others. */
class EndsTest {
  private int compared;
  private final Ends<Waiting> ends = new Ends<>();

  /** Counts how often it is compared with another. */
  private final class Waiting {
    private final int number;

    Waiting(int number) {
      this.number = number;
    }

    @Override
    public boolean equals(Object other) {
      compared++;
      return this == other;
    }

    @Override
    public int hashCode() {
      return number;
    }
  }

  private List<Waiting> add(int count) {
    var all = new ArrayList<Waiting>();
    for (var i = 0; i < count; i++) {
      all.add(new Waiting(i));
      assertThat(ends.add(all.getLast())).isTrue();
    }
    return all;
  }

  @Test
  void allAreToldInTheOrderOfTheirComing() {
    var all = add(3);
    assertThat(ends.come()).containsExactlyElementsOf(all);
  }

  @Test
  void whoGivesUpIsNotTold() {
    var all = add(3);
    assertThat(ends.remove(all.get(1))).isTrue();
    assertThat(ends.remove(all.get(1))).isFalse();
    assertThat(ends.come()).containsExactly(all.get(0), all.get(2));
  }

  @Test
  void onceItHasComeNobodyWaitsAndNobodyCanGiveUp() {
    var all = add(1);
    ends.come();
    assertThat(ends.remove(all.getFirst())).isFalse();
    assertThat(ends.add(new Waiting(1))).isFalse();
    assertThat(ends.come()).isEmpty();
  }

  @Test
  void toComeAndToGiveUpIsToLookAtNobodyElse() {
    var all = add(1_000);
    all.reversed().forEach(ends::remove);
    assertThat(compared).isLessThan(1_000);
    assertThat(ends.come()).isEmpty();
  }
}
