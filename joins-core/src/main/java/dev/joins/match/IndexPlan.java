package dev.joins.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * For patterns that do not take just anything: each input that filters, has a key or an order,
 * follows its place with an {@link Index} of its own. With equal keys only the messages of one key
 * are looked at. Where what is taken depends on several messages together, a {@link Search} decides
 * among them; else the heads of the lists are the match.
 *
 * <p>Cost of a message: its filters and keys once, and O(terms) lookups; a search besides, if there
 * is one.
 */
sealed class IndexPlan extends Plan permits OrderPlan {
  private static final long INCOMPLETE = Long.MAX_VALUE;

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
    this.ready = keyed && waitsForMore ? new ReadyKeys() : null;
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
    return input.isBare() ? new Supply.All(input.place()) : indexFor(input);
  }

  Index indexFor(Input input) {
    return new HashIndex(input, ready != null && input.key() != null ? this::changed : null);
  }

  final Supply supply(int input) {
    return supplies[input];
  }

  @Override
  void attach() {
    attached = true;
    for (var supply : supplies) {
      if (supply instanceof Index index) {
        index.place().followers().attach(index);
      }
    }
  }

  @Override
  void detach() {
    for (var supply : supplies) {
      if (supply instanceof Index index) {
        index.place().followers().detach(index);
      }
    }
  }

  @Override
  int available(int input) {
    return attached ? supplies[input].size() : super.available(input);
  }

  @Override
  List<String> suspicions() {
    var suspicions = super.suspicions();
    for (var supply : supplies) {
      if (supply instanceof Index index
          && index.input().filter() != null
          && index.passing().areConstant()) {
        suspicions.add(
            "the filter of '"
                + index.place().name()
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

  // ---- keys
  // --------------------------------------------------------------------------------------

  private void changed(Object key) {
    if (ready != null) {
      var age = completeSince(key);
      if (age == INCOMPLETE) {
        ready.remove(key);
      } else {
        ready.put(key, age);
      }
    }
  }

  /** When its oldest message came, if each input that has a key has enough with this one. */
  private long completeSince(Object key) {
    var oldest = INCOMPLETE;
    for (var i = 0; i < supplies.length; i++) {
      var input = pattern().inputs().get(i);
      if (input.key() != null) {
        var first = supplies[i].first(key);
        if (first != null) {
          oldest = Math.min(oldest, first.message().arrival);
        }
        var found = 0;
        for (var link = first; link != null && found < input.least(); link = link.next()) {
          found++;
        }
        if (found < input.least()) {
          return INCOMPLETE;
        }
      }
    }
    return oldest;
  }

  private void forEachKey(Consumer<Object> action) {
    if (ready != null) {
      ready.all().forEach(action);
      return;
    }
    HashIndex fewest = null;
    for (var i = 0; i < supplies.length; i++) {
      if (supplies[i] instanceof HashIndex index
          && pattern().inputs().get(i).least() > 0
          && (fewest == null || index.size() < fewest.size())) {
        fewest = index;
      }
    }
    if (fewest != null) {
      fewest.forEachKey(action);
    } else {
      for (var supply : supplies) {
        if (supply instanceof HashIndex index) {
          index.forEachKey(action);
        }
      }
    }
  }

  // ---- matches
  // -----------------------------------------------------------------------------------

  @Override
  @Nullable Match search(Taker taker, @Nullable Message newest) {
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
          best = better(best, pick(taker, UserCode.apply(key, newest.value), newest));
        }
      }
    }
    if (unkeyed) {
      return better(best, keyed ? bestOfAllKeys(taker, newest) : pick(taker, null, newest));
    }
    return best;
  }

  private @Nullable Match bestOfAllKeys(Taker taker, @Nullable Message newest) {
    if (ready != null && pattern().isFixed() && !searches && !isContested()) {
      var oldest = ready.oldest();
      return oldest == null ? null : pick(taker, oldest, newest);
    }
    @Nullable Match[] best = new @Nullable Match[1];
    forEachKey(key -> best[0] = better(best[0], pick(taker, key, newest)));
    return best[0];
  }

  private static @Nullable Match better(@Nullable Match one, @Nullable Match other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return other.isBetterFillingThan(one) ? other : one;
  }

  /** The best match whose keys, if any, are this one. */
  @Nullable Match pick(Taker taker, @Nullable Object key, @Nullable Message newest) {
    return searches || isContested()
        ? new Search(this, taker, key, newest).best()
        : heads(taker, key);
  }

  /** The oldest messages of each input; null if there are not enough of one of them. */
  private @Nullable Match heads(Taker taker, @Nullable Object key) {
    var inputs = pattern().inputs();
    var counts = new int[inputs.size()];
    var messages = new ArrayList<Message>();
    for (var i = 0; i < counts.length; i++) {
      var quota = quotaOver(i);
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
      var name = input.place().name();
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
  String explain() {
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
