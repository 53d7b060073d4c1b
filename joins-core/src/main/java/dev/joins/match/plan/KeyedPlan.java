package dev.joins.match.plan;

import dev.joins.match.pattern.Pattern;
import dev.joins.match.store.Message;
import dev.joins.match.store.Place;
import org.jspecify.annotations.Nullable;

/**
 * For patterns that take so many messages of each place, all with one key: what a message completes
 * can be looked up before it enters, see {@link #completedBy}. All else as {@link IndexPlan} does
 * it.
 */
final class KeyedPlan extends IndexPlan {
  private static final Message[] UNCLEAR = {};

  private final HashIndex[] indexes;

  KeyedPlan(Pattern pattern) {
    super(pattern);
    this.indexes = new HashIndex[pattern.inputs().size()];
    for (var i = 0; i < indexes.length; i++) {
      indexes[i] = (HashIndex) supply(i);
    }
  }

  static boolean suits(Pattern pattern) {
    return pattern.isFixed()
        && pattern.isLinear()
        && !pattern.isGuarded()
        && !pattern.hasPeeks()
        && !pattern.lends()
        && pattern.rooms().isEmpty()
        && pattern.inputs().stream()
            .allMatch(
                input -> input.key() != null && input.order() == null && input.ranking() == null);
  }

  /**
   * What a message with this key would complete, if nothing was enabled before it came and nobody
   * else waits at its place: in the order of the inputs, with a gap for the message itself. Null if
   * something is lacking; empty if it is not that simple. Under the lock; runs the user's code.
   */
  @Nullable Message @Nullable [] completedBy(Place place, Object key) {
    HashIndex own = null;
    var messages = new @Nullable Message[pattern().size()];
    var next = 0;
    for (var index : indexes) {
      var input = index.input();
      var isOwn = input.place() == place;
      var link = index.first(key);
      for (var left = input.least() - (isOwn ? 1 : 0); left > 0; left--) {
        if (link == null) {
          return null;
        }
        messages[next++] = link.message();
        link = link.next();
      }
      if (isOwn) {
        if (link != null) {
          return UNCLEAR; // there were enough without it: some key must have changed
        }
        own = index;
        next++;
      }
    }
    if (own != null) {
      own.passing().add(true);
    }
    return messages;
  }
}
