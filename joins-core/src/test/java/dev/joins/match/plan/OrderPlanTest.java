package dev.joins.match.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.match.commit.Closing;
import dev.joins.match.commit.Receiving;
import dev.joins.match.commit.Rule;
import dev.joins.match.commit.Sending;
import dev.joins.match.pattern.Input;
import dev.joins.match.pattern.PatternBuilder;
import dev.joins.match.plan.Fickle.Mood;
import dev.joins.match.store.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** Patterns in ascending order, of hundreds of messages, against trying all combinations. */
class OrderPlanTest extends Hushed {
  private static final int EVENTS = 300;

  /** A message; its key may be of several types. */
  record Event(int place, int index, Comparable<?> key) {}

  private final List<Place> places = new ArrayList<>();
  private final List<List<Event>> taken = new ArrayList<>();

  private Rule install(int terms) {
    var inputs = new ArrayList<Input>();
    for (var i = 0; i < terms; i++) {
      places.add(new Place("p" + i, Place.UNBOUNDED, null));
      inputs.add(new Input(places.get(i), 1).ordered(value -> ((Event) value).key()));
    }
    return Rule.install(
        new PatternBuilder().named("ascending").inputs(inputs).build(),
        values -> taken.add(Arrays.stream(values).map(value -> (Event) value).toList()));
  }

  private void open() {
    places.clear();
    taken.clear();
  }

  // All combinations.

  @SuppressWarnings("unchecked") // asked only of keys of one class
  private static boolean ascends(Event one, Event other) {
    return one.key().getClass() == other.key().getClass()
        && ((Comparable<Object>) one.key()).compareTo(other.key()) <= 0;
  }

  private static int[] ages(List<Event> events) {
    return events.stream().mapToInt(Event::index).sorted().toArray();
  }

  /** The best match that has the newest in it; null if there is none. */
  private static @Nullable List<Event> best(
      List<Event> pending, int terms, Event newest, List<Event> chosen) {
    if (chosen.size() == terms) {
      return chosen.contains(newest) ? chosen : null;
    }
    List<Event> best = null;
    for (var each : pending) {
      if (each.place() == chosen.size()
          && (chosen.isEmpty() || ascends(chosen.getLast(), each))
          && (newest.place() != each.place() || newest == each)) {
        var more = new ArrayList<>(chosen);
        more.add(each);
        var found = best(pending, terms, newest, more);
        if (found != null && (best == null || Arrays.compare(ages(found), ages(best)) < 0)) {
          best = found;
        }
      }
    }
    return best;
  }

  private void compareWithAllCombinations(long seed, int terms, boolean mixed) {
    open();
    var random = new Random(seed);
    install(terms);
    var shift = random.nextInt(25);
    var pending = new ArrayList<Event>();
    var expected = new ArrayList<List<Event>>();
    for (var i = 0; i < EVENTS; i++) {
      var place = random.nextInt(terms);
      var number = random.nextInt(50) + (terms - place) * shift; // the later ones seldom fit
      if (random.nextInt(6) == 0) {
        var gone = Receiving.tryReceive(places.get(place));
        assertThat(pending.stream().filter(each -> each.place() == place).findFirst().orElse(null))
            .isSameAs(gone);
        pending.remove(gone);
        continue;
      }
      Comparable<?> key = mixed && random.nextBoolean() ? "s" + (100 + number) : (Integer) number;
      var newest = new Event(place, i, key);
      pending.add(newest);
      var match = best(pending, terms, newest, List.of());
      if (match != null) {
        expected.add(match);
        pending.removeAll(match);
      }
      Sending.trySend(places.get(place), newest);
      assertThat(taken).isEqualTo(expected);
    }
  }

  @Property(tries = 40)
  void takesWhatTheBestOfAllPairsTakes(@ForAll long seed) {
    compareWithAllCombinations(seed, 2, false);
  }

  @Property(tries = 20)
  void takesWhatTheBestOfAllTriplesTakes(@ForAll long seed) {
    compareWithAllCombinations(seed, 3, false);
  }

  @Property(tries = 40)
  void keysOfTwoTypesDoNotDisturbEachOther(@ForAll long seed) {
    compareWithAllCombinations(seed, 2, true);
  }

  // Keys that are not as they should be.

  private static Event newEvent(Random random, int index) {
    var place = random.nextInt(2);
    var number = random.nextInt(50) + (place == 0 ? 30 : 0);
    return switch (random.nextInt(5)) {
      case 0 -> new Event(place, index, "s" + (100 + number));
      case 1 -> new Event(place, index, new Fickle(number, Mood.COMPARISON_FAILS, 1));
      case 2, 3 -> new Event(place, index, new Fickle(number, Mood.HEALTHY, 1));
      default -> new Event(place, index, number);
    };
  }

  private static boolean isHealthy(Event event) {
    return !(event.key() instanceof Fickle fickle) || fickle.isHealthy();
  }

