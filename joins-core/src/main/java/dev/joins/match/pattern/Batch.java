package dev.joins.match.pattern;

import dev.joins.Failure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an input took whose number is not fixed.
 *
 * @param messages oldest first; may be empty
 */
public record Batch(List<Object> messages) {
  /** Keeps a copy. */
  public Batch {
    messages = List.copyOf(messages);
  }

  /**
   * Returns the errors among what a match took, as one: the first, with the others added as
   * suppressed.
   *
   * @param values of one match, as who takes it gets them
   * @return null if there is none
   */
  public static @Nullable Throwable errorAmong(Object[] values) {
    Throwable first = null;
    for (var value : values) {
      var error =
          switch (value) {
            case Failure failure -> failure.error();
            case Batch batch -> errorAmong(batch.messages.toArray());
            default -> null;
          };
      if (error != null && first != null && first != error) {
        first.addSuppressed(error);
      }
      first = first == null ? error : first;
    }
    return first;
  }
}
