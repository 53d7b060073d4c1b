package dev.joins.tasklet;

/**
 * Throws a throwable as it is, checked or not. An exception that crosses from one tasklet to
 * another keeps its identity, type and stack trace; a wrapper would hide all three (see ADR 0004).
 */
public final class Sneaky {
  private Sneaky() {}

  /**
   * Throws this error, and so never returns.
   *
   * @param error what to throw
   * @return never; declared so that a caller can write {@code throw rethrow(e)}
   */
  public static RuntimeException rethrow(Throwable error) {
    return Sneaky.<RuntimeException>raise(error);
  }

  // The cast to the erased type variable is the trick itself.
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Throwable> E raise(Throwable error) throws E {
    throw (E) error;
  }
}
