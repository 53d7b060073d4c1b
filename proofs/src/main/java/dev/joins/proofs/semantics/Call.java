package dev.joins.proofs.semantics;

import java.util.List;

/**
 * A send, a receive or a select.
 *
 * @param name of its own
 * @param alternatives of which one is done; at least one
 */
public record Call(String name, List<Alternative> alternatives) {
  /** One thing that a call may do. */
  public sealed interface Alternative {
    /**
     * Returns the priority: the alternative with the highest is tried first.
     *
     * @return 0 is ordinary
     */
    int priority();
  }

  /**
   * Gives a message.
   *
   * @param channel to which
   * @param value what
   * @param priority among the alternatives
   */
  public record Give(String channel, Object value, int priority) implements Alternative {}

  /**
   * Takes what a pattern wants.
   *
   * @param pattern the pattern
   * @param isDelayed it is not possible before its time has come
   */
  public record Take(Pattern pattern, boolean isDelayed) implements Alternative {
    @Override
    public int priority() {
      return pattern.priority();
    }
  }

  /**
   * Makes a call that sends.
   *
   * @param name of its own
   * @param channel to which
   * @param value what
   * @return a new call
   */
  public static Call send(String name, String channel, Object value) {
    return new Call(name, List.of(new Give(channel, value, 0)));
  }

  /**
   * Makes a call that receives.
   *
   * @param name of its own
   * @param channel from which
   * @return a new call
   */
  public static Call receive(String name, String channel) {
    return new Call(name, List.of(new Take(Pattern.receive(channel), false)));
  }

  Option option(int index) {
    return new Option(name, index);
  }
}
