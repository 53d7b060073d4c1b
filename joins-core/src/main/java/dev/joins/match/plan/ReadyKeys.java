package dev.joins.match.plan;

import dev.joins.match.store.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a plan that have enough messages, while something besides them is lacking: the one
 * whose oldest message came first is the best of them, whatever else they are matched with, since
 * no message has two keys.
 *
 * <p>Each ready key stands here by its oldest message. That is taken at its word only when it is
 * asked for: a key may have changed, or become incomplete, without anybody noticing; then it is
 * dropped, and only its own messages are out of play.
 */
final class ReadyKeys {
  /** Looks at all inputs of the plan. */
  interface Lookup {
    /** What a message has by now; null if it fails. */
    @Nullable Object keyOf(Message message);

    /** The oldest message with a key; null if there is none. */
    @Nullable Message oldest(Object key);

    /** Whether each input that has a key has enough with this one. */
    boolean isComplete(Object key);
  }

  private final Lookup lookup;
  private final TreeMap<Long, Message> byAge = new TreeMap<>();

  ReadyKeys(Lookup lookup) {
    this.lookup = lookup;
  }

  /** A message with this key has come, or gone. */
  void changed(Object key) {
    var oldest = lookup.oldest(key);
    if (oldest == null) {
      return;
    }
    if (lookup.isComplete(key)) {
      byAge.put(oldest.arrival, oldest);
    } else {
      byAge.remove(oldest.arrival);
    }
  }

  /** A message has gone, which has this key by now. */
  void left(Message message, @Nullable Object key) {
    byAge.remove(message.arrival);
    if (key != null) {
      changed(key);
    }
  }

  /** The key whose oldest message came first; null if none is ready. */
  @Nullable Object oldest() {
    for (var first = byAge.firstEntry(); first != null; first = byAge.firstEntry()) {
      var key = readyKeyOf(first.getValue());
      if (key != null) {
        return key;
      }
      byAge.remove(first.getKey());
    }
    return null;
  }

  private @Nullable Object readyKeyOf(Message message) {
    var key = lookup.keyOf(message);
    return key != null && lookup.oldest(key) == message && lookup.isComplete(key) ? key : null;
  }

  List<Object> all() {
    var keys = new ArrayList<>();
    byAge
        .values()
        .removeIf(message -> {
          var key = readyKeyOf(message);
          if (key != null) {
            keys.add(key);
          }
          return key == null;
        });
    return keys;
  }
}
