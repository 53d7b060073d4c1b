package dev.joins.match.plan;

import dev.joins.match.store.Message;
import org.jspecify.annotations.Nullable;

/**
 * For patterns that take whatever comes first: so many of each place. Counts decide whether it is
 * enabled, and the heads of the queues are the match. Immutable.
 *
 * <p>Cost: O(messages taken) for a match, as long as no message on its places is contested (see
 * {@link OldestFirst}).
 */
final class HeadsPlan extends Plan {
  /** For each input: how many of the first messages of its place go to inputs before it. */
  private final int[] skipped;

  private final Input[] inputs;

  HeadsPlan(Pattern pattern) {
    super(pattern);
    inputs = pattern.inputs().toArray(Input[]::new);
    skipped = new int[inputs.length];
    for (var i = 0; i < inputs.length; i++) {
      for (var earlier = 0; earlier < i; earlier++) {
        skipped[i] += inputs[earlier].place() == inputs[i].place() ? inputs[earlier].most() : 0;
      }
    }
  }

  static boolean suits(Pattern pattern) {
    for (var input : pattern.inputs()) {
      if (!input.isBare() || !input.isFixed() || input.peeks()) {
        return false;
      }
    }
    return !pattern.isGuarded();
  }

  /** Each place stands in one input, and messages are all that it waits for. */
  boolean takesBareHeads() {
    return pattern().isLinear() && pattern().rooms().isEmpty();
  }

  @Override
  @Nullable Match search(PatternTaker taker, @Nullable Message newest) {
    var messages = isContested() ? new OldestFirst(taker).search() : heads();
    return messages == null ? null : new Match(taker, messages);
  }

  /** The oldest messages of each place, in the order of the inputs; there are enough. */
  private Message[] heads() {
    var heads = new Message[pattern().size()];
    var next = 0;
    for (var i = 0; i < inputs.length; i++) {
      var message = inputs[i].place().queue.first;
      for (var left = skipped[i]; left > 0 && message != null; left--) {
        message = message.behind;
      }
      for (var left = inputs[i].most(); left > 0 && message != null; left--) {
        heads[next++] = message;
        message = message.behind;
      }
    }
    return heads;
  }

  @Override
  public String explain() {
    var one = pattern().size() == 1 ? "head of the queue" : "heads of the queues";
    var counted = pattern().inputs().stream().anyMatch(input -> input.most() > 1);
    return (counted ? "counters, and " : "") + one + "; O(1) a message";
  }
}
