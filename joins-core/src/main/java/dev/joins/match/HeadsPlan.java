package dev.joins.match;

import org.jspecify.annotations.Nullable;

/**
 * For patterns that take whatever comes first: so many of each place. Counts decide whether it is
 * enabled, and the heads of the queues are the match.
 *
 * <p>Cost: O(terms) to see that it is not enabled, O(messages taken) for a match, as long as no
 * message on its places is contested (see {@link OldestFirst}).
 */
final class HeadsPlan extends Plan {
  private final boolean direct;

  HeadsPlan(Pattern pattern) {
    super(pattern);
    direct = pattern.isLinear() && pattern.rooms().isEmpty();
  }

  /** With one message more at that place, which is not there yet, the heads would be a match. */
  boolean isCompletedBy(Place place) {
    return direct && hasEnoughWith(place) && !isContested();
  }

  static boolean suits(Pattern pattern) {
    for (var input : pattern.inputs()) {
      if (!input.isBare() || !input.isFixed() || input.peeks()) {
        return false;
      }
    }
    return !pattern.isGuarded();
  }

  @Override
  @Nullable Match search(Taker taker, @Nullable Message newest) {
    var messages = isContested() ? new OldestFirst(taker).search() : heads();
    return messages == null ? null : new Match(taker, messages);
  }

  /** The oldest messages of each place, in the order of the inputs; there are enough. */
  private Message[] heads() {
    var heads = new Message[pattern().size()];
    var i = 0;
    for (var input : pattern().inputs()) {
      var message =
          pattern().isLinear()
              ? input.place().messages().first()
              : firstBehind(heads, i, input.place());
      for (var left = input.most(); left > 0 && message != null; left--) {
        heads[i++] = message;
        message = message.behind;
      }
    }
    return heads;
  }

  /** Where a place's messages go on, if some of them are among the first heads already. */
  private static @Nullable Message firstBehind(Message[] heads, int count, Place place) {
    for (var i = count - 1; i >= 0; i--) {
      if (heads[i].place == place) {
        return heads[i].behind;
      }
    }
    return place.messages().first();
  }

  @Override
  String explain() {
    var one = pattern().size() == 1 ? "head of the queue" : "heads of the queues";
    var counted = pattern().inputs().stream().anyMatch(input -> input.most() > 1);
    return (counted ? "counters, and " : "") + one + "; O(1) a message";
  }
}
