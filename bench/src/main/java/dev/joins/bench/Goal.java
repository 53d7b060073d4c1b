package dev.joins.bench;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a workload is to reach; the report says whether it did. */
@Inherited
@Repeatable(Goal.All.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Goal {
  /**
   * Which of ours.
   *
   * @return a method
   */
  String ours() default "ours";

  /**
   * Beside whom.
   *
   * @return the peer's method; {@code fewest}: ours with the fewest pending; empty: the goal is no
   *     ratio, but in the unit of the figure
   */
  String peer() default "";

  /**
   * The ratio, ours to the peer.
   *
   * @return at most so much
   */
  double atMost();

  /**
   * For which parameters.
   *
   * @return a regular expression, to be found in the name of the workload
   */
  String when() default "";

  /** Several. */
  @Inherited
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE)
  @interface All {
    /**
     * All of them.
     *
     * @return in order
     */
    Goal[] value();
  }
}
