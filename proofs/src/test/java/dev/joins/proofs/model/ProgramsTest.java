package dev.joins.proofs.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.proofs.programs.Coverage;
import dev.joins.proofs.programs.Coverage.Feature;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That the random programs do what they are there for: their patterns fire. */
class ProgramsTest {
  private static final int SIZE = 1000;
  private static final int PROGRAMS = 200;
  private static final int FIRINGS = 10;
  private static final Coverage COVERAGE = new Coverage();

  static {
    JqwikSession.run(
        () -> List.of(Programs.choosy(), Programs.competing()).forEach(ProgramsTest::run));
  }

  private static void run(Arbitrary<List<Op>> programs) {
    var random = new Random(1);
    var generator = programs.generator(SIZE);
    for (var i = 0; i < PROGRAMS; i++) {
      var reference = new Reference();
      var program = generator.next(random).value();
      for (var step = 0; step < program.size(); step++) {
        reference.step(step, program.get(step));
      }
      COVERAGE.add(reference.commits());
    }
  }

  /** {@code ANY} has no one outcome: the laws have it. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ANY")
  void eachKindOfTermFires(Feature feature) {
    assertThat(COVERAGE.of(feature)).as("%s, of %s", feature, COVERAGE).isGreaterThan(FIRINGS);
  }
}
