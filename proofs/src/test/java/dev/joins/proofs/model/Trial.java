package dev.joins.proofs.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.internal.Ways;
import dev.joins.proofs.programs.Samples;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;

/** Runs programs on both, step by step: many at once, by reflection, on mutants of the kernel. */
public final class Trial {
  /** What a kernel is said to break that does not do what the reference semantics does. */
  public static final String REFERENCE = "REFERENCE";

  /** How many programs; for whoever sees to it that none stands still. */
  public static final AtomicInteger TRIED = new AtomicInteger();

  /** What programs are made of. */
  @SuppressWarnings("ImmutableEnumChecker") // arbitraries are, but do not say so
  private enum Kind {
    CHOOSY(Programs.choosy()),
    COMPETING(Programs.competing()),
    CONTESTED(Programs.contested()),
    ANY(Programs.any()),
    USUAL(Programs.usual()),
    APART(Programs.apart()),
    KEYED(Programs.keyed()),
    ROOMS(Programs.rooms()),
    LENT(Programs.lent()),
    CLOSING(Programs.closing());

    private final Arbitrary<List<Op>> programs;

    Kind(Arbitrary<List<Op>> programs) {
      this.programs = programs;
    }

    /** One, if it is named, or all. */
    static List<Kind> of(String wanted) {
      var named =
          Stream.of(values()).filter(kind -> wanted.equals(REFERENCE + " " + kind)).toList();
      return named.isEmpty() ? List.of(values()) : named;
    }
  }

  private Trial() {}

  /**
   * Until so many programs have been tried, or one has shown a difference.
   *
   * @param programs how many at most
   * @param wanted {@link #REFERENCE}; with the name of a kind of programs behind it, only those are
   *     tried
   * @return {@code wanted}, if there was a difference
   */
  public static SortedSet<String> brokenLaws(int programs, String wanted) {
    var broken = new TreeSet<String>();
    var samples = new Samples<>(Kind.of(wanted).stream().map(kind -> kind.programs).toList());
    for (var i = 0; i < programs && !broken.contains(wanted); i++) {
      try {
        agree(samples.next());
      } catch (AssertionError | RuntimeException differs) {
        broken.add(wanted);
      }
      TRIED.incrementAndGet();
    }
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
        var unsatisfiable = reference.unsatisfiable();
        assertThat(kernel.picture().without(unsatisfiable))
            .as("after step %s, %s", i, program.get(i))
            .isEqualTo(reference.picture().without(unsatisfiable));
      }
    } finally {
      Ways.longOnly = false;
    }
  }
}
