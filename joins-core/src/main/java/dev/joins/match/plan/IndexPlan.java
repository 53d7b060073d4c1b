package dev.joins.match.plan;

import dev.joins.match.pattern.Input;
import dev.joins.match.pattern.Pattern;
import dev.joins.match.pattern.PatternTaker;
import dev.joins.match.pattern.Quota;
import dev.joins.match.store.Message;
import dev.joins.match.store.UserCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * For patterns that do not take just anything: each input that filters, has a key or an order,
 * follows its place with an {@link TermIndex} of its own. With equal keys only the messages of one
 * key are looked at. Where what is taken depends on several messages together, a {@link Search}
 * decides among them; else the heads of the lists are the match.
 *
 * <p>Cost of a message: its filters and keys once, and O(terms) lookups; a search besides, if there
 * is one.
 */
class IndexPlan extends Plan {
  private final Supply[] supplies;
  private final boolean keyed;
  private final BestFirst bestFirst;

  /** Two inputs whose best must be in order, by index; null if it is not that simple. */
  private final int @Nullable [] crossing;

  private final boolean searches;
  private boolean attached;

  /** The keys that have enough messages, where something besides them may be lacking. */
  private final @Nullable ReadyKeys ready;

  IndexPlan(Pattern pattern) {
    super(pattern);
    var inputs = pattern.inputs();
    this.keyed = inputs.stream().anyMatch(input -> input.key() != null);
    var waitsForMore =
        inputs.stream().anyMatch(input -> input.key() == null) || !pattern.rooms().isEmpty();
    var ranksKeyed =
        inputs.stream().anyMatch(input -> input.key() != null && input.ranking() != null);
    this.supplies = new Supply[inputs.size()];
    this.ready =
        keyed && waitsForMore && pattern.isLinear() && !ranksKeyed
            ? new ReadyKeys(new ReadyKeys.Inputs(pattern, supplies))
            : null;
    this.crossing = crossing(inputs);
    this.searches =
        pattern.isGuarded()
            || !pattern.isLinear()
            || (crossing == null && inputs.stream().anyMatch(input -> input.order() != null));
    for (var i = 0; i < supplies.length; i++) {
      supplies[i] = supplyFor(inputs.get(i));
    }
    this.bestFirst = new BestFirst(inputs, supplies);
  }

  /**
   * The inputs that have an order, if these are two, one message each, of which the first takes the
   * least and the second the greatest: if those are not in order, no others are.
   */
  private static int @Nullable [] crossing(List<Input> inputs) {
    var ordered =
        IntStream.range(0, inputs.size()).filter(i -> inputs.get(i).order() != null).toArray();
    return ordered.length == 2
            && takesBestByOrder(inputs.get(ordered[0]), false)
            && takesBestByOrder(inputs.get(ordered[1]), true)
        ? ordered
        : null;
  }

  private static boolean takesBestByOrder(Input input, boolean highest) {
    var ranking = input.ranking();
    return ranking != null
        && ranking.isOrder()
        && ranking.highest() == highest
        && input.isFixed()
        && input.most() == 1;
  }

  private Supply supplyFor(Input input) {
    return input.isBare() ? new Supply.All(input.place()) : indexFor(input).of(pattern());
  }

  TermIndex indexFor(Input input) {
    if (input.ranking() != null) {
      return new RankIndex(input);
    }
    return new HashIndex(input, ready != null && input.key() != null ? ready : null);
  }

  final Supply supply(int input) {
    return supplies[input];
  }

  @Override
  public void attach() {
    attached = true;
    for (var supply : supplies) {
      if (supply instanceof TermIndex index) {
        index.input().place().attach(index);
      }
    }
  }

  @Override
  public void detach() {
    for (var supply : supplies) {
      if (supply instanceof TermIndex index) {
        index.input().place().detach(index);
      }
    }
  }

