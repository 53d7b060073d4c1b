package dev.joins.match.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.match.commit.Receiving;
import dev.joins.match.commit.Rule;
import dev.joins.match.commit.Sending;
import dev.joins.match.pattern.Input;
import dev.joins.match.pattern.PatternBuilder;
import dev.joins.match.pattern.Ranking;
import dev.joins.match.plan.Fickle.Mood;
import dev.joins.match.store.Link;
import dev.joins.match.store.Message;
import dev.joins.match.store.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** The best of hundreds of messages, by key and without, against sorting them each time. */
class RankIndexTest extends Hushed {
  private static final int EVENTS = 300;
  private static final int KEYS = 6;

  /** What a message says: keys and ranks may be anything. */
  record Offer(int index, Object key, Comparable<?> rank) {}

  private final Place place = new Place("offers", Place.UNBOUNDED, null);
  private final List<Message> pending = new ArrayList<>();

  private static Input input(Place place, boolean keyed, boolean highest) {
    var input =
        new Input(place, 1).ranked(new Ranking(offer -> ((Offer) offer).rank(), highest, false));
    return keyed ? input.keyed(offer -> ((Offer) offer).key()) : input;
  }

  private static Offer offer(Message message) {
    return (Offer) message.value;
  }

  private Message add(RankIndex index, Offer offer) {
    var message = new Message(place, offer, offer.index());
    place.queue.append(message);
    index.enter(message, index.screen(offer));
    pending.add(message);
    return message;
  }

  private void remove(Message message) {
    place.queue.unlink(message);
    pending.remove(message);
  }

  private static List<Object> walk(@Nullable Link first) {
    var found = new ArrayList<>();
    for (var link = first; link != null; link = link.next()) {
      found.add(link.message().value);
    }
    return found;
  }

  private List<Offer> sorted(@Nullable Object key, boolean highest) {
    Comparator<Offer> byRank = Comparator.comparingInt(offer -> (Integer) offer.rank());
    return pending.stream()
        .map(RankIndexTest::offer)
        .filter(offer -> key == null || offer.key().equals(key))
        .sorted((highest ? byRank.reversed() : byRank).thenComparingInt(Offer::index))
        .toList();
  }

  private void compareWithSorting(long seed, boolean keyed, boolean highest, int hashes) {
    pending.clear();
    var index = new RankIndex(input(place, keyed, highest));
    place.attach(index);
    var random = new Random(seed);
    for (var i = 0; i < EVENTS; i++) {
      if (!pending.isEmpty() && random.nextInt(3) == 0) {
        remove(pending.get(random.nextInt(pending.size())));
      } else {
        var key = new Fickle(random.nextInt(KEYS), Mood.HEALTHY, hashes);
        add(index, new Offer(i, key, random.nextInt(10)));
      }
      assertThat(index.count()).isEqualTo(pending.size());
      for (var k = 0; k < (keyed ? KEYS : 1); k++) {
        var key = keyed ? new Fickle(k, Mood.HEALTHY, hashes) : null;
        assertThat(walk(index.first(key))).isEqualTo(sorted(key, highest));
      }
    }
    if (keyed) {
      var seen = new HashSet<>();
      index.forEachKey(seen::add);
      assertThat(seen)
          .containsExactlyInAnyOrderElementsOf(
              pending.stream().map(each -> offer(each).key()).distinct().toList());
    }
    place.detach(index);
    List.copyOf(pending).forEach(this::remove);
  }

  @Property(tries = 40)
  void linksLeadFromTheBestToTheWorst(@ForAll long seed, @ForAll boolean highest) {
    compareWithSorting(seed, false, highest, 1);
  }

  @Property(tries = 40)
  void soTheyDoAmongThoseOfOneKey(@ForAll long seed, @ForAll boolean highest) {
    compareWithSorting(seed, true, highest, KEYS);
  }

  @Property(tries = 40)
  void soTheyDoWhereHashesCollide(@ForAll long seed, @ForAll boolean highest) {
    compareWithSorting(seed, true, highest, 2);
  }

  // What it costs.

  /** A price that counts how often one is compared. */
  private record Price(int cents, AtomicInteger compared) implements Comparable<Price> {
    @Override
    public int compareTo(Price other) {
      compared.incrementAndGet();
      return Integer.compare(cents, other.cents);
    }
  }

