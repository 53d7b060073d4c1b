package dev.joins.match.plan;

import dev.joins.match.pattern.Input;
import dev.joins.match.store.Link;
import dev.joins.match.store.Message;
import dev.joins.match.store.UserCode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one input in the order of what they are compared by: an {@link OrderTree} for
 * each class of keys, as keys of different classes cannot be compared. A message whose key cannot
 * be compared at all matches nothing.
 */
final class OrderIndex extends TermIndex {
  private final Map<Class<?>, OrderTree> trees = new LinkedHashMap<>(2);
  private @Nullable Entry first;

  OrderIndex(Input input) {
    super(input);
  }

  @Override
  @Nullable Object keyOf(Object value) {
    return UserCode.apply(Objects.requireNonNull(input().order()), value, this);
  }

  @Override
  public @Nullable Link first(@Nullable Object key) {
    return first;
  }

  OrderTree.@Nullable Node nodeOf(Message message) {
    return (OrderTree.Node) entryOf(message);
  }

  /** Of the classes of all keys that were ever here. */
  Collection<Class<?>> classes() {
    return trees.keySet();
  }

  /** Null if no key of the class was ever here. */
  @Nullable OrderTree tree(Class<?> keys) {
    return trees.get(keys);
  }

  /** The class that says how keys like this one are compared. */
  static Class<?> classOf(Object key) {
    Class<?> comparing = key.getClass();
    for (Class<?> each = comparing; each != null; each = each.getSuperclass()) {
      if (Comparable.class.isAssignableFrom(each)) {
        comparing = each;
      }
    }
    return comparing;
  }

  @Override
  Entry insert(Message message, Object key) {
    var node = new OrderTree.Node(this, message, (Comparable<?>) key);
    first = first == null ? node : first.add(node);
    trees.computeIfAbsent(classOf(key), keys -> new OrderTree()).add(node);
    return node;
  }

  @Override
  void remove(Entry entry) {
    var node = (OrderTree.Node) entry;
    first = node.removeFrom(Objects.requireNonNull(first));
    Objects.requireNonNull(trees.get(classOf(node.key))).remove(node);
  }
}
