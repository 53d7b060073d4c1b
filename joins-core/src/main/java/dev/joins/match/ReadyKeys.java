package dev.joins.match;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a plan that have enough messages, while something besides them is lacking: the one
 * whose oldest message came first is the best of them, whatever else they are matched with, since
 * no message has two keys.
 */
final class ReadyKeys {
  private final Map<Object, Long> ages = new HashMap<>();
  private final TreeMap<Long, Object> byAge = new TreeMap<>();

  /** {@code age} is the arrival of the oldest message with this key. */
  void put(Object key, long age) {
    remove(key);
    ages.put(key, age);
    byAge.put(age, key);
  }

  void remove(Object key) {
    var age = ages.remove(key);
    if (age != null) {
      byAge.remove(age);
    }
  }

  @Nullable Object oldest() {
    var first = byAge.firstEntry();
    return first == null ? null : first.getValue();
  }

  List<Object> all() {
    return List.copyOf(byAge.values());
  }
}
