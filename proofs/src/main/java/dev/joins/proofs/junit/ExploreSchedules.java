package dev.joins.proofs.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test method that is run on many schedules. It has one parameter of type {@link
 * dev.joins.tasklet.CooperativeScheduler}, or of a type that this is, and its tasklets are spawned
 * there:
 *
 * {@snippet file="ExplorerSnippets.java" region="junit"}
 *
 * <p>All runs have the same test instance, and {@code @BeforeEach} methods run once, before the
 * first: so what the tasklets share should be made by the method itself. See {@link
 * dev.joins.proofs.explore.Program}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Test
@ExtendWith(ExploringExtension.class)
public @interface ExploreSchedules {
  /** Ways to search. */
  enum Way {
    /** {@link dev.joins.proofs.explore.Explorer#exhaustive()}. */
    EXHAUSTIVE,
    /** {@link dev.joins.proofs.explore.Explorer#random}. */
    RANDOM,
    /** {@link dev.joins.proofs.explore.Explorer#pct}. */
    PCT
  }

  /**
   * The most schedules that are tried.
   *
   * @return at least 1
   */
  int bound() default 10_000;

  /**
   * How to search.
   *
   * @return every schedule, unless said otherwise
   */
  Way way() default Way.EXHAUSTIVE;

  /**
   * For the random ways.
   *
   * @return the same seed, the same schedules
   */
  long seed() default 0;

  /**
   * For {@link Way#PCT}.
   *
   * @return how many things must come in a certain order
   */
  int depth() default 3;

  /**
   * The most steps of one schedule.
   *
   * @return at least 1
   */
  int steps() default 2_000;

  /**
   * Whether it is enough to try as many schedules as the bound says. Otherwise a test that reaches
   * its bound before all have been tried fails: it has not shown what it was to show. The random
   * ways are samples anyway.
   *
   * @return false unless set
   */
  boolean sample() default false;

  /**
   * Runs this schedule alone, as a failure has named it, while its cause is looked for. The test
   * fails, too, if the schedule no longer applies to the program, or the program does not fail on
   * it any more.
   *
   * @return empty for a search
   */
  String replay() default "";
}
