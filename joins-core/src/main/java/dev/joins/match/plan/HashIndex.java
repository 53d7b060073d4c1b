package dev.joins.match.plan;

import dev.joins.match.pattern.Input;
import dev.joins.match.store.Link;
import dev.joins.match.store.Message;
import dev.joins.match.store.UserCode;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A hash table of lists: the messages by key, each list oldest first. Without a key it is one list,
 * of those that pass the filter.
 *
 * <p>Written by hand for its size: 40 bytes a message, and a slot of the table a key. Keys are not
 * kept, only their hashes; the key of a list is asked again of its first message. Where too many
 * keys have one slot, since their hashes collide, further lists go to {@link CrowdedKeys}.
 *
 * <p>An entry leaves by where it stands: nothing is asked of its key, which may have changed. So a
 * message whose key changes, or whose {@code equals} or {@code hashCode} fails, is not found any
 * more, and nothing else suffers: if it is the first of a list, which is found by its key, it gets
 * a list of its own as soon as that is noticed.
 *
 * <p>Cost: O(1) to add, to find and to remove.
 */
final class HashIndex extends TermIndex {
  private static final Object NO_KEY = new Object();
  private static final int LEAST_SLOTS = 4;

  /** So many lists in one slot are a matter of chance; more are not. */
  private static final int MOST_IN_A_SLOT = 16;

  /** A message, and in the first of a list also a link of the chain of its slot. */
  static class Node extends Entry {
    final int hash;
    @Nullable Node nextList;

    Node(HashIndex index, Message message, int hash) {
      super(index, message);
      this.hash = hash;
    }
  }

  /** A message of a list that is found by {@link CrowdedKeys}. */
  static final class CrowdedNode extends Node {
    final CrowdedKeys.KeyList list;

    private CrowdedNode(HashIndex index, Message message, int hash, CrowdedKeys.KeyList list) {
      super(index, message, hash);
      this.list = list;
    }
  }

  private final @Nullable ReadyKeys ready;
  private @Nullable Node[] table = new @Nullable Node[LEAST_SLOTS];
  private final CrowdedKeys crowded = new CrowdedKeys();
  private int lists;
  private @Nullable Class<?> keyType;

  HashIndex(Input input, @Nullable ReadyKeys ready) {
    super(input);
    this.ready = ready;
  }

  @Override
  @Nullable Object keyOf(Object value) {
    var key = input().key();
    return key == null ? NO_KEY : UserCode.apply(key, value, this);
  }

  @Override
  public @Nullable Link first(@Nullable Object key) {
    return find(key == null || input().key() == null ? NO_KEY : key);
  }

  private @Nullable Entry find(Object key) {
    var hash = hashOf(key);
    var chained = findChained(key, hash);
    if (chained != null || crowded.isEmpty()) {
      return chained;
    }
    var list = crowded.find(key, hash);
    return list == null ? null : list.first;
  }

  private @Nullable Node findChained(Object key, int hash) {
    for (var each = table[slot(hash)]; each != null; each = each.nextList) {
      if (each.hash == hash) {
        if (isOf(each, key)) {
          return each;
        }
        partIfChanged(each, key);
      }
    }
    return null;
  }

  /**
   * The key of a list may not be what it was: then the first message of the list is parted from the
   * others, which make the list that comes next. {@code key} is one that the others may have; null
   * if that is not known.
   */
  private void partIfChanged(Node first, @Nullable Object key) {
    var second = (Node) first.next();
    if (second == null) {
      return;
    }
    var now = keyOf(first.message().value);
    if (now == null || hashOf(now) != first.hash || (key != null && isOf(second, key))) {
      first.partFromOthers();
      second.nextList = first.nextList;
      first.nextList = second;
      lists++;
    }
  }

  private boolean isOf(Entry entry, Object key) {
    return key == NO_KEY || UserCode.equal(key, keyOf(entry.message().value), this);
  }

