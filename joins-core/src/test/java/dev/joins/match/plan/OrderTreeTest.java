package dev.joins.match.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.match.pattern.Input;
import dev.joins.match.plan.OrderTree.Node;
import dev.joins.match.store.Message;
import dev.joins.match.store.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** A tree against a list: what is least, greatest and oldest between two bounds. */
class OrderTreeTest extends Hushed {
  private static final int EVENTS = 300;

  private final Place place = new Place("a", Place.UNBOUNDED, null);
  private final OrderIndex index =
      new OrderIndex(new Input(place, 1).ordered(value -> (Integer) value));

  private static int keyOf(Node node) {
    return node.key instanceof Fickle fickle ? fickle.number() : (Integer) node.key;
  }

  private static @Nullable Node first(Stream<Node> nodes, Comparator<Node> order) {
    return nodes.min(order.thenComparingLong(node -> node.message().arrival)).orElse(null);
  }

  private void run(long seed, boolean ofOurOwn) {
    var random = new Random(seed);
    var tree = new OrderTree();
    var model = new ArrayList<Node>();
    var keys = 1 + random.nextInt(60);
    for (var i = 0; i < EVENTS; i++) {
      if (random.nextInt(5) < 3 || model.isEmpty()) {
        var number = random.nextInt(keys);
        Comparable<?> key =
            ofOurOwn ? new Fickle(number, Fickle.Mood.HEALTHY, 1) : (Integer) number;
        var node = new Node(index, new Message(place, number, i), key);
        tree.add(node);
        model.add(node);
      } else {
        tree.remove(model.remove(random.nextInt(model.size())));
      }
      check(tree, model, random.nextInt(keys), random.nextInt(keys), ofOurOwn);
    }
    while (!model.isEmpty()) {
      tree.remove(model.removeLast());
    }
    assertThat(tree.isEmpty()).isTrue();
  }

  private static void check(OrderTree tree, List<Node> model, int low, int high, boolean ofOurOwn) {
    Comparable<?> from = ofOurOwn ? new Fickle(low, Fickle.Mood.HEALTHY, 1) : (Integer) low;
    Comparable<?> to = ofOurOwn ? new Fickle(high, Fickle.Mood.HEALTHY, 1) : (Integer) high;
    Predicate<Node> fromLow = node -> keyOf(node) >= low;
    Predicate<Node> toHigh = node -> keyOf(node) <= high;
    var byKey = Comparator.comparingInt(OrderTreeTest::keyOf);
    var least = first(model.stream().filter(fromLow), byKey);
    assertThat(tree.leastFrom(from)).isSameAs(least);
    assertThat(tree.leastFrom(null)).isSameAs(first(model.stream(), byKey));
    var greatest = tree.greatestUpTo(to);
    var itsKey = first(model.stream().filter(toHigh), byKey.reversed());
    assertThat(greatest == null ? -1 : keyOf(greatest))
        .isEqualTo(itsKey == null ? -1 : keyOf(itsKey));
    Comparator<Node> byAge = Comparator.comparingLong(node -> node.message().arrival);
    assertThat(tree.oldestBetween(from, to))
        .isSameAs(first(model.stream().filter(fromLow).filter(toHigh), byAge));
    assertThat(tree.oldestBetween(from, null))
        .isSameAs(first(model.stream().filter(fromLow), byAge));
    assertThat(tree.oldestBetween(null, to)).isSameAs(first(model.stream().filter(toHigh), byAge));
    assertThat(tree.oldestBetween(null, null)).isSameAs(first(model.stream(), byAge));
  }

  @Property(tries = 60)
  void findsWhatAListFinds(@ForAll long seed) {
    run(seed, false);
  }

  @Property(tries = 30)
  void findsItAmongKeysThatMightChange(@ForAll long seed) {
    run(seed, true);
  }

  /** One changes at a time: what does not is found, and all of them leave. */
  @Property(tries = 60)
  void findsAllOthersWhenOneHasChanged(@ForAll long seed) {
    var random = new Random(seed);
    var tree = new OrderTree();
    var model = new ArrayList<Node>();
    for (var i = 0; i < 60; i++) {
      var key = new Fickle(random.nextInt(30), Fickle.Mood.HEALTHY, 1);
      var node = new Node(index, new Message(place, i, i), key);
      tree.add(node);
      model.add(node);
      if (random.nextInt(3) == 0) {
        var changed = model.get(random.nextInt(model.size()));
        ((Fickle) changed.key).changeTo(random.nextInt(30));
        checkAllBut(changed, tree, model, random);
        tree.remove(changed);
        model.remove(changed);
        check(tree, model, random.nextInt(30), random.nextInt(30), true);
      }
    }
    while (!model.isEmpty()) {
      tree.remove(model.removeFirst());
    }
    assertThat(tree.isEmpty()).isTrue();
  }

  /** In the order of an {@link OrderPlan}, which looks for the oldest last. */
  private static void checkAllBut(Node changed, OrderTree tree, List<Node> model, Random random) {
    var others = model.stream().filter(node -> node != changed).toList();
    var low = random.nextInt(30);
    var from = new Fickle(low, Fickle.Mood.HEALTHY, 1);
    var high = random.nextInt(30);
    var to = new Fickle(high, Fickle.Mood.HEALTHY, 1);
    Predicate<Node> fromLow = node -> keyOf(node) >= low;
    Predicate<Node> toHigh = node -> keyOf(node) <= high;
    var byKey = Comparator.comparingInt(OrderTreeTest::keyOf);
    Comparator<Node> byAge = Comparator.comparingLong(node -> node.message().arrival);
    var least = tree.leastFrom(from);
    var leastOfOthers = first(others.stream().filter(fromLow), byKey);
    if (least != changed) {
      assertThat(least == null ? -1 : keyOf(least))
          .isEqualTo(leastOfOthers == null ? -1 : keyOf(leastOfOthers));
    }
    var greatest = tree.greatestUpTo(to);
    var ofOthers = first(others.stream().filter(toHigh), byKey.reversed());
    if (greatest != changed) {
      assertThat(greatest == null ? -1 : keyOf(greatest))
          .isEqualTo(ofOthers == null ? -1 : keyOf(ofOthers));
    }
    assertThat(tree.oldestBetween(from, to))
        .isIn(
            first(model.stream().filter(fromLow).filter(toHigh), byAge),
            first(others.stream().filter(fromLow).filter(toHigh), byAge));
  }
}
