package dev.joins.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.gallery.Water.Molecule;
import dev.joins.testing.Trial;
import dev.joins.testing.UnderEachScheduler;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Each atom is in one molecule, and every molecule is water. */
class WaterTest {
  private static final int MOLECULES = 30;

  @UnderEachScheduler
  void everyAtomIsInOneMolecule(Trial trial) throws Exception {
    List<Molecule> log = trial.play(stage -> Water.bond(stage, MOLECULES));
    assertThat(log).hasSize(MOLECULES);
    assertThat(log.stream().map(Molecule::oxygen))
        .containsExactlyInAnyOrderElementsOf(numbers(MOLECULES));
    assertThat(log.stream().flatMap(m -> Stream.of(m.hydrogen(), m.otherHydrogen())))
        .containsExactlyInAnyOrderElementsOf(numbers(2 * MOLECULES));
  }

  private static List<Integer> numbers(int count) {
    return IntStream.range(0, count).boxed().toList();
  }
}
