package dev.joins.match;

import dev.joins.tasklet.Sneaky;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
   * The errors among what a match took, as one: the first, with the others added as suppressed.
   *
   * @param values of one match, laid out as for a {@linkplain Rule reaction}
   * @return null if there is none
   */
  public static @Nullable Throwable among(Object[] values) {
    Throwable first = null;
    for (var value : values) {
      var error =
          switch (value) {
            case Failure failure -> failure.error;
            case Bunch bunch -> among(bunch.messages().toArray());
            default -> null;
          };
      if (error != null) {
        if (first == null) {
          first = error;
        } else if (first != error) {
          first.addSuppressed(error);
        }
      }
    }
    return first;
  }

  /**
   * The message, or else its error, thrown.
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