  private static boolean hasPartner(Event event, Set<Event> pending) {
    return pending.stream()
        .filter(other -> other.place() != event.place() && isHealthy(other))
        .anyMatch(other -> event.place() == 0 ? ascends(event, other) : ascends(other, event));
  }

  /**
   * Some keys fail, some are of other types, and one at a time changes. Whoever is healthy finds
   * the healthy; and each message is taken once, or is left.
   */
  @Property(tries = 60)
  void allHealthyPairsAreFound(@ForAll long seed) {
    open();
    var random = new Random(seed);
    install(2);
    Set<Event> pending = Collections.newSetFromMap(new IdentityHashMap<>());
    Event changed = null;
    for (var i = 0; i < EVENTS; i++) {
      var newest = newEvent(random, i);
      var mustMatch = isHealthy(newest) && hasPartner(newest, pending);
      pending.add(newest);
      var before = taken.size();
      assertThat(Sending.trySend(places.get(newest.place()), newest)).isTrue();
      for (var match : taken.subList(before, taken.size())) {
        match.forEach(each -> assertThat(pending.remove(each)).isTrue());
        assertThat(ascends(match.getFirst(), match.getLast())).as("%s ascends", match).isTrue();
      }
      if (mustMatch) {
        assertThat(pending.contains(newest)).as("%s stays, with %s", newest, pending).isFalse();
      }
      if (changed == null && newest.key() instanceof Fickle fickle && pending.contains(newest)) {
        fickle.changeTo(random.nextInt(80));
        changed = fickle.isHealthy() ? null : newest;
      } else if (changed != null && !pending.contains(changed)) {
        changed = null;
      }
    }
    var left = new ArrayList<Object>(Closing.closeNow(places.getFirst()));
    left.addAll(Closing.closeNow(places.getLast()));
    Set<Object> leftOnes = Collections.newSetFromMap(new IdentityHashMap<>());
    leftOnes.addAll(left);
    assertThat(leftOnes).hasSameSizeAs(left).isEqualTo(pending);
  }

  /**
   * Any number of keys change at once. Each message is taken once or is left, and leaves when it is
   * received; and no match is out of order as its keys are then.
   */
  @Property(tries = 60)
  void severalKeysThatChangeAtOnceLoseNoMessage(@ForAll long seed) {
    open();
    var random = new Random(seed);
    install(2);
    Set<Event> pending = Collections.newSetFromMap(new IdentityHashMap<>());
    for (var i = 0; i < EVENTS; i++) {
      var place = random.nextInt(2);
      var number = random.nextInt(50) + (place == 0 ? 30 : 0);
      var newest = new Event(place, i, new Fickle(number, Mood.HEALTHY, 1));
      pending.add(newest);
      var before = taken.size();
      Sending.trySend(places.get(place), newest);
      for (var match : taken.subList(before, taken.size())) {
        match.forEach(each -> assertThat(pending.remove(each)).isTrue());
        assertThat(ascends(match.getFirst(), match.getLast())).as("%s ascends", match).isTrue();
      }
      if (random.nextInt(10) == 0) {
        for (var each : pending) {
          if (random.nextInt(4) == 0) {
            ((Fickle) each.key()).changeTo(random.nextInt(80));
          }
        }
      }
      if (random.nextInt(6) == 0) {
        var gone = Receiving.tryReceive(places.get(random.nextInt(2)));
        assertThat(gone == null || pending.remove(gone)).isTrue();
      }
    }
    var left = new ArrayList<Object>(Closing.closeNow(places.getFirst()));
    left.addAll(Closing.closeNow(places.getLast()));
    Set<Object> leftOnes = Collections.newSetFromMap(new IdentityHashMap<>());
    leftOnes.addAll(left);
    assertThat(leftOnes).hasSameSizeAs(left).isEqualTo(pending);
  }

  /** Equal to itself, and comparable with nobody else, while its name is null. */
  record Named(@Nullable String name) implements Comparable<Named> {
    @Override
    public int compareTo(Named other) {
      return Objects.compare(name, other.name, Comparator.naturalOrder());
    }
  }

  @Example
  void aKeyThatFailsAgainstAllOthersKeepsNobodyOutThoughItCameFirst() {
    open();
    install(2);
    for (var place = 0; place < 2; place++) {
      Sending.trySend(places.get(place), new Event(place, place, new Named(null)));
    }
    taken.clear(); // the two are equal
    Sending.trySend(places.getFirst(), new Event(0, 2, new Named(null)));
    for (var i = 0; i < 10; i++) {
      Sending.trySend(places.getFirst(), new Event(0, 3 + i, new Named("a" + i)));
    }
    for (var i = 0; i < 10; i++) {
      Sending.trySend(places.getLast(), new Event(1, 20 + i, new Named("b" + i)));
    }
    assertThat(taken).hasSize(10);
    assertThat(places.getFirst().snapshot()).hasSize(1);
  }
}
