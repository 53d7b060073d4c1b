package dev.joins.match.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.match.commit.Rule;
import dev.joins.match.commit.Sending;
import dev.joins.match.pattern.Input;
import dev.joins.match.pattern.PatternBuilder;
import dev.joins.match.store.Message;
import dev.joins.match.store.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Keys that all have one hash: found as fast as if they were sorted, if they can be. */
class CrowdedKeysTest extends Hushed {
  /** Counts what is asked of all keys. */
  private static final class Work {
    long asked;
  }

  /** All collide, and can be compared. */
  private static final class Colliding implements Comparable<Colliding> {
    private final String text;
    private final Work work;

    Colliding(String text, Work work) {
      this.text = text;
      this.work = work;
    }

    @Override
    public int hashCode() {
      work.asked++;
      return 0;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      work.asked++;
      return other instanceof Colliding it && it.text.equals(text);
    }

    @Override
    public int compareTo(Colliding other) {
      work.asked++;
      return text.compareTo(other.text);
    }
  }

  /** So many pairs, the partners of all in the order in which they came. */
  private static long workOf(int pairs) {
    var work = new Work();
    var places =
        List.of(new Place("a", Place.UNBOUNDED, null), new Place("b", Place.UNBOUNDED, null));
    var matches = new ArrayList<Object[]>();
    Rule.install(
        new PatternBuilder()
            .inputs(
                places.stream().map(place -> new Input(place, 1).keyed(value -> value)).toList())
            .build(),
        matches::add);
    for (var place : places) {
      for (var i = 0; i < pairs; i++) {
        Sending.trySend(place, new Colliding("key " + i, work));
      }
    }
    assertThat(matches).hasSize(pairs);
    for (var match : matches) {
      assertThat(match[0]).isEqualTo(match[1]);
    }
    return work.asked;
  }

  @Test
  void keysThatCollideCostHardlyMoreWhenThereAreMore() {
    var ofFew = workOf(16_384);
    var ofMany = workOf(32_768);
    assertThat(ofFew / 16_384).isLessThan(300);
    assertThat((double) ofMany / ofFew).isLessThan(2.5);
  }

  private final Place place = new Place("a", Place.UNBOUNDED, null);
  private final HashIndex index = new HashIndex(new Input(place, 1).keyed(value -> value), null);

  private Message add(Object value) {
    var message = new Message(place, value, place.queue.size);
    place.queue.append(message);
    index.enter(message, index.screen(value));
    return message;
  }

  /** Among all others there is one whose key changes where it stands. */
  @Test
  void aKeyThatChangesLeavesFromAmongMany() {
    place.attach(index);
    var all = new ArrayList<Message>();
    for (var i = 0; i < 200; i++) {
      all.add(add(new Fickle(2 * i, Fickle.Mood.HEALTHY, 1)));
    }
    var changed = all.get(100);
    ((Fickle) changed.value).changeTo(17);
    assertThat(index.entryOf(changed)).isNotNull();
    place.queue.unlink(changed);
    assertThat(index.count()).isEqualTo(199);
    all.remove(changed);
    for (var each : all) {
      var link = Objects.requireNonNull(index.first(each.value));
      assertThat(link.message()).isSameAs(each);
    }
    var keys = new ArrayList<Object>();
    index.forEachKey(keys::add);
    assertThat(keys).hasSize(199).doesNotContain(changed.value);
  }

  @Test
  void aListIsFoundByItsKey() {
    var crowded = new CrowdedKeys();
    assertThat(crowded.isEmpty()).isTrue();
    var first = new Message(place, "x", 1);
    var opened = crowded.open("x", 5, list -> new Entry(index, first));
    assertThat(crowded.isEmpty()).isFalse();
    var list = Objects.requireNonNull(crowded.find("x", 5));
    assertThat(list.first).isSameAs(opened);
    assertThat(crowded.find("y", 5)).isNull();
    var second = list.append(new Entry(index, new Message(place, "x", 2)));
    assertThat(opened.next()).isSameAs(second);
    var firsts = new ArrayList<Entry>();
    crowded.forEachFirst(firsts::add);
    assertThat(firsts).containsExactly(opened);
  }
}