  @Override
  int available(int input) {
    return attached ? supplies[input].count() : super.available(input);
  }

  @Override
  public List<String> suspicions() {
    var suspicions = super.suspicions();
    for (var supply : supplies) {
      if (supply instanceof TermIndex index
          && index.input().filter() != null
          && index.passing().areConstant()) {
        suspicions.add(
            "the filter of '"
                + index.input().place().name
                + "' in '"
                + pattern().name()
                + "' has let pass "
                + index.passing()
                + " messages");
      }
    }
    suspicions.addAll(KeyTypes.suspicions(pattern().name(), keyedIndexes()));
    return suspicions;
  }

  private List<TermIndex> keyedIndexes() {
    var keyedOnes = new ArrayList<TermIndex>();
    for (var supply : supplies) {
      if (supply instanceof TermIndex index && index.input().key() != null) {
        keyedOnes.add(index);
      }
    }
    return keyedOnes;
  }

  // Keys.

  private void forEachKey(Consumer<Object> action) {
    if (ready != null) {
      ready.all().forEach(action);
      return;
    }
    TermIndex fewest = null;
    for (var i = 0; i < supplies.length; i++) {
      if (isKeyed(i)
          && supplies[i] instanceof TermIndex index
          && pattern().inputs().get(i).least() > 0
          && (fewest == null || index.count() < fewest.count())) {
        fewest = index;
      }
    }
    if (fewest != null) {
      fewest.forEachKey(action);
      return;
    }
    for (var i = 0; i < supplies.length; i++) {
      if (isKeyed(i) && supplies[i] instanceof TermIndex index) {
        index.forEachKey(action);
      }
    }
  }

  private boolean isKeyed(int input) {
    return pattern().inputs().get(input).key() != null;
  }

  // Matches.

  @Override
  @Nullable Match search(PatternTaker taker, @Nullable Message newest) {
    if (newest == null) {
      return keyed ? bestOfAllKeys(taker, null) : pick(taker, null, null);
    }
    var unkeyed = false;
    Match best = null;
    for (var i = 0; i < supplies.length; i++) {
      if (supplies[i].has(newest)) {
        var key = pattern().inputs().get(i).key();
        if (key == null) {
          unkeyed = true;
        } else {
          best =
              betterFilling(
                  best, pick(taker, UserCode.apply(key, newest.value, pattern()), newest));
        }
      }
    }
    if (unkeyed) {
      return betterFilling(best, keyed ? bestOfAllKeys(taker, newest) : pick(taker, null, newest));
    }
    return best;
  }

  private @Nullable Match bestOfAllKeys(PatternTaker taker, @Nullable Message newest) {
    if (ready != null && pattern().isFixed() && !searches && !isContested()) {
      var oldest = ready.oldest();
      return oldest == null ? null : pick(taker, oldest, newest);
    }
    @Nullable Match[] best = new @Nullable Match[1];
    forEachKey(key -> best[0] = betterFilling(best[0], pick(taker, key, newest)));
    return best[0];
  }

  final @Nullable Match betterFilling(@Nullable Match one, @Nullable Match other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return other.isBetterFillingThan(one, bestFirst) ? other : one;
  }

  final BestFirst bestFirst() {
    return bestFirst;
  }

  /** The best match whose keys, if any, are this one. */
  @Nullable Match pick(PatternTaker taker, @Nullable Object key, @Nullable Message newest) {
    return searches || isContested()
        ? new Search(this, taker, key, newest).best()
        : heads(taker, key);
  }

