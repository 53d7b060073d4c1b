package dev.joins.match.plan;

import dev.joins.match.pattern.Input;
import dev.joins.match.pattern.Ranking;
import dev.joins.match.store.Link;
import dev.joins.match.store.Message;
import dev.joins.match.store.UserCode;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The messages of an input that chooses the best: in one {@link OrderTree}, by key if there is one,
 * then by rank, the best first, then by age. So the best of a key is found like the best of all,
 * and from each message leads a link to the next best.
 *
 * <p>Ranks of one class are compared, which is that of those that are here: a message whose rank is
 * of another, or cannot be compared, matches nothing. Of a key its hash decides where a message
 * stands, as it was when the message came; where hashes collide, so does the key itself if it can
 * be compared.
 *
 * <p>Cost: O(log pending) to add, to find and to remove.
 */
final class RankIndex extends TermIndex {
  /**
   * Where a message stands.
   *
   * @param hash of the key; 0 if there is none
   * @param key null if the input has none
   * @param rank null: before all others with the key
   * @param ranking whether the greatest is the best
   */
  record Standing(
      int hash, @Nullable Object key, @Nullable Comparable<?> rank, Ranking ranking, Object owner)
      implements Comparable<Standing> {
    boolean hasKeyOf(Standing other) {
      return compareKeys(other) == 0;
    }

    private int compareKeys(Standing other) {
      var byHash = Integer.compare(hash, other.hash);
      return byHash != 0 || key == null || other.key == null || key == other.key
          ? byHash
          : UserCode.compareIfAlike(key, other.key, owner);
    }

    /** Not caught here: whoever compares says what becomes of a comparison that fails. */
    @SuppressWarnings("unchecked") // that they fit is only known by trying
    private int compareRanks(Standing other) {
      if (rank == null || other.rank == null) {
        return Boolean.compare(rank != null, other.rank != null);
      }
      var order = ((Comparable<Object>) rank).compareTo(other.rank);
      return ranking.highest() ? Integer.compare(0, order) : order;
    }

    @Override
    public int compareTo(Standing other) {
      var byKey = compareKeys(other);
      return byKey != 0 ? byKey : compareRanks(other);
    }

    boolean isImmutable() {
      return rank != null
          && OrderTree.isImmutable(rank)
          && (!(key instanceof Comparable<?> comparable) || OrderTree.isImmutable(comparable));
    }

    @Override
    public String toString() {
      return String.valueOf(rank);
    }
  }

  /** A step through the messages with one key, from the best on. */
  private final class Step implements Link {
    private final OrderTree.Node node;
    private final @Nullable Object key;

    Step(OrderTree.Node node, @Nullable Object key) {
      this.node = node;
      this.key = key;
    }

    @Override
    public Message message() {
      return node.message();
    }

    @Override
    public @Nullable Link next() {
      return stepTo(node.neighbour(true), standing(node), key);
    }
  }

  private final OrderTree tree = new OrderTree();
  private final Ranking ranking;
  private @Nullable Class<?> keyType;

  /** Of those that are here. */
  private @Nullable Class<?> rankType;

  RankIndex(Input input) {
    super(input);
    this.ranking = Objects.requireNonNull(input.ranking(), "a ranking");
  }

  private static Standing standing(OrderTree.Node node) {
    return (Standing) node.key;
  }

  private Standing standing(@Nullable Object key, @Nullable Comparable<?> rank) {
    return new Standing(key == null ? 0 : UserCode.hash(key, this), key, rank, ranking, this);
  }

  @Override
  @Nullable Object keyOf(Object value) {
    var rank = UserCode.apply(ranking.key(), value, this);
    if (rank == null || input().key() == null) {
      return rank == null ? null : standing(null, rank);
    }
    var key = partnerKeyOf(value);
    return key == null ? null : standing(key, rank);
  }

  /** What must be equal to that of the pattern's other messages; null if it failed. */
  private @Nullable Object partnerKeyOf(Object value) {
    return UserCode.apply(Objects.requireNonNull(input().key()), value, this);
  }

  @Override
  public boolean isRanked() {
    return true;
  }

  @Override
  public boolean has(Message message) {
    return entryOf(message) instanceof OrderTree.Node node && node.isPlaced();
  }

  @Override
  public Link linkOf(Message message, @Nullable Object key) {
    return new Step(nodeOf(message), input().key() == null ? null : key);
  }

  /** Compares their ranks alone, whatever their keys. */
  @Override
  public int compare(Message one, Message other) {
    if (one == other) {
      return 0;
    }
    var order = UserCode.compare(withoutKey(one), withoutKey(other), this);
    return order == 0 || order == UserCode.FAILED
        ? Long.compare(one.arrival, other.arrival)
        : order;
  }

  private Standing withoutKey(Message message) {
    return new Standing(0, null, rankOf(message), ranking, this);
  }

  @Override
  public @Nullable Link first(@Nullable Object key) {
    if (input().key() == null) {
      var best = tree.leastFrom(null);
      return best == null ? null : new Step(best, null);
    }
    if (key == null) {
      return null;
    }
    var question = standing(key, null);
    return stepTo(tree.leastFrom(question), question, key);
  }

  /** By what a message of this index is ranked. */
  Comparable<?> rankOf(Message message) {
    return Objects.requireNonNull(standing(nodeOf(message)).rank, "the rank of a message");
  }

  private OrderTree.Node nodeOf(Message message) {
    return (OrderTree.Node) Objects.requireNonNull(entryOf(message), "a message of this index");
  }

  /** To this node, or the next behind it whose message has the key; null if that is none. */
  private @Nullable Link stepTo(
      OrderTree.@Nullable Node from, Standing like, @Nullable Object key) {
    for (var node = from;
        node != null && standing(node).hasKeyOf(like);
        node = node.neighbour(true)) {
      if (key == null || UserCode.equal(key, partnerKeyOf(node.message().value), this)) {
        return new Step(node, key);
      }
    }
    return null;
  }

  @Override
  void forEachKey(Consumer<Object> action) {
    Object last = null;
    for (var node = tree.leastFrom(null); node != null; node = node.neighbour(true)) {
      var key = partnerKeyOf(node.message().value);
      if (key != null && !(last != null && UserCode.equal(key, last, this))) {
        action.accept(key);
        last = key;
      }
    }
  }

  @Override
  @Nullable Class<?> keyType() {
    return keyType;
  }

  @Override
  @Nullable Entry insert(Message message, Object screened) {
    var standing = (Standing) screened;
    if (standing.key != null) {
      keyType = KeyTypes.with(keyType, standing.key);
    }
    var type = OrderIndex.classOf(Objects.requireNonNull(standing.rank));
    var other = tree.leastFrom(null);
    if (other == null) {
      rankType = type;
    } else if (type != rankType) {
      UserCode.reportIncomparable(standing, other.key, this);
      return null;
    }
    var node = new OrderTree.Node(this, message, standing);
    tree.add(node);
    return node;
  }

  @Override
  void remove(Entry entry) {
    tree.remove((OrderTree.Node) entry);
  }
}
