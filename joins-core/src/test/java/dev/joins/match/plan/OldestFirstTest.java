package dev.joins.match.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.match.pattern.Input;
import dev.joins.match.pattern.Pattern;
import dev.joins.match.pattern.PatternBuilder;
import dev.joins.match.pattern.PatternTaker;
import dev.joins.match.store.Giver;
import dev.joins.match.store.Message;
import dev.joins.match.store.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** Of all combinations that are allowed, the one whose messages are the oldest. */
class OldestFirstTest {
  /** One who gives, or not, and may take as well. */
  private record Offer(int number, boolean hasSeveralClauses) implements Giver {}

  private static final class Waiting extends PatternTaker {
    private final Pattern pattern;
    private final @Nullable Giver giver;

    Waiting(Pattern pattern, @Nullable Giver giver) {
      this.pattern = pattern;
      this.giver = giver;
    }

    @Override
    public Pattern pattern() {
      return pattern;
    }

    @Override
    public @Nullable Giver giver() {
      return giver;
    }
  }

  private final List<Place> places = new ArrayList<>();
  private final List<Message> pending = new ArrayList<>();
  private final List<Offer> offers = new ArrayList<>();

  private void fill(Random random) {
    places.clear();
    pending.clear();
    offers.clear();
    for (var name : List.of("a", "b", "c")) {
      places.add(new Place(name, 0, null));
    }
    for (var i = 0; i < 5; i++) {
      offers.add(new Offer(i, i > 0));
    }
    for (var i = 0; i < 10; i++) {
      var place = places.get(random.nextInt(3));
      var message = new Message(place, i, i);
      if (random.nextInt(4) > 0) {
        message.giver = offers.get(random.nextInt(offers.size()));
      }
      place.queue.append(message);
      pending.add(message);
    }
  }

  private Pattern pattern(Random random) {
    var inputs = new ArrayList<Input>();
    for (var terms = 1 + random.nextInt(4); terms > 0; terms--) {
      inputs.add(new Input(places.get(random.nextInt(3)), 1 + random.nextInt(2)));
    }
    return new PatternBuilder().named("p").inputs(inputs).build();
  }

  private static boolean isAllowed(List<Message> some, Waiting taker) {
    var used = new ArrayList<Giver>();
    for (var message : some) {
      var giver = message.giver;
      if (giver != null) {
        if (giver == taker.giver() || (giver.hasSeveralClauses() && used.contains(giver))) {
          return false;
        }
        used.add(giver);
      }
    }
    for (var need : taker.pattern().needs()) {
      if (some.stream().filter(each -> each.place == need.place()).count() != need.count()) {
        return false;
      }
    }
    return true;
  }

  private static long[] ages(List<Message> some) {
    return some.stream().mapToLong(each -> each.arrival).sorted().toArray();
  }

  private @Nullable List<Message> bestOfAll(Waiting taker) {
    List<Message> best = null;
    for (var set = 0; set < 1 << pending.size(); set++) {
      if (Integer.bitCount(set) == taker.pattern().size()) {
        var some = new ArrayList<Message>();
        for (var i = 0; i < pending.size(); i++) {
          if ((set & (1 << i)) != 0) {
            some.add(pending.get(i));
          }
        }
        if (isAllowed(some, taker)
            && (best == null || Arrays.compare(ages(some), ages(best)) < 0)) {
          best = some;
        }
      }
    }
    return best;
  }

  /** As the inputs have them: of one place the older goes to the earlier. */
  private static List<Message> inOrderOfInputs(Pattern pattern, List<Message> some) {
    var left = new ArrayList<>(some);
    var ordered = new ArrayList<Message>();
    for (var input : pattern.inputs()) {
      left.stream()
          .filter(each -> each.place == input.place())
          .limit(input.most())
          .toList()
          .forEach(each -> {
            ordered.add(each);
            left.remove(each);
          });
    }
    return ordered;
  }

  @Property(tries = 1_000)
  void takesWhatTheBestOfAllCombinationsTakes(@ForAll long seed) {
    var random = new Random(seed);
    fill(random);
    var pattern = pattern(random);
    var taker = new Waiting(pattern, random.nextBoolean() ? null : offers.get(random.nextInt(5)));
    var best = bestOfAll(taker);
    var found = new OldestFirst(taker).search();
    assertThat(found == null ? null : List.of(found))
        .isEqualTo(best == null ? null : inOrderOfInputs(pattern, best));
  }
}