  /** The first messages of each input; null if there are not enough of one of them. */
  private @Nullable Match heads(PatternTaker taker, @Nullable Object key) {
    if (crossing != null && !areInOrder(crossing, key)) {
      return null;
    }
    var inputs = pattern().inputs();
    var counts = new int[inputs.size()];
    var messages = new ArrayList<Message>();
    for (var i = 0; i < counts.length; i++) {
      var quota = pattern().quotaOver(i);
      if (quota == null) {
        counts[i] = takeHeads(i, inputs.get(i).most(), key, messages);
        if (counts[i] < inputs.get(i).least()) {
          return null;
        }
      } else {
        if (!takeOldest(quota, key, counts, messages)) {
          return null;
        }
        i = quota.to() - 1;
      }
    }
    return new Match(taker, messages.toArray(Message[]::new), pattern().isFixed() ? null : counts);
  }

  private boolean areInOrder(int[] two, @Nullable Object key) {
    var lowest = supplies[two[0]].first(key);
    var highest = supplies[two[1]].first(key);
    if (lowest == null || highest == null) {
      return false;
    }
    var low = ((RankIndex) supplies[two[0]]).rankOf(lowest.message());
    var high = ((RankIndex) supplies[two[1]]).rankOf(highest.message());
    return OrderIndex.classOf(low) == OrderIndex.classOf(high)
        && UserCode.inOrder(low, high, pattern());
  }

  private int takeHeads(int input, int most, @Nullable Object key, List<Message> messages) {
    var count = 0;
    for (var link = supplies[input].first(key); link != null && count < most; count++) {
      messages.add(link.message());
      link = link.next();
    }
    return count;
  }

  /** One message each of those inputs that have the oldest ones; false if there are too few. */
  private boolean takeOldest(
      Quota quota, @Nullable Object key, int[] counts, List<Message> messages) {
    var heads = new ArrayList<Message>();
    var of = new ArrayList<Integer>();
    for (var i = quota.from(); i < quota.to(); i++) {
      if (takeHeads(i, 1, key, heads) == 1) {
        of.add(i);
      }
    }
    if (heads.size() < quota.least()) {
      return false;
    }
    var oldest = new Integer[heads.size()];
    Arrays.setAll(oldest, i -> i);
    Arrays.sort(oldest, Comparator.comparingLong(i -> heads.get(i).arrival));
    for (var i = 0; i < oldest.length && i < quota.most(); i++) {
      counts[of.get(oldest[i])] = 1;
    }
    for (var i = 0; i < oldest.length; i++) {
      if (counts[of.get(i)] == 1) {
        messages.add(heads.get(i));
      }
    }
    return true;
  }

  /** What is found without a search. */
  final List<String> lookups() {
    var lookups = new ArrayList<String>();
    for (var input : pattern().inputs()) {
      var name = input.place().name;
      if (input.filter() != null) {
        lookups.add("filter of " + name + " on arrival");
      }
      var indexed = input.key() == null ? name : "the key of " + name;
      if (input.ranking() != null) {
        lookups.add("ordered index on " + indexed + ", best first");
      } else if (input.key() != null) {
        lookups.add("hash index on " + indexed);
      }
    }
    return lookups;
  }

  @Override
  public String explain() {
    var steps = lookups();
    if (searches) {
      steps.add(
          "depth-first search for "
              + whatIsSearched()
              + (keyed ? ", among messages of the newest one's key" : ", from the newest message")
              + "; best effort");
    } else {
      if (crossing != null) {
        steps.add("no more than the best of both are compared");
      }
      steps.add(
          (steps.isEmpty() ? "heads of the queues; " : "")
              + (bestFirst.chooses() ? "O(log pending) a message" : "O(1) a message"));
      if (looksAtEachKey()) {
        steps.add("one without a key: each key is looked at");
      }
    }
    return String.join("; ", steps);
  }

  private String whatIsSearched() {
    if (pattern().isGuarded()) {
      return "the condition";
    }
    return pattern().isLinear() ? "the order" : "terms of the same place";
  }

  /** The best of each key are compared where a message comes that has none. */
  private boolean looksAtEachKey() {
    var inputs = pattern().inputs();
    return keyed
        && ready == null
        && bestFirst.chooses()
        && inputs.stream().anyMatch(input -> input.key() == null);
  }
}
