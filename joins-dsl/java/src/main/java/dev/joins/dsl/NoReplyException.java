package dev.joins.dsl;

import org.jspecify.annotations.Nullable;

/** The body that took a request has ended, and owed it a reply. The message names the pattern. */
public final class NoReplyException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  NoReplyException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
