package dev.joins.proofs;

import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;

/** How long to search: a little in each build, long under the profile {@code exhaustive}. */
public final class Effort {
  private static final boolean LONG = Boolean.getBoolean("joins.long");

  private Effort() {}

  public static boolean isLong() {
    return LONG;
  }

  public static int of(int inEachBuild, int exhaustive) {
    return LONG ? exhaustive : inEachBuild;
  }

  /** For a property with more tries than each build has time for. */
  public static final class OnlyExhaustive implements SkipExecutionHook {
    @Override
    public SkipResult shouldBeSkipped(LifecycleContext context) {
      return LONG ? SkipResult.doNotSkip() : SkipResult.skip("only under the profile exhaustive");
    }
  }
}
