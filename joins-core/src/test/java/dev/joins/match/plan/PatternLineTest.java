package dev.joins.match.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.match.pattern.Input;
import dev.joins.match.pattern.Pattern;
import dev.joins.match.pattern.PatternBuilder;
import dev.joins.match.pattern.PatternTaker;
import dev.joins.match.store.Giver;
import dev.joins.match.store.Message;
import dev.joins.match.store.Place;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Those who wait with equal patterns share a line, which leaves no trace when the last is gone. */
class PatternLineTest {
  private static final Function<Object, Object> SAME = Function.identity();

  private final Place a = new Place("a", Place.UNBOUNDED, null);
  private final Place b = new Place("b", Place.UNBOUNDED, null);
  private final Place room = new Place("room", 2, null);
  private long numbers;

  private static final class Waiting extends PatternTaker {
    private final Pattern pattern;

    Waiting(Pattern pattern) {
      this.pattern = pattern;
    }

    @Override
    public Pattern pattern() {
      return pattern;
    }

    @Override
    public @Nullable Giver giver() {
      return null;
    }
  }

  private Waiting join(Pattern pattern) {
    var taker = new Waiting(pattern);
    PatternLine.join(taker, PatternLine.planFor(pattern), numbers++);
    return taker;
  }

  private Pattern pair() {
    return Pattern.of(new Input(a, 2), new Input(b, 1));
  }

  private Pattern keyedPairWithRoom() {
    return new PatternBuilder()
        .input(new Input(a, 1).keyed(SAME))
        .input(new Input(b, 1).keyed(SAME))
        .room(room)
        .build();
  }

  private Message send(Place place, Object value) {
    var message = new Message(place, value, numbers++);
    place.queue.append(message);
    for (var index : place.followers().indexes()) {
      index.enter(message, index.screen(value));
    }
    return message;
  }

  private static PatternLine lineOf(Waiting taker) {
    return (PatternLine) Objects.requireNonNull(taker.line);
  }

  private void assertNoTraceIsLeft() {
    for (var place : List.of(a, b, room)) {
      assertThat(place.lines).isEmpty();
      assertThat(place.queue.seats).isNull();
      assertThat(place.forRoom()).isEmpty();
      assertThat(place.followers().indexes()).isEmpty();
      assertThat(place.queue.odd).isEqualTo(place.policy.scheduleAll());
    }
  }

  @Test
  void equalPatternsShareALine() {
    var first = join(pair());
    var second = join(pair());
    assertThat(second.line).isSameAs(first.line);
    assertThat(lineOf(first).seats).hasSize(2);
    assertThat(a.lines).hasSize(1);
    assertThat(Objects.requireNonNull(a.queue.seats).behind).isNull();
    assertThat(a.queue.odd).isTrue();
  }

  @Test
  void theFirstWins() {
    var first = join(pair());
    var second = join(pair());
    var line = lineOf(first);
    send(a, 1);
    send(a, 2);
    assertThat(line.missing).isEqualTo(1);
    assertThat(line.match(null)).isNull();
    var newest = send(b, 3);
    assertThat(line.missing).isZero();
    var match = Objects.requireNonNull(line.match(newest));
    assertThat(match.taker()).isSameAs(first);
    assertThat(match.values(lent -> lent)).containsExactly(1, 2, 3);
    PatternLine.leave(first);
    assertThat(Objects.requireNonNull(line.match(newest)).taker()).isSameAs(second);
    PatternLine.leave(second);
    assertThat(line.match(newest)).isNull();
  }

  @Test
  void whoWantsSomethingElseStandsInAnotherLine() {
    var one = join(pair());
    var others =
        List.of(
            join(
                new PatternBuilder()
                    .priority(1)
                    .input(new Input(a, 2))
                    .input(new Input(b, 1))
                    .build()),
            join(Pattern.of(new Input(a, 1), new Input(b, 1))),
            join(Pattern.of(new Input(a, 2).peeking(), new Input(b, 1))),
            join(
                new PatternBuilder()
                    .input(new Input(a, 2))
                    .input(new Input(b, 1))
                    .room(room)
                    .build()));
    for (var other : others) {
      assertThat(other.line).isNotSameAs(one.line);
    }
    assertThat(a.lines).hasSize(5);
    assertThat(room.forRoom()).hasSize(1);
    PatternLine.leave(one);
    others.forEach(PatternLine::leave);
    assertNoTraceIsLeft();
  }

