package dev.joins.match.commit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.Observer;
import dev.joins.match.pattern.Input;
import dev.joins.match.pattern.Pattern;
import dev.joins.match.pattern.PatternBuilder;
import dev.joins.match.store.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The short way of a message does what the long way does. */
class HandoverTest {
  private static final int PROGRAMS = 2_000;
  private static final int SENDS = 40;

  /**
   * One rule over up to three places, and random sends; a second rule at each place, which can
   * never fire, sends all messages the long way.
   */
  private static List<String> run(long seed, boolean longWay) {
    var random = new Random(seed);
    var log = new ArrayList<String>();
    var observer = observer(log);
    var places = new ArrayList<Place>();
    for (var name : List.of("a", "b", "c")) {
      places.add(new Place(name, random.nextBoolean() ? Place.UNBOUNDED : 3, observer));
    }
    var inputs = new ArrayList<Input>();
    for (var terms = 1 + random.nextInt(4); terms > 0; terms--) {
      inputs.add(new Input(places.get(random.nextInt(3)), 1 + random.nextInt(3)));
    }
    if (longWay) {
      var never = new Place("never", Place.UNBOUNDED, null);
      for (var place : places) {
        Rule.install(
            new PatternBuilder()
                .named("no")
                .input(new Input(place, 1))
                .input(new Input(never, 1))
                .build(),
            values -> log.add("cannot be"));
      }
    }
    Rule.install(
        new PatternBuilder().named("rule").observer(observer).inputs(inputs).build(),
        values -> log.add("takes " + List.of(values)));
    for (var i = 0; i < SENDS; i++) {
      log.add(i + " sent: " + Sending.trySend(places.get(random.nextInt(3)), i));
    }
    places.forEach(place -> log.add(place + " is left with " + Closing.closeNow(place)));
    return log;
  }

  private static Observer observer(List<String> log) {
    return new Observer() {
      @Override
      public void sent(String channel, Object message) {
        log.add(message + " to " + channel);
      }

      @Override
      public void committed(String pattern, List<String> channels, List<Object> messages) {
        log.add(pattern + " commits " + messages);
      }
    };
  }

  @Test
  void bothWaysTakeTheSameAndTellTheSame() {
    var matches = 0;
    for (var seed = 0; seed < PROGRAMS; seed++) {
      var log = run(seed, false);
      assertThat(log).as("program %d", seed).isEqualTo(run(seed, true));
      matches += (int) log.stream().filter(line -> line.startsWith("takes")).count();
    }
    assertThat(matches).isGreaterThan(PROGRAMS);
  }

  @Test
  void aMessageThatIsOnlyTriedIsNotLookedAt() {
    var looked = new Place("looked at", 0, null);
    var taken = new Place("taken", Place.UNBOUNDED, null);
    var log = new ArrayList<List<Object>>();
    Rule.install(
        Pattern.of(new Input(looked, 1).peeking(), new Input(taken, 1)),
        values -> log.add(List.of(values)));
    Sending.trySend(taken, "for it");
    assertThat(Sending.trySend(looked, "tried")).isFalse();
    assertThat(log).isEmpty();
    assertThat(taken.snapshot()).containsExactly("for it");
  }
}
