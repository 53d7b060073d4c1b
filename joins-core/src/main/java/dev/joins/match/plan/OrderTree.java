package dev.joins.match.plan;

import dev.joins.match.store.Message;
import dev.joins.match.store.UserCode;
import java.util.ArrayList;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A search tree: messages in the order of what they are compared by, each subtree with its oldest
 * message. So the oldest message between two bounds is found in O(log n), expected.
 *
 * <p>A treap (Seidel and Aragon, "Randomized Search Trees", 1996), whose priorities are scrambled
 * arrival numbers. It differs in that a node knows its parent: so it leaves by where it stands, and
 * no key is compared.
 *
 * <p>Keys may be objects of the user's that change while they stand here. Those of the JDK's own
 * immutable classes cannot; of others each node that a search or a newcomer meets is compared with
 * its neighbours, and if one stands in the wrong place the tree is built anew.
 */
final class OrderTree {
  /** A message in the tree, and a link of the list of all messages of the index. */
  static final class Node extends Entry {
    final Comparable<?> key;
    private @Nullable Node parent;
    private @Nullable Node left;
    private @Nullable Node right;

    /** Of the subtree of which this is the root. */
    private Node oldest = this;

    private boolean placed;

    Node(TermIndex index, Message message, Comparable<?> key) {
      super(index, message);
      this.key = key;
    }

    /** Returns whether it is found: it could be compared with all that it met. */
    boolean isPlaced() {
      return placed;
    }

    private long arrival() {
      return message().arrival;
    }

