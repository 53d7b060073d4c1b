package dev.joins.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.internal.Ways;
import dev.joins.matching.Program.Arrival;
import dev.joins.matching.Program.Kind;
import dev.joins.matching.Program.Part;
import dev.joins.matching.Program.Shape;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the plan, its matches are those of the rule, which the oracle tries literally. */
final class PlanProperties {
  @Property(tries = 3000)
  void plansMatchAsTheRuleSays(@ForAll("programs") Program program) {
    assertThat(program.run()).isEqualTo(Oracle.run(program));
  }

  @Property(tries = 1000)
  void plansMatchAsTheRuleSaysOnTheLongWay(@ForAll("programs") Program program) {
    Ways.longOnly = true;
    try {
      assertThat(program.run()).isEqualTo(Oracle.run(program));
    } finally {
      Ways.longOnly = false;
    }
  }

  @Provide
  Arbitrary<Program> programs() {
    var arrivals =
        Combinators.combine(
                Arbitraries.integers().between(0, Program.CHANNELS - 1),
                Arbitraries.integers().between(-1, 4))
            .as(Arrival::new)
            .list()
            .ofMaxSize(12);
    return Combinators.combine(shapes().list().ofMinSize(1).ofMaxSize(3), arrivals)
        .as(Program::new);
  }

  private static Arbitrary<Shape> shapes() {
    return Combinators.combine(
            parts().list().ofMinSize(1).ofMaxSize(3),
            Arbitraries.of(1, 1, 2, 3),
            Arbitraries.of(0, 0, 0, 1))
        .as(Shape::new)
        .filter(Shape::isUseful);
  }

  private static Arbitrary<Part> parts() {
    return Combinators.combine(
            Arbitraries.of(Kind.class),
            Arbitraries.integers().between(0, Program.CHANNELS - 1),
            Arbitraries.integers().between(1, 3))
        .as(Part::new);
  }
}
