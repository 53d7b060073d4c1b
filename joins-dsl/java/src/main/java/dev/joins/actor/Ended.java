package dev.joins.actor;

/**
 * The end of an actor, and why.
 *
 * @param actor who
 * @param reason why
 */
public record Ended(ActorRef<?> actor, Reason reason) {
  /** Why an actor has ended. */
  public sealed interface Reason {}

  /** It stopped, by itself or with its parent or the system. */
  public record Stopped() implements Reason {}

  /**
   * It failed, and its policy was not to go on.
   *
   * @param error what was thrown
   */
  public record Failed(Throwable error) implements Reason {}
}