    private long priority() {
      var arrival = arrival();
      var mixed = (arrival ^ (arrival >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
      mixed = (mixed ^ (mixed >>> 27)) * 0x94D0_49BB_1331_11EBL;
      return mixed ^ (mixed >>> 31);
    }

    private void update() {
      oldest = this;
      if (left != null && left.oldest.arrival() < oldest.arrival()) {
        oldest = left.oldest;
      }
      if (right != null && right.oldest.arrival() < oldest.arrival()) {
        oldest = right.oldest;
      }
    }

    /** The one that comes next in the order, or the one before. */
    @Nullable Node neighbour(boolean next) {
      var below = next ? right : left;
      if (below != null) {
        while (true) {
          var further = next ? below.left : below.right;
          if (further == null) {
            return below;
          }
          below = further;
        }
      }
      var from = this;
      var above = parent;
      while (above != null && from == (next ? above.right : above.left)) {
        from = above;
        above = above.parent;
      }
      return above;
    }
  }

  /** Packages all of whose comparable classes are immutable. */
  private static final Set<String> IMMUTABLE = Set.of("java.lang", "java.math", "java.time");

  private @Nullable Node root;
  private boolean mayChange;

  /** Who could not be compared with somebody in the tree, when it came last. */
  private @Nullable Node leftOut;

  boolean isEmpty() {
    return root == null;
  }

  /**
   * Adds a node. One whose key cannot be compared with itself, or with those that it meets, is left
   * out; but if two fail with the same one, and not with each other, then that one is.
   */
  void add(Node node) {
    mayChange |= !isImmutable(node.key);
    if (mayChange && meetsOneInTheWrongPlace(node)) {
      rebuild();
    }
    var culprit = insert(node);
    var other = leftOut;
    if (culprit == null || culprit == node) {
      return;
    }
    if (other != null
        && other.message().linked
        && UserCode.compare(node.key, other.key, node.index) != UserCode.FAILED) {
      remove(culprit); // two who agree with each other fail with it
      insert(other);
      culprit = insert(node);
    }
    leftOut = culprit == null ? null : node;
  }

  private boolean meetsOneInTheWrongPlace(Node node) {
    for (var each = root; each != null; ) {
      if (!standsBetweenItsNeighbours(each)) {
        return true;
      }
      var order = UserCode.compare(node.key, each.key, node.index);
      if (order == UserCode.FAILED) {
        return false;
      }
      each = comesBefore(node, each, order) ? each.left : each.right;
    }
    return false;
  }

  private static boolean comesBefore(Node node, Node other, int order) {
    return order < 0 || (order == 0 && node.arrival() < other.arrival());
  }

  /** Null if it stands in the tree now; else with whom it could not be compared. */
  private @Nullable Node insert(Node node) {
    if (UserCode.compare(node.key, node.key, node.index) != 0) {
      return node;
    }
    Node above = null;
    var before = false;
    for (var each = root; each != null; each = before ? each.left : each.right) {
      var order = UserCode.compare(node.key, each.key, node.index);
      if (order == UserCode.FAILED) {
        return each;
      }
      above = each;
      before = comesBefore(node, each, order);
    }
    node.parent = above;
    if (above == null) {
      root = node;
    } else if (before) {
      above.left = node;
    } else {
      above.right = node;
    }
    node.placed = true;
    while (node.parent != null && node.priority() > node.parent.priority()) {
      rotateUp(node, node.parent);
    }
    updateFrom(node);
    return null;
  }

  /** Does nothing for one that was left out. */
  void remove(Node node) {
    if (!node.placed) {
      return;
    }
    node.placed = false;
    while (true) {
      var left = node.left;
      var right = node.right;
      var child =
          left == null || (right != null && right.priority() > left.priority()) ? right : left;
      if (child == null) {
        break;
      }
      rotateUp(child, node);
    }
    var parent = node.parent;
    replaceBelow(parent, node, null);
    node.parent = null;
    updateFrom(parent);
  }

  private static void updateFrom(@Nullable Node lowest) {
    for (var each = lowest; each != null; each = each.parent) {
      each.update();
    }
  }

  private void rotateUp(Node node, Node parent) {
    replaceBelow(parent.parent, parent, node);
    node.parent = parent.parent;
    parent.parent = node;
    if (node == parent.left) {
      parent.left = node.right;
      adopt(parent, node.right);
      node.right = parent;
    } else {
      parent.right = node.left;
      adopt(parent, node.left);
      node.left = parent;
    }
    parent.update();
    node.update();
  }

  private static void adopt(Node parent, @Nullable Node child) {
    if (child != null) {
      child.parent = parent;
    }
  }

  private void replaceBelow(@Nullable Node parent, Node old, @Nullable Node by) {
    if (parent == null) {
      root = by;
    } else if (parent.left == old) {
      parent.left = by;
    } else {
      parent.right = by;
    }
  }

  // Searches.

  /** The least that does not come before a bound. */
  @Nullable Node leastFrom(@Nullable Comparable<?> low) {
    return search(true, low, mayChange);
  }

  /** The greatest that does not come behind a bound. */
  @Nullable Node greatestUpTo(@Nullable Comparable<?> high) {
    return search(false, high, mayChange);
  }

  /** {@code looks}: whether nodes on the way may stand in the wrong place. */
  private @Nullable Node search(boolean least, @Nullable Comparable<?> bound, boolean looks) {
    Node found = null;
    for (var node = root; node != null; ) {
      if (looks && !standsBetweenItsNeighbours(node)) {
        rebuild();
        return search(least, bound, false);
      }
      var keeps =
          bound == null
              || (least
                  ? UserCode.inOrder(bound, node.key, node.index)
                  : UserCode.inOrder(node.key, bound, node.index));
      if (keeps) {
        found = node;
      }
      node = keeps == least ? node.left : node.right;
    }
    return found;
  }

  /** The one that came first of those between two bounds. */
  @Nullable Node oldestBetween(@Nullable Comparable<?> low, @Nullable Comparable<?> high) {
    var oldest = oldestBetween(root, low, high);
    if (oldest == null || !mayChange || isBetween(oldest, low, high)) {
      return oldest;
    }
    rebuild(); // a subtree was taken as a whole, and a key in it has changed
    return oldestBetween(root, low, high);
  }

  private static boolean isBetween(
      Node node, @Nullable Comparable<?> low, @Nullable Comparable<?> high) {
    return (low == null || UserCode.inOrder(low, node.key, node.index))
        && (high == null || UserCode.inOrder(node.key, high, node.index));
  }

  /** A bound that a whole subtree keeps is dropped, so that two paths are walked at most. */
  private static @Nullable Node oldestBetween(
      @Nullable Node tree, @Nullable Comparable<?> low, @Nullable Comparable<?> high) {
    if (tree == null || (low == null && high == null)) {
      return tree == null ? null : tree.oldest;
    }
    if (low != null && !UserCode.inOrder(low, tree.key, tree.index)) {
      return oldestBetween(tree.right, low, high);
    }
    if (high != null && !UserCode.inOrder(tree.key, high, tree.index)) {
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
    return one.arrival() < other.arrival() ? one : other;
  }

  // Keys that change.

  private static boolean standsBetweenItsNeighbours(Node node) {
    var before = node.neighbour(false);
    var behind = node.neighbour(true);
    return (before == null || UserCode.inOrder(before.key, node.key, node.index))
        && (behind == null || UserCode.inOrder(node.key, behind.key, node.index));
  }

  /** By what their keys say now; who cannot be compared any more is left out. */
  private void rebuild() {
    var nodes = new ArrayList<Node>();
    for (var node = first(); node != null; node = node.neighbour(true)) {
      nodes.add(node);
    }
    root = null;
    for (var node : nodes) {
      node.parent = null;
      node.left = null;
      node.right = null;
      node.oldest = node;
      node.placed = false;
    }
    nodes.forEach(this::insert);
  }

  private @Nullable Node first() {
    var first = root;
    while (first != null && first.left != null) {
      first = first.left;
    }
    return first;
  }

  static boolean isImmutable(Comparable<?> key) {
    if (key instanceof RankIndex.Standing standing) {
      return standing.isImmutable();
    }
    var type = key.getClass();
    return key instanceof Enum
        || (type.getClassLoader() == null && IMMUTABLE.contains(type.getPackageName()));
  }
}
