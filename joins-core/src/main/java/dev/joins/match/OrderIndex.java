package dev.joins.match;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A search tree: the messages in the order of what they are compared by, each subtree with its
 * oldest message. So the oldest message between two bounds is found in O(log n), expected.
 *
 * <p>A treap (Seidel and Aragon, "Randomized Search Trees", 1996), whose priorities are scrambled
 * arrival numbers.
 */
final class OrderIndex extends Index {
  /** A node of the tree, and a link of the list of all, oldest first. */
  static final class Node extends Entry {
    final Comparable<Object> key;
    private final long priority;
    private @Nullable Node left;
    private @Nullable Node right;
    private Node oldest = this;

    @SuppressWarnings("unchecked") // compared by UserCode.inOrder, which tries
    Node(Index index, Message message, Object key) {
      super(index, message, 0);
      this.key = (Comparable<Object>) key;
      this.priority = scrambled(message.arrival);
    }

    private static long scrambled(long arrival) {
      var mixed = (arrival ^ (arrival >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
      mixed = (mixed ^ (mixed >>> 27)) * 0x94D0_49BB_1331_11EBL;
      return mixed ^ (mixed >>> 31);
    }

    private void update() {
      oldest = older(older(this, left), right);
    }

    private static Node older(Node node, @Nullable Node subtree) {
      return subtree == null || node.message.arrival < subtree.oldest.message.arrival
          ? node
          : subtree.oldest;
    }

    /** Equal keys are ordered by age, so that each node has a place of its own. */
    private boolean isBefore(Node other) {
      if (!UserCode.inOrder(key, other.key)) {
        return false;
      }
      return !UserCode.inOrder(other.key, key) || message.arrival < other.message.arrival;
    }
  }

  private @Nullable Node root;
  private @Nullable Entry first;

  OrderIndex(Input input) {
    super(input);
  }

  @Override
  @Nullable Object keyOf(Object value) {
    return UserCode.apply(Objects.requireNonNull(input().order()), value);
  }

  @Override
  public @Nullable Link first(@Nullable Object key) {
    return first;
  }

  @Nullable Node nodeOf(Message message) {
    return (Node) entryOf(message);
  }

  /** The least that does not come before a bound. */
  @Nullable Node leastFrom(@Nullable Comparable<?> low) {
    Node found = null;
    for (var node = root; node != null; ) {
      if (low == null || UserCode.inOrder(low, node.key)) {
        found = node;
        node = node.left;
      } else {
        node = node.right;
      }
    }
    return found;
  }

  /** The greatest that does not come behind a bound. */
  @Nullable Node greatestUpTo(@Nullable Comparable<?> high) {
    Node found = null;
    for (var node = root; node != null; ) {
      if (high == null || UserCode.inOrder(node.key, high)) {
        found = node;
        node = node.right;
      } else {
        node = node.left;
      }
    }
    return found;
  }

  /** The one that came first of those between two bounds. */
  @Nullable Node oldestBetween(@Nullable Comparable<?> low, @Nullable Comparable<?> high) {
    return oldestBetween(root, low, high);
  }

  /** A bound that a whole subtree keeps is dropped, so that two paths are walked at most. */
  private static @Nullable Node oldestBetween(
      @Nullable Node tree, @Nullable Comparable<?> low, @Nullable Comparable<?> high) {
    if (tree == null || (low == null && high == null)) {
      return tree == null ? null : tree.oldest;
    }
    if (low != null && !UserCode.inOrder(low, tree.key)) {
      return oldestBetween(tree.right, low, high);
    }
    if (high != null && !UserCode.inOrder(tree.key, high)) {
      return oldestBetween(tree.left, low, high);
    }
    var before = oldestBetween(tree.left, low, null);
    var behind = oldestBetween(tree.right, null, high);
    return older(tree, older(before, behind));
  }

  private static @Nullable Node older(@Nullable Node one, @Nullable Node other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.message.arrival < other.message.arrival ? one : other;
  }

  @Override
  Entry insert(Message message, Object key) {
    var node = new Node(this, message, key);
    if (first == null) {
      first = node;
    } else {
      first.append(node);
    }
    root = insert(root, node);
    return node;
  }

  private static Node insert(@Nullable Node tree, Node node) {
    if (tree == null) {
      return node;
    }
    if (node.priority > tree.priority) {
      var halves = split(tree, node);
      node.left = halves.before;
      node.right = halves.behind;
      node.update();
      return node;
    }
    if (node.isBefore(tree)) {
      tree.left = insert(tree.left, node);
    } else {
      tree.right = insert(tree.right, node);
    }
    tree.update();
    return tree;
  }

  private record Halves(@Nullable Node before, @Nullable Node behind) {}

  /** Takes a tree apart: what comes before a node, and what comes behind it. */
  private static Halves split(@Nullable Node tree, Node node) {
    if (tree == null) {
      return new Halves(null, null);
    }
    if (node.isBefore(tree)) {
      var halves = split(tree.left, node);
      tree.left = halves.behind;
      tree.update();
      return new Halves(halves.before, tree);
    }
    var halves = split(tree.right, node);
    tree.right = halves.before;
    tree.update();
    return new Halves(tree, halves.behind);
  }

  /** All of one tree comes before all of the other. */
  private static @Nullable Node merge(@Nullable Node before, @Nullable Node behind) {
    if (before == null || behind == null) {
      return before == null ? behind : before;
    }
    if (before.priority > behind.priority) {
      before.right = merge(before.right, behind);
      before.update();
      return before;
    }
    behind.left = merge(before, behind.left);
    behind.update();
    return behind;
  }

  @Override
  void remove(Entry entry) {
    first = entry.removeFrom(Objects.requireNonNull(first));
    root = without(Objects.requireNonNull(root), (Node) entry);
  }

  private static @Nullable Node without(@Nullable Node tree, Node node) {
    if (tree == null) {
      throw new AssertionError("an entry that its index does not have");
    }
    if (tree == node) {
      return merge(tree.left, tree.right);
    }
    if (node.isBefore(tree)) {
      tree.left = without(tree.left, node);
    } else {
      tree.right = without(tree.right, node);
    }
    tree.update();
    return tree;
  }
}
