package dev.joins.match;

import java.util.List;

/**
 * What an input took whose number is not fixed.
 *
 * @param messages oldest first; may be empty
 */
public record Bunch(List<Object> messages) {
  /** Keeps a copy. */
  public Bunch {
    messages = List.copyOf(messages);
  }
}
