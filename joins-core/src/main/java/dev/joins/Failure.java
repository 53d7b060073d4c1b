package dev.joins;

import dev.joins.tasklet.Sneaky;
import java.util.Objects;

/**
 * A message that is an error: whoever takes it throws it, as it is, in place of getting a value.
 *
 * @param error what to throw
 */
public record Failure(Throwable error) {
  /** Checks that there is an error. */
  public Failure {
    Objects.requireNonNull(error, "error");
  }

  /**
   * Returns the message, or else throws its error.
   *
   * @param value as it was sent
   * @return the value, if it is no failure
   */
  public static Object unwrap(Object value) {
    if (value instanceof Failure(var error)) {
      throw Sneaky.rethrow(error);
    }
    return value;
  }
}
