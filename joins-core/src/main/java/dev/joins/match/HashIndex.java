package dev.joins.match;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A hash table of lists: the messages by key, each list oldest first. Without a key it is one list,
 * of those that pass the filter.
 *
 * <p>Written by hand for its size: 40 bytes a message, and a slot of the table a key. Keys are not
 * kept, only their hashes; the key of a list is asked again of its first message.
 *
 * <p>Cost: O(1) to add, to find and to remove; asks for at most one key a collision.
 */
final class HashIndex extends Index {
  private static final Object NO_KEY = new Object();
  private static final int LEAST = 4;

  private final @Nullable Changes changes;
  private @Nullable Entry[] table = new @Nullable Entry[LEAST];
  private int lists;
  private @Nullable Class<?> keyType;

  /** Is told when the messages of a key have become more or fewer. */
  interface Changes {
    void changed(Object key);
  }

  HashIndex(Input input, @Nullable Changes changes) {
    super(input);
    this.changes = changes;
  }

  @Override
  @Nullable Object keyOf(Object value) {
    var key = input().key();
    return key == null ? NO_KEY : UserCode.apply(key, value);
  }

  @Override
  public @Nullable Link first(@Nullable Object key) {
    return find(key == null || input().key() == null ? NO_KEY : key);
  }

  private @Nullable Entry find(Object key) {
    var hash = spread(key);
    for (var each = table[hash & (table.length - 1)]; each != null; each = each.collision) {
      if (each.hash == hash && isOf(each, key)) {
        return each;
      }
    }
    return null;
  }

  private boolean isOf(Entry entry, Object key) {
    return key == NO_KEY || UserCode.equal(key, keyOf(entry.message.value));
  }

  private static int spread(Object key) {
    if (key == NO_KEY) {
      return 0;
    }
    var hash = UserCode.hash(key);
    return hash ^ (hash >>> 16);
  }

  /** The first message of each key. */
  void forEachKey(Consumer<Object> action) {
    for (var slot : table) {
      for (var each = slot; each != null; each = each.collision) {
        var key = keyOf(each.message.value);
        if (key != null) {
          action.accept(key);
        }
      }
    }
  }

  /** Of all keys that have come, if they were of one; {@code Object}: of several; null: of none. */
  @Nullable Class<?> keyType() {
    return keyType;
  }

  @Override
  Entry insert(Message message, Object key) {
    keyType = KeyTypes.with(keyType, key);
    var first = find(key);
    var entry = new Entry(this, message, spread(key));
    if (first != null) {
      first.append(entry);
    } else {
      if (lists == table.length) {
        grow();
      }
      put(entry);
      lists++;
    }
    if (changes != null) {
      changes.changed(key);
    }
    return entry;
  }

  private void put(Entry first) {
    var slot = first.hash & (table.length - 1);
    first.collision = table[slot];
    table[slot] = first;
  }

  private void grow() {
    var old = table;
    table = new @Nullable Entry[old.length * 2];
    for (var slot : old) {
      var each = slot;
      while (each != null) {
        var next = each.collision;
        put(each);
        each = next;
      }
    }
  }

  @Override
  void remove(Entry entry) {
    if (entry.isFirst()) {
      replace(entry, entry.removeFrom(entry));
    } else {
      // Only the last one has to be unhooked from the first, too, which it does not know.
      entry.removeFrom(entry.behind == null ? firstOf(entry) : null);
    }
    if (changes != null) {
      var key = keyOf(entry.message.value);
      if (key != null) {
        changes.changed(key);
      }
    }
  }

  /** The first of a list, found in the table, since the last does not know it. */
  private Entry firstOf(Entry last) {
    for (var each = table[last.hash & (table.length - 1)]; each != null; each = each.collision) {
      if (each.before == last) {
        return each;
      }
    }
    throw new AssertionError("an entry that no list of its index ends with");
  }

  private void replace(Entry first, @Nullable Entry by) {
    var slot = first.hash & (table.length - 1);
    Entry previous = null;
    for (var each = table[slot]; each != first; ) {
      if (each == null) {
        throw new AssertionError("an entry that its index does not have");
      }
      previous = each;
      each = each.collision;
    }
    var next = first.collision;
    if (by == null) {
      lists--;
    } else {
      by.collision = next;
    }
    var follower = by == null ? next : by;
    if (previous == null) {
      table[slot] = follower;
    } else {
      previous.collision = follower;
    }
  }
}
