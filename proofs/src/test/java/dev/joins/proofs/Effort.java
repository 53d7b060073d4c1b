package dev.joins.proofs;

/** How long to search: a little in each build, long under the profile {@code exhaustive}. */
public final class Effort {
  private static final boolean LONG = Boolean.getBoolean("joins.long");

  private Effort() {}

  public static int of(int inEachBuild, int exhaustive) {
    return LONG ? exhaustive : inEachBuild;
  }
}
