package dev.joins.actor;

/**
 * What an actor does: called when it starts, and again when it is started anew after a failure, it
 * installs the patterns and makes the state that their bodies use.
 *
 * @param <M> the messages
 */
@FunctionalInterface
public interface Behavior<M> {
  /**
   * Installs the patterns. Runs in the actor's tasklet, before its first message is taken.
   *
   * @param self the actor
   * @throws Exception any failure: the actor's {@linkplain FailurePolicy policy} decides
   */
  void begin(Actor<M> self) throws Exception;
}
