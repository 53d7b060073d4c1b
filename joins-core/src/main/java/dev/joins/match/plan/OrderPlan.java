package dev.joins.match.plan;

import dev.joins.match.pattern.Input;
import dev.joins.match.pattern.Pattern;
import dev.joins.match.pattern.PatternTaker;
import dev.joins.match.store.Message;
import dev.joins.match.store.UserCode;
import java.util.ArrayList;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * For patterns some of whose inputs must be in ascending order, {@code t0 <= t1 <= t2}, and which
 * ask nothing else of several messages together: each of those inputs follows its place with an
 * {@link OrderIndex}.
 *
 * <p>The earliest and the latest that each term could be follow from its neighbours, term by term;
 * any message between these bounds can be completed. So the oldest of all such messages is taken,
 * the bounds are narrowed, and so on until each term has one: this is the match that takes the
 * oldest messages. It holds only if no message could stand in two terms: where one place is named
 * twice, a {@link Search} decides.
 *
 * <p>Cost: O(log pending) for each term of each term.
 */
final class OrderPlan extends IndexPlan {
  /** The inputs that have an order, by index. */
  private final int[] ordered;

  OrderPlan(Pattern pattern) {
    super(pattern);
    var all = new ArrayList<Integer>();
    for (var i = 0; i < pattern.inputs().size(); i++) {
      if (pattern.inputs().get(i).order() != null) {
        all.add(i);
      }
    }
    this.ordered = all.stream().mapToInt(i -> i).toArray();
  }

  static boolean suits(Pattern pattern) {
    var ordered = false;
    for (var input : pattern.inputs()) {
      ordered |= input.order() != null;
      if (input.key() != null
          || input.ranking() != null
          || !input.isFixed()
          || (input.order() != null && input.most() > 1)) {
        return false;
      }
    }
    return ordered && pattern.isLinear() && !pattern.isGuarded();
  }

  @Override
  TermIndex indexFor(Input input) {
    return input.order() == null ? super.indexFor(input) : new OrderIndex(input);
  }

  private OrderIndex index(int term) {
    return (OrderIndex) supply(ordered[term]);
  }

  @Override
  @Nullable Match pick(PatternTaker taker, @Nullable Object key, @Nullable Message newest) {
    if (isContested()) {
      return super.pick(taker, key, newest);
    }
    if (newest != null) {
      for (var term = 0; term < ordered.length; term++) {
        var node = index(term).nodeOf(newest);
        if (node != null) {
          return new Assignment(OrderIndex.classOf(node.key)).match(taker, term, node);
        }
      }
    }
    Match best = null;
    for (var keys : index(0).classes()) {
      best = betterFilling(best, new Assignment(keys).match(taker, -1, null));
    }
    return best;
  }

  /** A node for each ordered term, all of whose keys are of one class. */
  private final class Assignment {
    private final @Nullable OrderTree[] trees;
    private final OrderTree.@Nullable Node[] nodes;
    private final @Nullable Comparable<?>[] low;
    private final @Nullable Comparable<?>[] high;

    Assignment(Class<?> keys) {
      trees = new @Nullable OrderTree[ordered.length];
      nodes = new OrderTree.@Nullable Node[ordered.length];
      low = new @Nullable Comparable<?>[ordered.length];
      high = new @Nullable Comparable<?>[ordered.length];
      for (var term = 0; term < trees.length; term++) {
        trees[term] = index(term).tree(keys);
      }
    }

    /** Null if there is none; a term may be given. */
    @Nullable Match match(PatternTaker taker, int term, OrderTree.@Nullable Node given) {
      if (given != null) {
        nodes[term] = given;
      }
      var messages = complete() ? messages() : null;
      return messages == null ? null : new Match(taker, messages);
    }

    /** Gives each term a node that has none; false if that cannot be. */
    private boolean complete() {
      while (narrow()) {
        var next = -1;
        OrderTree.Node oldest = null;
        for (var term = 0; term < nodes.length; term++) {
          var tree = trees[term];
          if (nodes[term] == null && tree != null) {
            var node = tree.oldestBetween(low[term], high[term]);
            if (node != null
                && node.message().isOlderThan(oldest == null ? null : oldest.message())) {
              oldest = node;
              next = term;
            }
          }
        }
        if (oldest == null) {
          return isComplete();
        }
        nodes[next] = oldest;
      }
      return false;
    }

    private boolean isComplete() {
      for (var node : nodes) {
        if (node == null) {
          return false;
        }
      }
      return true;
    }

    /** Between what each term must lie, by its neighbours; false if nothing lies there. */
    private boolean narrow() {
      Comparable<?> bound = null;
      for (var term = 0; term < nodes.length; term++) {
        low[term] = bound;
        var node = nodes[term];
        var tree = trees[term];
        if (node == null) {
          node = tree == null ? null : tree.leastFrom(bound);
        } else if (bound != null && !UserCode.inOrder(bound, node.key, pattern())) {
          return false;
        }
        if (node == null) {
          return false;
        }
        bound = node.key;
      }
      bound = null;
      for (var term = nodes.length - 1; term >= 0; term--) {
        high[term] = bound;
        var node = nodes[term];
        var tree = trees[term];
        if (node == null) {
          node = tree == null ? null : tree.greatestUpTo(bound);
        }
        if (node == null) {
          return false;
        }
        bound = node.key;
      }
      return true;
    }

    /** In the order of the inputs; null if an input without order has too few that pass. */
    private Message @Nullable [] messages() {
      var messages = new Message[pattern().size()];
      var next = 0;
      var term = 0;
      for (var i = 0; i < pattern().inputs().size(); i++) {
        var input = pattern().inputs().get(i);
        if (input.order() != null) {
          messages[next++] = Objects.requireNonNull(nodes[term++]).message();
        } else {
          var link = supply(i).first(null);
          for (var left = input.least(); left > 0; left--) {
            if (link == null) {
              return null;
            }
            messages[next++] = link.message();
            link = link.next();
          }
        }
      }
      return messages;
    }
  }

  @Override
  public String explain() {
    var steps = lookups();
    var names =
        pattern().inputs().stream()
            .filter(input -> input.order() != null)
            .map(input -> input.place().name)
            .collect(Collectors.joining(", "));
    steps.add("ordered index on " + names + "; O(log pending) a message");
    return String.join("; ", steps);
  }
}
