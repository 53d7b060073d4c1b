package dev.joins.match.plan;

import dev.joins.match.pattern.Input;
import dev.joins.match.pattern.Pattern;
import dev.joins.match.pattern.Quota;
import dev.joins.match.store.Message;
import dev.joins.match.store.UserCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
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
    this.ready =
        keyed && waitsForMore && pattern.isLinear() ? new ReadyKeys(new KeyedInputs()) : null;
    this.searches =
        pattern.isGuarded()
            || !pattern.isLinear()
            || inputs.stream().anyMatch(input -> input.order() != null);
    this.supplies = new Supply[inputs.size()];
    for (var i = 0; i < supplies.length; i++) {
      supplies[i] = supplyFor(inputs.get(i));
    }
  }

  private Supply supplyFor(Input input) {
    return input.isBare() ? new Supply.All(input.place()) : indexFor(input).of(pattern());
  }

  TermIndex indexFor(Input input) {
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

  private List<HashIndex> keyedIndexes() {
    var keyedOnes = new ArrayList<HashIndex>();
    for (var supply : supplies) {
      if (supply instanceof HashIndex index && index.input().key() != null) {
        keyedOnes.add(index);
      }
    }
    return keyedOnes;
  }

  // Keys.

  /** How {@link ReadyKeys} sees the keyed inputs. */
  private final class KeyedInputs implements ReadyKeys.Lookup {
    @Override
    public @Nullable Object keyOf(Message message) {
      for (var input : pattern().inputs()) {
        var key = input.key();
        if (key != null && input.place() == message.place) {
          return UserCode.apply(key, message.value, pattern());
        }
      }
      return null;
    }

    @Override
    public @Nullable Message next(Message message) {
      for (var supply : supplies) {
        if (supply instanceof HashIndex index && index.input().key() != null) {
          var entry = index.entryOf(message);
          if (entry != null) {
            var next = entry.next();
            return next == null ? null : next.message();
          }
        }
      }
      return null;
    }

    @Override
    public @Nullable Message oldest(Object key) {
      Message oldest = null;
      for (var i = 0; i < supplies.length; i++) {
        var first = isKeyed(i) ? supplies[i].first(key) : null;
        if (first != null && first.message().isOlderThan(oldest)) {
          oldest = first.message();
        }
      }
      return oldest;
    }

    @Override
    public boolean isComplete(Object key) {
      for (var i = 0; i < supplies.length; i++) {
        if (isKeyed(i)) {
          var left = pattern().inputs().get(i).least();
          for (var link = supplies[i].first(key); link != null && left > 0; left--) {
            link = link.next();
          }
          if (left > 0) {
            return false;
          }
        }
      }
      return true;
    }
  }

  private void forEachKey(Consumer<Object> action) {
    if (ready != null) {
      ready.all().forEach(action);
      return;
    }
    HashIndex fewest = null;
    for (var i = 0; i < supplies.length; i++) {
      if (isKeyed(i)
          && supplies[i] instanceof HashIndex index
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
      if (isKeyed(i) && supplies[i] instanceof HashIndex index) {
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

  static @Nullable Match betterFilling(@Nullable Match one, @Nullable Match other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return other.isBetterFillingThan(one) ? other : one;
  }

  /** The best match whose keys, if any, are this one. */
  @Nullable Match pick(PatternTaker taker, @Nullable Object key, @Nullable Message newest) {
    return searches || isContested()
        ? new Search(this, taker, key, newest).best()
        : heads(taker, key);
  }

  /** The oldest messages of each input; null if there are not enough of one of them. */
  private @Nullable Match heads(PatternTaker taker, @Nullable Object key) {
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
      if (input.key() != null) {
        lookups.add("hash index on the key of " + name);
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
              + (pattern().isGuarded() ? "the condition" : "terms of the same place")
              + (keyed ? ", among messages of the newest one's key" : ", from the newest message")
              + "; best effort");
    } else {
      steps.add((steps.isEmpty() ? "heads of the queues; " : "") + "O(1) a message");
    }
    return String.join("; ", steps);
  }
}
