package dev.joins.proofs.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.joins.channel.Channel;
import dev.joins.channel.Term;
import dev.joins.dsl.Joins;
import dev.joins.dsl.Signal;
import dev.joins.proofs.net.PetriNet.Transition;
import dev.joins.tasklet.CooperativeScheduler;
import dev.joins.tasklet.Scheduler;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nets that are read off definitions. */
class DefinitionNetTest {
  private final CooperativeScheduler scheduler = Scheduler.cooperative();
  private final Joins joins = Joins.open("joins", scheduler);

  @AfterEach
  void close() {
    joins.close();
    scheduler.close();
  }

  @Test
  void patternsTakeWhatTheyTakeAndWhatIsPendingIsThere() {
    var fork = joins.<Integer>channel("fork");
    Signal hungry = joins.signal("hungry");
    joins.on(fork.times(2)).and(hungry).named("eat").react(both -> {});
    fork.trySend(0);
    fork.trySend(1);
    fork.trySend(2);

    var net = PetriNet.of(joins);

    assertThat(net.marking()).isEqualTo(Map.of("fork", 3));
    assertThat(net.transitions())
        .containsExactly(
            new Transition("eat", Map.of("fork", 2, "hungry", 1), Map.of(), false, false));
  }

  @Test
  void aDefinitionGoesWhereItsNetSays() {
    Signal fork = joins.signal("fork");
    Signal hungry = joins.signal("hungry");
    Signal eaten = joins.signal("eaten");
    var eat =
        joins
            .on(hungry)
            .and(fork.times(2))
            .named("eat")
            .react(() -> {
              eaten.send();
              fork.send();
              fork.send();
            });
    fork.send();
    fork.send();
    var net = PetriNet.of(joins).starting("hungry*3").sends("eat", "eaten + fork*2");
    for (var i = 0; i < 3; i++) {
      hungry.send();
    }

    scheduler.run();

    var predicted = new HashMap<>(net.marking());
    for (var place : net.places()) {
      var change = (int) eat.fired() * net.transitions().getFirst().change(place);
      predicted.merge(place, change, Integer::sum);
    }
    predicted.values().removeIf(count -> count == 0);
    var pending = new HashMap<String, Integer>();
    joins.snapshot().pending().forEach((place, all) -> pending.put(place, all.size()));
    assertThat(pending).isEqualTo(predicted).isEqualTo(Map.of("fork", 2, "eaten", 3));
    assertThat(net.report(100)).contains("hungry + eaten = 3", "with {eaten=3, fork=2}, after eat");
  }

  @Test
  void aPatternThatMayRefuseMakesTheAnswerConservative() {
    var bids = joins.<Integer>channel("bids");
    var asks = joins.<Integer>channel("asks");
    var events = joins.<Integer>channel("events");
    var out = Channel.<Integer>buffered("out", 1);
    joins.on(bids).and(asks).where((bid, ask) -> bid >= ask).named("guard").react((b, a) -> {});
    joins.on(events.where(event -> event > 3)).named("filter").react(event -> {});
    joins.on(bids.by(b -> b)).and(asks.by(a -> a)).named("keys").react((b, a) -> {});
    joins.on(asks).and(out.room()).named("room").react((ask, room) -> room.send(ask));
    joins.on(asks).and(events).named("plain").react((ask, event) -> {});

    assertThat(PetriNet.of(joins).report(100))
        .contains("guarded: guard, filter, keys, room; they may refuse what is there");
  }

  @Test
  void whatIsPeekedAtStays() {
    Signal go = joins.signal("go");
    var state = joins.<String>channel("state");
    joins.on(state.peek()).and(go).named("look").react(seen -> {});
    state.trySend("open");

    assertThat(PetriNet.of(joins).starting("go*2").report(100))
        .contains("state = 1", "deadlocks: \n  with {state=1}, after look, look");
  }

  @Test
  void whatWasNotSaidIsTold() {
    Signal a = joins.signal("a");
    Signal b = joins.signal("b");
    joins.on(a).named("silent").react(() -> {});
    joins.on(b).named("unknown").react(() -> {});

    assertThat(PetriNet.of(joins).sends("silent", "").report(100))
        .endsWith("not said what they send, and so taken to send nothing: unknown");
    assertThat(PetriNet.of(joins).sends("silent", "").sends("unknown", "a").report(100))
        .doesNotContain("not said");
  }

  @Test
  void aChannelOfLimitedCapacityIsTold() {
    var work = Channel.<Integer>buffered("work", 2);
    joins.on(work).named("take").react(item -> {});

    assertThat(PetriNet.of(joins).sends("take", "").report(100))
        .contains("of limited capacity: work; here a body is taken to send without waiting");
  }

  @Test
  void whatIsNoNetIsRefused() {
    var work = joins.<Integer>channel("work");
    Signal go = joins.signal("go");
    var upTo = joins.on(go).and(work.upTo(3)).named("some").react(items -> {});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PetriNet.of(joins))
        .withMessageContaining("pattern 'some' takes from 0 to 3 messages of 'work'");
    upTo.remove();

    var twins = List.of(joins.<Integer>channel("twin"), joins.<Integer>channel("twin"));
    joins.on(Term.allOf(twins)).react(both -> {});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PetriNet.of(joins))
        .withMessageContaining("two channels are named 'twin'");
  }

  @Test
  void sendsNamesAPattern() {
    Signal a = joins.signal("a");
    joins.on(a).named("known").react(() -> {});

    assertThatIllegalArgumentException()
        .isThrownBy(() -> PetriNet.of(joins).sends("unknown", "a"))
        .withMessage("net 'joins' has 0 patterns named 'unknown'; there are [known]");
  }
}