  @Test
  void theLineIsGivenUpWhenTheLastIsGone() {
    var first = join(keyedPairWithRoom());
    var second = join(keyedPairWithRoom());
    assertThat(second.line).isSameAs(first.line);
    assertThat(room.forRoom()).containsExactly(lineOf(first));
    assertThat(a.followers().indexes()).hasSize(1);
    var pending = send(a, 1);
    PatternLine.leave(first);
    assertThat(a.lines).hasSize(1);
    assertThat(a.followers().indexes()).hasSize(1);
    PatternLine.leave(second);
    PatternLine.leave(second); // waits nowhere: nothing happens
    assertNoTraceIsLeft();
    a.queue.unlink(pending);
    assertThat(a.queue.size).isZero();
  }

  @Test
  void aNewLineKnowsWhatIsPending() {
    send(a, 7);
    var taker = join(keyedPairWithRoom());
    assertThat(lineOf(taker).missing).isEqualTo(1);
    var newest = send(b, 7);
    var match = Objects.requireNonNull(lineOf(taker).match(newest));
    assertThat(match.values(lent -> lent))
        .containsExactly(7, 7, null); // an entry is free for the room
    room.queue.reserve();
    room.queue.reserve();
    assertThat(lineOf(taker).match(newest)).isNull();
  }

  @Test
  void aPlanOfWhoDoesNotStayIsGivenUp() {
    PatternLine.discard(PatternLine.planFor(keyedPairWithRoom()));
    assertNoTraceIsLeft();
    var waiting = join(keyedPairWithRoom());
    PatternLine.discard(PatternLine.planFor(keyedPairWithRoom()));
    assertThat(a.followers().indexes()).hasSize(1); // of the one who waits
    PatternLine.leave(waiting);
    assertNoTraceIsLeft();
  }

  /** As two clauses of one select: each has a plan before either waits. */
  @Test
  void twoPlansOfEqualPatternsBecomeOne() {
    var one = new Waiting(keyedPairWithRoom());
    var other = new Waiting(keyedPairWithRoom());
    var planOfOne = PatternLine.planFor(one.pattern());
    var planOfOther = PatternLine.planFor(other.pattern());
    assertThat(planOfOther).isNotSameAs(planOfOne);
    PatternLine.join(one, planOfOne, 0);
    PatternLine.join(other, planOfOther, 1);
    assertThat(a.followers().indexes()).hasSize(1);
    PatternLine.leave(one);
    PatternLine.leave(other);
    assertNoTraceIsLeft();
  }

  @Test
  void receiversOfOneMessageHaveALineThatStays() {
    var plain = Pattern.of(new Input(a, 1));
    var first = join(plain);
    var second = join(plain);
    var line = PatternLine.receiversOf(a);
    assertThat(first.line).isSameAs(line);
    assertThat(second.line).isSameAs(line);
    assertThat(line.first).isSameAs(first);
    assertThat(a.queue.seats).isNull();
    assertThat(a.queue.odd).isFalse();
    PatternLine.leave(first);
    PatternLine.leave(second);
    assertThat(a.receivers).isSameAs(line);
    assertThat(line.first).isNull();
    assertNoTraceIsLeft();
  }

  @Test
  void aRuleHasALineOfItsOwn() {
    var one = new Waiting(pair());
    var other = new Waiting(pair());
    for (var each : List.of(one, other)) {
      var plan = Plans.of(each.pattern());
      plan.attach();
      PatternLine.open(each, plan, numbers++);
    }
    assertThat(other.line).isNotSameAs(one.line);
    assertThat(lineOf(one).isSteady()).isTrue();
    assertThat(a.lines).isEmpty();
    assertThat(a.queue.odd).isTrue(); // a message could go to one or the other
    PatternLine.leave(one);
    assertThat(a.queue.odd).isFalse();
    PatternLine.leave(other);
    assertNoTraceIsLeft();
  }
}
