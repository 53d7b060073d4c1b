package dev.joins.internal;

/**
 * Says whether the short way of a message is open. Read for each message, so these are plain
 * fields, whose reading costs nothing that could be measured; whoever sets one does so before he
 * starts the threads that are to see it, or does not mind that they see it late.
 */
public final class Ways {
  /** A strategy decides turns somewhere: each act of a tasklet is announced before it happens. */
  public static boolean announced;

  /** Somebody wants to know of each commit, whatever it takes: all messages go the long way. */
  public static boolean recorded;

  /** For tests of the engine: as if something unusual was to be asked for at every place. */
  public static boolean longOnly;

  private Ways() {}
}
