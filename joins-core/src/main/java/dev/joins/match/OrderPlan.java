package dev.joins.match;

import java.util.ArrayList;
import java.util.List;
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
 * oldest messages. A message that stands in two terms is the one thing that it does not foresee;
 * then a {@link Search} decides.
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
      if (input.key() != null || !input.isFixed()) {
        return false;
      }
      if (input.order() == null ? !isAlone(input, pattern) : input.most() > 1) {
        return false;
      }
    }
    return ordered && !pattern.isGuarded();
  }

  private static boolean isAlone(Input input, Pattern pattern) {
    return pattern.inputs().stream().filter(other -> other.place() == input.place()).count() == 1;
  }

  @Override
  Index indexFor(Input input) {
    return input.order() == null ? super.indexFor(input) : new OrderIndex(input);
  }

  private OrderIndex index(int term) {
    return (OrderIndex) supply(ordered[term]);
  }

  @Override
  @Nullable Match pick(Taker taker, @Nullable Object key, @Nullable Message newest) {
    if (isContested()) {
      return super.pick(taker, key, newest);
    }
    Match best = null;
    var inOrder = false;
    for (var term = 0; newest != null && term < ordered.length; term++) {
      var node = index(term).nodeOf(newest);
      if (node != null) {
        inOrder = true;
        var nodes = new OrderIndex.@Nullable Node[ordered.length];
        nodes[term] = node;
        if (complete(nodes)) {
          var match = match(taker, nodes);
          if (match == null || best != null) { // it could stand in several terms
            return super.pick(taker, key, newest);
          }
          best = match;
        }
      }
    }
    if (inOrder) {
      return best;
    }
    var nodes = new OrderIndex.@Nullable Node[ordered.length];
    if (!complete(nodes)) {
      return null;
    }
    var match = match(taker, nodes);
    return match == null ? super.pick(taker, key, newest) : match;
  }

  /** Gives each term a node that has none; false if that cannot be. */
  private boolean complete(OrderIndex.@Nullable Node[] nodes) {
    var low = new @Nullable Comparable<?>[nodes.length];
    var high = new @Nullable Comparable<?>[nodes.length];
    while (true) {
      if (!narrow(nodes, low, high)) {
        return false;
      }
      var next = -1;
      OrderIndex.Node oldest = null;
      for (var term = 0; term < nodes.length; term++) {
        if (nodes[term] == null) {
          var node = index(term).oldestBetween(low[term], high[term]);
          if (node != null && (oldest == null || node.message.arrival < oldest.message.arrival)) {
            oldest = node;
            next = term;
          }
        }
      }
      if (next < 0) {
        return true;
      }
      nodes[next] = oldest;
    }
  }

  /** Between what each term must lie, by its neighbours; false if nothing lies there. */
  private boolean narrow(
      OrderIndex.@Nullable Node[] nodes,
      @Nullable Comparable<?>[] low,
      @Nullable Comparable<?>[] high) {
    Comparable<?> bound = null;
    for (var term = 0; term < nodes.length; term++) {
      low[term] = bound;
      var node = nodes[term];
      if (node == null) {
        node = index(term).leastFrom(bound);
      } else if (bound != null && !UserCode.inOrder(bound, node.key)) {
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
      if (node == null) {
        node = index(term).greatestUpTo(bound);
      }
      if (node == null) {
        return false;
      }
      bound = node.key;
    }
    return true;
  }

  /** Null if some message stands in it twice. */
  private @Nullable Match match(Taker taker, OrderIndex.@Nullable Node[] nodes) {
    var messages = new ArrayList<Message>();
    var term = 0;
    for (var i = 0; i < pattern().inputs().size(); i++) {
      var input = pattern().inputs().get(i);
      if (input.order() != null) {
        messages.add(Objects.requireNonNull(nodes[term++]).message);
      } else {
        var link = supply(i).first(null);
        for (var count = 0; count < input.least(); count++) {
          if (link == null) {
            return null;
          }
          messages.add(link.message());
          link = link.next();
        }
      }
    }
    return isDistinct(messages) ? new Match(taker, messages.toArray(Message[]::new)) : null;
  }

  private static boolean isDistinct(List<Message> messages) {
    for (var i = 1; i < messages.size(); i++) {
      for (var k = 0; k < i; k++) {
        if (messages.get(i) == messages.get(k)) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  String explain() {
    var steps = lookups();
    var names =
        pattern().inputs().stream()
            .filter(input -> input.order() != null)
            .map(input -> input.place().name())
            .collect(Collectors.joining(", "));
    steps.add("ordered index on " + names + "; O(log pending) a message");
    return String.join("; ", steps);
  }
}
