package dev.joins.actor;

/** A failure has escalated beyond all actors; all of them have been stopped. */
public final class ActorSystemFailure extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  ActorSystemFailure(String system, Throwable cause) {
    super("actor system '" + system + "' failed: " + cause, cause);
  }
}
