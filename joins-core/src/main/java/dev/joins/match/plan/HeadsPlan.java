package dev.joins.match.plan;

import dev.joins.match.pattern.Pattern;
import dev.joins.match.pattern.PatternTaker;
import dev.joins.match.store.Message;
import dev.joins.match.store.Place;
import org.jspecify.annotations.Nullable;

/**
 * For patterns that take whatever comes first: so many of each place. Counts decide whether it is
 * enabled, and the heads of the queues are the match. Immutable.
 *
 * <p>Cost: O(messages taken) for a match, as long as no message on its places is contested (see
 * {@link OldestFirst}).
 */
final class HeadsPlan extends Plan {
  /** {@code pattern} is bare. */
  HeadsPlan(Pattern pattern) {
    super(pattern);
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
    var inputs = pattern().inputs();
    var heads = new Message[pattern().size()];
    var next = 0;
    for (var i = 0; i < inputs.size(); i++) {
      var input = inputs.get(i);
      var message = input.place().queue.first;
      for (var left = skipped(i, input.place()); left > 0 && message != null; left--) {
        message = message.behind;
      }
      for (var left = input.most(); left > 0 && message != null; left--) {
        heads[next++] = message;
        message = message.behind;
      }
    }
    return heads;
  }

  /** How many of the first messages of its place go to inputs before this one. */
  private int skipped(int index, Place place) {
    var skipped = 0;
    if (!pattern().isLinear()) {
      for (var earlier : pattern().inputs().subList(0, index)) {
        skipped += earlier.place() == place ? earlier.most() : 0;
      }
    }
    return skipped;
  }

  @Override
  public String explain() {
    var one = pattern().size() == 1 ? "head of the queue" : "heads of the queues";
    var counted = pattern().inputs().stream().anyMatch(input -> input.most() > 1);
    return (counted ? "counters, and " : "") + one + "; O(1) a message";
  }
}
