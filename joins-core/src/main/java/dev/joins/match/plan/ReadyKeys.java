package dev.joins.match.plan;

import dev.joins.match.pattern.Pattern;
import dev.joins.match.store.Message;
import dev.joins.match.store.UserCode;
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
 * dropped, and those that came next with the key that it had stand here instead.
 */
final class ReadyKeys {
  /** Looks at all inputs of the plan. */
  interface Lookup {
    /** Returns the key that a message has by now; null if it fails. */
    @Nullable Object keyOf(Message message);

    /**
     * Returns the message that came next with the key that a message had then; null if there is
     * none.
     */
    @Nullable Message next(Message message);

    /** Returns the oldest message with a key; null if there is none. */
    @Nullable Message oldest(Object key);

    /** Returns whether each input that has a key has enough with this one. */
    boolean isComplete(Object key);
  }

  /** The inputs of a plan that have a key, none of which chooses the best. */
  static final class Inputs implements Lookup {
    private final Pattern pattern;
    private final Supply[] supplies;

    Inputs(Pattern pattern, Supply[] supplies) {
      this.pattern = pattern;
      this.supplies = supplies;
    }

    private boolean isKeyed(int input) {
      return pattern.inputs().get(input).key() != null;
    }

    @Override
    public @Nullable Object keyOf(Message message) {
      for (var input : pattern.inputs()) {
        var key = input.key();
        if (key != null && input.place() == message.place) {
          return UserCode.apply(key, message.value, pattern);
        }
      }
      return null;
    }

    @Override
    public @Nullable Message next(Message message) {
      for (var supply : supplies) {
        if (supply instanceof HashIndex index && index.input().key() != null) {
          var entry = index.entryOf(message);
          if (entry != null) {
            var next = entry.next();
            return next == null ? null : next.message();
          }
        }
      }
      return null;
    }

    @Override
    public @Nullable Message oldest(Object key) {
      Message oldest = null;
      for (var i = 0; i < supplies.length; i++) {
        var first = isKeyed(i) ? supplies[i].first(key) : null;
        if (first != null && first.message().isOlderThan(oldest)) {
          oldest = first.message();
        }
      }
      return oldest;
    }

    @Override
    public boolean isComplete(Object key) {
      for (var i = 0; i < supplies.length; i++) {
        if (isKeyed(i)) {
          var left = pattern.inputs().get(i).least();
          for (var link = supplies[i].first(key); link != null && left > 0; left--) {
            link = link.next();
          }
          if (left > 0) {
            return false;
          }
        }
      }
      return true;
    }
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

  /** A message has gone, and others of its place may be left with this key. */
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
      drop(first.getValue());
    }
    return null;
  }

  /**
   * Where others have the key that it had, they are younger: so whoever drops all comes to an end.
   */
  private void drop(Message message) {
    byAge.remove(message.arrival);
    for (var next = lookup.next(message); next != null; next = lookup.next(next)) {
      var key = lookup.keyOf(next);
      var oldest = key == null ? null : lookup.oldest(key);
      if (key != null && oldest != null) {
        if (message.isOlderThan(oldest) && lookup.isComplete(key)) {
          byAge.put(oldest.arrival, oldest);
        }
        return;
      }
    }
  }

  private @Nullable Object readyKeyOf(Message message) {
    var key = lookup.keyOf(message);
    return key != null && lookup.oldest(key) == message && lookup.isComplete(key) ? key : null;
  }

  List<Object> all() {
    var keys = new ArrayList<>();
    for (var each = byAge.firstEntry(); each != null; each = byAge.higherEntry(each.getKey())) {
      var key = readyKeyOf(each.getValue());
      if (key != null) {
        keys.add(key);
      } else {
        drop(each.getValue());
      }
    }
    return keys;
  }
}
