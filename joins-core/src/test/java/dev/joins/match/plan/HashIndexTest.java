package dev.joins.match.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.match.pattern.Input;
import dev.joins.match.plan.Fickle.Mood;
import dev.joins.match.store.Link;
import dev.joins.match.store.Message;
import dev.joins.match.store.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * An index by key against a plain list, in random sequences of messages that come, change and go.
 * Whatever a message does, those that are healthy are found, in their order.
 */
class HashIndexTest extends Hushed {
  /** What can come: healthy ones twice as often. */
  private static final List<Mood> MOODS =
      List.of(
          Mood.HEALTHY,
          Mood.HASH_FAILS,
          Mood.HEALTHY,
          Mood.EQUALS_FAILS,
          Mood.HEALTHY,
          Mood.EQUALS_NONE,
          Mood.HEALTHY,
          Mood.COMPARISON_FAILS);

  private final Place place = new Place("a", Place.UNBOUNDED, null);
  private final HashIndex index =
      new HashIndex(new Input(place, 1).keyed(value -> (Fickle) value), null);
  private final List<Message> pending = new ArrayList<>();
  private long arrivals;

  private void attach() {
    place.attach(index);
  }

  private Message add(Fickle value) {
    var message = new Message(place, value, arrivals++);
    place.queue.append(message);
    index.enter(message, index.screen(value));
    pending.add(message);
    return message;
  }

  private void remove(Message message) {
    place.queue.unlink(message);
    pending.remove(message);
  }

  private static Fickle in(Message message) {
    return (Fickle) message.value;
  }

  private List<Message> healthy(Predicate<Fickle> which) {
    return pending.stream().filter(each -> in(each).isHealthy() && which.test(in(each))).toList();
  }

  private static List<Message> all(@Nullable Link first) {
    var all = new ArrayList<Message>();
    for (var link = first; link != null; link = link.next()) {
      all.add(link.message());
    }
    return all;
  }

  /** The first of what is found is healthy, and all that are healthy are among it. */
  private void checkFound(int number, int hashes) {
    var expected = healthy(each -> each.number() == number);
    var found = all(index.first(new Fickle(number, Mood.HEALTHY, hashes)));
    assertThat(found.stream().filter(each -> in(each).isHealthy()).toList())
        .as("%d among %s", number, pending.stream().map(HashIndexTest::in).toList())
        .isEqualTo(expected);
    if (!expected.isEmpty()) {
      assertThat(in(found.getFirst()).number()).isEqualTo(number);
    }
  }

  private void checkKeys() {
    var found = new HashSet<Integer>();
    index.forEachKey(key -> found.add(((Fickle) key).number()));
    var expected = healthy(each -> true).stream().map(each -> in(each).number()).toList();
    assertThat(found).containsAll(expected);
  }

  private void step(int kind, int choice, List<Mood> moods, int numbers, int hashes) {
    if (kind > 4 && !pending.isEmpty()) {
      remove(pending.get(choice % pending.size()));
    } else if (kind == 4 && !pending.isEmpty() && moods.size() > 1 && hashes > 1) {
      in(pending.get(choice % pending.size())).changeTo(numbers + choice % 100);
    } else {
      var mood = moods.get(choice / numbers % moods.size());
      add(new Fickle(choice % numbers, mood, hashes));
    }
  }

  private void run(List<Integer> steps, List<Mood> moods, int numbers, int hashes) {
    pending.clear();
    place.queue.used = false;
    while (place.queue.first != null) {
      place.queue.removeFirst();
    }
    place.detach(index);
    attach();
    for (var step : steps) {
      step(step % 7, step / 7, moods, numbers, hashes);
      assertThat(index.count()).isEqualTo(pending.size());
      for (var number = 0; number < numbers; number++) {
        checkFound(number, hashes);
      }
      checkKeys();
    }
    while (!pending.isEmpty()) {
      remove(pending.getFirst());
    }
    assertThat(index.count()).isZero();
    index.forEachKey(key -> assertThat(key).as("a key that nothing has").isNull());
  }

  @Property(tries = 300)
  void findsWhatAListFinds(@ForAll @Size(max = 60) List<@IntRange(max = 9_000) Integer> steps) {
    run(steps, List.of(Mood.HEALTHY), 6, 1_000);
  }

  @Property(tries = 100)
  void findsItAmongKeysThatCollide(
      @ForAll @Size(max = 150) List<@IntRange(max = 90_000) Integer> steps) {
    run(steps, List.of(Mood.HEALTHY), 60, 1);
  }

  @Property(tries = 400)
  void findsWhatIsHealthyAmongWhatIsNot(
      @ForAll @Size(max = 60) List<@IntRange(max = 9_000) Integer> steps) {
    run(steps, MOODS, 5, 1_000);
  }

  @Property(tries = 100)
  void findsWhatIsHealthyAmongWhatIsNotAndCollides(
      @ForAll @Size(max = 60) List<@IntRange(max = 9_000) Integer> steps) {
    run(steps, MOODS, 8, 1);
  }

  /** What is found among these is anybody's guess; but nothing fails, and all of them leave. */
  @Property(tries = 100)
  void keysThatAreEqualToAnythingLeaveAsTheyCame(
      @ForAll @Size(max = 150) List<@IntRange(max = 90_000) Integer> steps,
      @ForAll @IntRange(min = 1, max = 3) int hashes) {
    var moods = List.of(Mood.values());
    attach();
    for (var step : steps) {
      step(step % 7, step / 7, moods, 60, hashes);
      index.first(new Fickle(step % 60, Mood.HEALTHY, hashes));
      index.forEachKey(key -> {});
      assertThat(index.count()).isEqualTo(pending.size());
    }
    while (!pending.isEmpty()) {
      remove(pending.getLast());
    }
    assertThat(index.count()).isZero();
    place.detach(index);
  }

  @Test
  void theMessagesBehindOneThatChangesAreFound() {
    attach();
    var first = add(new Fickle(1, Mood.HEALTHY, 1_000));
    var second = add(new Fickle(1, Mood.HEALTHY, 1_000));
    var third = add(new Fickle(1, Mood.HEALTHY, 1_000));
    in(first).changeTo(7);
    assertThat(all(index.first(new Fickle(1, Mood.HEALTHY, 1_000)))).containsExactly(second, third);
    remove(third);
    remove(first);
    assertThat(all(index.first(new Fickle(1, Mood.HEALTHY, 1_000)))).containsExactly(second);
  }

  @Test
  void aMessageIsNotFoundByTheKeyOfOneThatChangedToIt() {
    attach();
    var first = add(new Fickle(1, Mood.HEALTHY, 1));
    var second = add(new Fickle(1, Mood.HEALTHY, 1));
    in(first).changeTo(7);
    assertThat(all(index.first(new Fickle(1, Mood.HEALTHY, 1)))).containsExactly(second);
    assertThat(all(index.first(new Fickle(7, Mood.HEALTHY, 1)))).doesNotContain(second);
  }
}
