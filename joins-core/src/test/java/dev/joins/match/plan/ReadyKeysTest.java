package dev.joins.match.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.match.commit.Receiving;
import dev.joins.match.commit.Rule;
import dev.joins.match.commit.Sending;
import dev.joins.match.pattern.Input;
import dev.joins.match.pattern.PatternBuilder;
import dev.joins.match.plan.Fickle.Mood;
import dev.joins.match.store.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A pattern of two terms with equal keys and a signal: pairs wait, ready, for a signal. */
class ReadyKeysTest extends Hushed {
  private static final int EVENTS = 120;

  record Event(int place, int index, int key) {}

  private final List<Place> places = new ArrayList<>();
  private final List<List<Object>> taken = new ArrayList<>();

  private void open() {
    taken.clear();
    places.clear();
    for (var name : List.of("a", "b", "signal")) {
      places.add(new Place(name, Place.UNBOUNDED, null));
    }
  }

  private Rule install() {
    return install(value -> value instanceof Event event ? (Object) event.key() : value);
  }

  private Rule install(Function<Object, Object> keyOf) {
    var inputs =
        List.of(
            new Input(places.get(0), 1).keyed(keyOf),
            new Input(places.get(1), 1).keyed(keyOf),
            new Input(places.get(2), 1));
    return Rule.install(
        new PatternBuilder().named("pair").inputs(inputs).build(),
        values -> taken.add(List.of(values)));
  }

  private void send(int place, Object value) {
    assertThat(Sending.trySend(places.get(place), value)).isTrue();
  }

  private static int[] ages(List<Event> events) {
    return events.stream().mapToInt(Event::index).sorted().toArray();
  }

  private static @Nullable List<Event> best(List<Event> pending) {
    List<Event> best = null;
    for (var a : pending) {
      for (var b : pending) {
        for (var signal : pending) {
          if (a.place() == 0 && b.place() == 1 && signal.place() == 2 && a.key() == b.key()) {
            var match = List.of(a, b, signal);
            if (best == null || Arrays.compare(ages(match), ages(best)) < 0) {
              best = match;
            }
          }
        }
      }
    }
    return best;
  }

  /** From the beginning, or after some events; and with messages taken by others. */
  @Property(tries = 150)
  void takesTheOldestPairThatIsReady(@ForAll long seed) {
    open();
    var random = new Random(seed);
    var installedAt = random.nextBoolean() ? 0 : random.nextInt(EVENTS / 2);
    var pending = new ArrayList<Event>();
    var expected = new ArrayList<List<Event>>();
    for (var i = 0; i < EVENTS; i++) {
      if (i == installedAt) {
        install();
        for (var match = best(pending); match != null; match = best(pending)) {
          expected.add(match);
          pending.removeAll(match);
        }
        assertThat(taken).isEqualTo(expected);
      }
      var place = random.nextInt(3);
      if (random.nextInt(4) == 0) {
        var gone = Receiving.tryReceive(places.get(place));
        pending.remove(gone);
        continue;
      }
      var event = new Event(place, i, random.nextInt(6));
      pending.add(event);
      send(place, event);
      var match = i < installedAt ? null : best(pending);
      if (match != null) {
        expected.add(match);
        pending.removeAll(match);
      }
      assertThat(taken).isEqualTo(expected);
    }
  }

  @Test
  void aPairOfWhichOneIsTakenIsReadyNoMore() {
    open();
    install();
    send(0, 1);
    send(1, 1);
    send(0, 2);
    send(1, 2);
    assertThat(Receiving.tryReceive(places.getFirst())).isEqualTo(1);
    send(2, "signal");
    assertThat(taken).containsExactly(List.of(2, 2, "signal"));
  }

  @Test
  void whoseKeyIsWrongIsOutOfPlayAndNobodyElse() {
    open();
    install(value -> value);
    var bad = List.of(Mood.HASH_FAILS, Mood.EQUALS_FAILS, Mood.EQUALS_NONE);
    for (var i = 0; i < 100; i++) {
      send(0, new Fickle(i, i < 3 ? bad.get(i) : Mood.HEALTHY, 1_000));
      send(1, new Fickle(i, Mood.HEALTHY, 1_000));
    }
    var changed = (Fickle) places.getFirst().snapshot().get(50);
    changed.changeTo(1_000_000);
    for (var i = 0; i < 100; i++) {
      send(2, i);
    }
    assertThat(taken).hasSize(96);
    var left = places.getFirst().snapshot();
    assertThat(left).hasSize(4);
    assertThat(left.stream().anyMatch(each -> each == changed)).isTrue();
  }

  @Test
  void whoChangesToAKeyThatIsReadyDoesNotMakeItOlder() {
    open();
    install(value -> value);
    for (var number = 1; number <= 3; number++) {
      send(0, new Fickle(number, Mood.HEALTHY, 1_000));
      send(1, new Fickle(number, Mood.HEALTHY, 1_000));
    }
    ((Fickle) places.getFirst().snapshot().getFirst()).changeTo(3);
    send(2, "signal");
    assertThat(taken).hasSize(1);
    assertThat(((Fickle) taken.getFirst().getFirst()).number()).isEqualTo(2);
  }

  @Test
  void thePairBehindOneThatChangesIsReady() {
    open();
    install(value -> value);
    var first = new Fickle(1, Mood.HEALTHY, 1_000);
    var second = new Fickle(1, Mood.HEALTHY, 1_000);
    var partner = new Fickle(1, Mood.HEALTHY, 1_000);
    send(0, first);
    send(0, second);
    send(1, partner);
    first.changeTo(7);
    send(2, "signal");
    assertThat(taken).hasSize(1);
    assertThat(taken.getFirst().getFirst()).isSameAs(second);
    assertThat(places.getFirst().snapshot()).containsExactly(first);
  }
}
