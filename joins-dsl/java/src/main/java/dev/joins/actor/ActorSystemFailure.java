package dev.joins.actor;

import dev.joins.internal.Text;

/** A failure has escalated beyond all actors; all of them have been stopped. */
public final class ActorSystemFailure extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  ActorSystemFailure(String system, Throwable cause) {
    super("actor system '" + system + "' failed: " + Text.of(cause), cause);
  }
}