  @Example
  void amongManyThatDoNotCrossFewAreCompared() {
    var compared = new AtomicInteger();
    var asks = new Place("asks", Place.UNBOUNDED, null);
    var bids = new Place("bids", Place.UNBOUNDED, null);
    var taken = new ArrayList<Object>();
    Rule.install(
        new PatternBuilder().inputs(List.of(byPrice(asks, false), byPrice(bids, true))).build(),
        values -> taken.add(values[0]));
    var random = new Random(1);
    var many = 20_000;
    for (var i = 0; i < many; i++) {
      Sending.trySend(asks, new Offer(i, "", new Price(many + random.nextInt(many), compared)));
      Sending.trySend(bids, new Offer(i, "", new Price(random.nextInt(many), compared)));
    }
    assertThat(taken).isEmpty();
    assertThat(compared.get() / (2 * many)).as("comparisons a message").isLessThan(400);
    compared.set(0);
    Sending.trySend(bids, new Offer(many, "", new Price(2 * many, compared)));
    assertThat(taken).hasSize(1);
    assertThat(compared.get()).isLessThan(1_000);
  }

  private static Input byPrice(Place place, boolean highest) {
    Function<Object, Comparable<?>> price = offer -> ((Offer) offer).rank();
    return new Input(place, 1).ordered(price).ranked(new Ranking(price, highest, true));
  }

  // Ranks that are not as they should be.

  private static final Comparator<Offer> BY_NUMBER =
      Comparator.comparingInt(offer -> ((Fickle) offer.rank()).number());

  private static boolean isHealthy(Offer offer) {
    return ((Fickle) offer.rank()).isHealthy();
  }

  /** Each token takes the best offer, whatever the others are like. */
  @Property(tries = 60)
  void whoseRankFailsDisturbsNobody(@ForAll long seed) {
    var offers = new Place("offers", Place.UNBOUNDED, null);
    var tokens = new Place("tokens", Place.UNBOUNDED, null);
    var taken = new ArrayList<Object>();
    Rule.install(
        new PatternBuilder()
            .inputs(List.of(input(offers, false, false), new Input(tokens, 1)))
            .build(),
        values -> taken.add(values[0]));
    var random = new Random(seed);
    var here = new ArrayList<Offer>();
    for (var i = 0; i < EVENTS; i++) {
      if (random.nextInt(3) > 0) {
        var mood = random.nextInt(5) == 0 ? Mood.COMPARISON_FAILS : Mood.HEALTHY;
        var offer = new Offer(i, "", new Fickle(random.nextInt(20), mood, 1));
        here.add(offer);
        Sending.trySend(offers, offer);
      } else if (here.stream().anyMatch(RankIndexTest::isHealthy)) {
        Sending.trySend(tokens, i);
        var best =
            here.stream()
                .filter(RankIndexTest::isHealthy)
                .min(BY_NUMBER.thenComparingInt(Offer::index))
                .orElseThrow();
        assertThat(taken).hasSize(1);
        assertThat(taken.removeFirst()).isSameAs(best);
        here.remove(best);
      }
    }
    for (var offer : here) {
      assertThat(Receiving.tryReceive(offers)).as("the oldest").isSameAs(offer);
    }
  }

  @Example
  void aRankOfAnotherTypeMatchesNothing() {
    var index = new RankIndex(input(place, false, false));
    place.attach(index);
    var one = add(index, new Offer(0, "", 5));
    add(index, new Offer(1, "", "five"));
    add(index, new Offer(2, "", "six"));
    var two = add(index, new Offer(3, "", 4));
    assertThat(walk(index.first(null))).containsExactly(two.value, one.value);
    remove(one);
    remove(two);
    assertThat(index.first(null)).isNull();
    var words = add(index, new Offer(4, "", "seven"));
    assertThat(walk(index.first(null))).containsExactly(words.value);
    assertThat(Objects.requireNonNull(index.first(null)).message()).isSameAs(words);
    List.copyOf(pending).forEach(this::remove);
    assertThat(index.count()).isZero();
  }

  /** While one at a time changes, the others are found in their order. */
  @Property(tries = 60)
  void aRankThatChangesDisturbsNobody(@ForAll long seed) {
    var index = new RankIndex(input(place, false, false));
    place.attach(index);
    var random = new Random(seed);
    var moving = add(index, new Offer(0, "", new Fickle(10, Mood.HEALTHY, 1)));
    for (var i = 1; i < 60; i++) {
      add(index, new Offer(i, "", new Fickle(random.nextInt(20), Mood.HEALTHY, 1)));
    }
    for (var i = 0; i < 40; i++) {
      ((Fickle) offer(moving).rank()).changeTo(random.nextInt(20));
      var others = pending.stream().filter(each -> each != moving).map(RankIndexTest::offer);
      var best = others.min(BY_NUMBER.thenComparingInt(Offer::index)).orElseThrow();
      var first = index.first(null);
      if (first != null && first.message() == moving) {
        first = first.next();
      }
      assertThat(Objects.requireNonNull(first).message().value).isSameAs(best);
      remove(first.message());
    }
    List.copyOf(pending).forEach(this::remove);
    place.detach(index);
  }
}
