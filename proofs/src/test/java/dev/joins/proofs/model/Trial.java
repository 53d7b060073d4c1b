package dev.joins.proofs.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.internal.Ways;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import net.jqwik.api.sessions.JqwikSession;

/** Runs programs on both, step by step: many at once, by reflection, on mutants of the kernel. */
public final class Trial {
  /** What a kernel is said to break that does not do what the reference semantics does. */
  public static final String REFERENCE = "REFERENCE";

  private static final int SIZE = 1000;

  private Trial() {}

  /**
   * Until so many programs have been tried, or one has shown a difference.
   *
   * @param programs how many at most
   * @param wanted {@link #REFERENCE}
   * @return what was broken
   */
  public static SortedSet<String> brokenLaws(int programs, String wanted) {
    var broken = new TreeSet<String>();
    JqwikSession.run(() -> {
      var random = new Random(1);
      var generators =
          List.of(
              Programs.choosy().generator(SIZE),
              Programs.competing().generator(SIZE),
              Programs.contested().generator(SIZE),
              Programs.any().generator(SIZE),
              Programs.usual().generator(SIZE),
              Programs.apart().generator(SIZE),
              Programs.rooms().generator(SIZE),
              Programs.closing().generator(SIZE));
      for (var i = 0; i < programs && !broken.contains(wanted); i++) {
        try {
          agree(generators.get(i % generators.size()).next(random).value());
        } catch (AssertionError | RuntimeException differs) {
          broken.add(REFERENCE);
        }
      }
    });
    return broken;
  }

  /**
   * After each step all that can be seen is the same: where each step goes the shortest way that it
   * can, and where every other one is forced onto the long way.
   */
  static void agree(List<Op> program) {
    agree(program, step -> false);
    agree(program, step -> step % 2 == 0);
  }

  private static void agree(List<Op> program, IntPredicate goesLong) {
    try (var kernel = new Kernel()) {
      var reference = new Reference();
      for (var i = 0; i < program.size(); i++) {
        reference.step(i, program.get(i));
        Ways.longOnly = goesLong.test(i);
        kernel.step(i, program.get(i));
        var hopeless = reference.hopeless();
        assertThat(kernel.picture().without(hopeless))
            .as("after step %s, %s", i, program.get(i))
            .isEqualTo(reference.picture().without(hopeless));
      }
    } finally {
      Ways.longOnly = false;
    }
  }
}