  private int hashOf(Object key) {
    if (key == NO_KEY) {
      return 0;
    }
    var hash = UserCode.hash(key, this);
    return hash ^ (hash >>> 16);
  }

  private int slot(int hash) {
    return hash & (table.length - 1);
  }

  /** The key of each list, as its first message has it now. */
  @Override
  void forEachKey(Consumer<Object> action) {
    for (var slot : table) {
      for (var each = slot; each != null; each = each.nextList) {
        partIfChanged(each, null);
        acceptKey(each, action);
      }
    }
    crowded.forEachFirst(first -> acceptKey(first, action));
  }

  private void acceptKey(Entry first, Consumer<Object> action) {
    var key = keyOf(first.message().value);
    if (key != null) {
      action.accept(key);
    }
  }

  // Entries come.

  @Override
  @Nullable Class<?> keyType() {
    return keyType;
  }

  @Override
  Entry insert(Message message, Object key) {
    keyType = KeyTypes.with(keyType, key);
    var entry = add(message, key, hashOf(key));
    if (ready != null) {
      ready.changed(key);
    }
    return entry;
  }

  private Entry add(Message message, Object key, int hash) {
    var chained = findChained(key, hash);
    if (chained != null) {
      var entry = new Node(this, message, hash);
      if (chained.add(entry) == entry) {
        replace(chained, entry); // the oldest, which was put back
      }
      return entry;
    }
    var list = crowded.isEmpty() ? null : crowded.find(key, hash);
    if (list == null && chainLength(slot(hash)) < MOST_IN_A_SLOT) {
      var entry = new Node(this, message, hash);
      addList(entry);
      return entry;
    }
    return list == null
        ? crowded.open(key, hash, fresh -> new CrowdedNode(this, message, hash, fresh))
        : list.append(new CrowdedNode(this, message, hash, list));
  }

  private int chainLength(int slot) {
    var length = 0;
    for (var each = table[slot]; each != null; each = each.nextList) {
      length++;
    }
    return length;
  }

  private void addList(Node first) {
    if (lists >= table.length) {
      grow();
    }
    link(first);
    lists++;
  }

  private void link(Node first) {
    var slot = slot(first.hash);
    first.nextList = table[slot];
    table[slot] = first;
  }

  private void grow() {
    var old = table;
    table = new @Nullable Node[old.length * 2];
    for (var slot : old) {
      var each = slot;
      while (each != null) {
        var next = each.nextList;
        link(each);
        each = next;
      }
    }
  }

  // Entries go.

  @Override
  void remove(Entry entry) {
    var node = (Node) entry;
    var next = node.next(); // has the key of the list, even if that of the first has changed
    if (node instanceof CrowdedNode lodger) {
      crowded.remove(lodger);
    } else if (node.isFirst()) {
      replace(node, (Node) node.removeFrom(node));
    } else {
      // Only the last one has to be unhooked from the first, too, which it does not know.
      node.removeFrom(node.next() == null ? firstOf(node) : null);
    }
    if (ready != null) {
      ready.left(entry.message(), keyOf((next == null ? node : next).message().value));
    }
  }

  /** The first of a list, found in the table, since the last does not know it. */
  private Node firstOf(Node last) {
    for (var each = table[slot(last.hash)]; each != null; each = each.nextList) {
      if (each.before() == last) {
        return each;
      }
    }
    throw new AssertionError("an entry that no list of its index ends with");
  }

  private void replace(Node first, @Nullable Node by) {
    var slot = slot(first.hash);
    Node previous = null;
    for (var each = table[slot]; each != first; each = each.nextList) {
      if (each == null) {
        throw new AssertionError("an entry that its index does not have");
      }
      previous = each;
    }
    var next = first.nextList;
    if (by == null) {
      lists--;
    } else {
      by.nextList = next;
    }
    var follower = by == null ? next : by;
    if (previous == null) {
      table[slot] = follower;
    } else {
      previous.nextList = follower;
    }
  }
}
