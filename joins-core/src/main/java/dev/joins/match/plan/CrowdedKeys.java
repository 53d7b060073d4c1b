package dev.joins.match.plan;

import dev.joins.match.store.UserCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The lists of a {@link HashIndex} whose keys have so many neighbours of the same hash that a chain
 * would be walked for too long. A map of the JDK, which keeps keys of one hash in a tree if they
 * can be compared; the keys are wrapped, so that an {@code equals} or {@code compareTo} that fails
 * does no more harm than not to find.
 */
final class CrowdedKeys {
  /** A list, and the key by which it is found. */
  static final class KeyList implements Comparable<KeyList> {
    private final Object key;
    private final int hash;
    private boolean leaving;

    /** Null only until the list is opened, and where the list is but a question. */
    @Nullable Entry first;

    private KeyList(Object key, int hash) {
      this.key = key;
      this.hash = hash;
    }

    /** Of a mere question nothing is known but its key. */
    private Object owner() {
      return first == null ? key.getClass() : first.index;
    }

    Entry append(Entry entry) {
      first = Objects.requireNonNull(first, "an open list").add(entry);
      return entry;
    }

    @Override
    public int hashCode() {
      return hash;
    }

    /**
     * Compares the keys; one that leaves is equal to itself alone, whatever its key says by now.
     */
    @Override
    public boolean equals(@Nullable Object other) {
      return this == other
          || (!leaving && other instanceof KeyList list && UserCode.equal(key, list.key, owner()));
    }

    @Override
    public int compareTo(KeyList other) {
      return UserCode.compareIfAlike(key, other.key, owner());
    }
  }

  private final Map<KeyList, KeyList> lists = new HashMap<>(0);

  boolean isEmpty() {
    return lists.isEmpty();
  }

  @Nullable KeyList find(Object key, int hash) {
    return lists.get(new KeyList(key, hash));
  }

  void forEachFirst(Consumer<Entry> action) {
    for (var list : lists.values()) {
      action.accept(Objects.requireNonNull(list.first, "an open list"));
    }
  }

  Entry open(Object key, int hash, Function<KeyList, Entry> entryFor) {
    var list = new KeyList(key, hash);
    var entry = entryFor.apply(list);
    list.first = entry;
    lists.put(list, list);
    return entry;
  }

  void remove(HashIndex.CrowdedNode node) {
    var list = node.list;
    var first = node.removeFrom(list.first);
    if (first != null) {
      list.first = first;
      return;
    }
    list.leaving = true;
    if (lists.remove(list) == null) {
      rebuildWithout(list);
    }
  }

  /**
   * Some key was changed, so that a list does not stand where it should. Not even an iterator of
   * the map can take it out, as it looks the key up.
   */
  private void rebuildWithout(KeyList gone) {
    var others = new ArrayList<>(lists.values());
    lists.clear();
    for (var list : others) {
      if (list != gone) {
        lists.putIfAbsent(list, list);
      }
    }
  }
}
