package dev.joins.proofs.race;

import dev.joins.channel.Channel;
import dev.joins.channel.Clause;
import dev.joins.channel.Join;
import dev.joins.channel.Term;
import dev.joins.match.commit.Rule;
import dev.joins.match.pattern.Input;
import dev.joins.match.pattern.PatternBuilder;
import dev.joins.proofs.race.Race.Round;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/**
 * What the races of several channels are made of. Each test is one race: it makes new channels for
 * each round, lets its racers go, and judges what has become of every message.
 */
abstract class Races {
  static final Duration MOMENT = Duration.ofNanos(20_000);

  final Queue<String> matches = new ConcurrentLinkedQueue<>();
  volatile String outcome = "";

  final Rule rule(Channel<?>... channels) {
    var inputs = new ArrayList<Input>();
    for (var channel : channels) {
      inputs.add(new Input(channel.place(), 1));
    }
    return Rule.install(
        new PatternBuilder().inputs(inputs).build(),
        values -> matches.add(Arrays.toString(values)));
  }

  static Channel<String> open(String name) {
    return Channel.unbounded(name);
  }

  static Clause<String> take(Term<?>... terms) {
    var join = Join.of(terms);
    return Clause.take(join, messages -> "took " + Arrays.toString(messages));
  }

  static Clause<String> timeUp() {
    return Clause.takeAfter(MOMENT, Join.of(), none -> "time is up");
  }

  static List<Object> pending(Channel<?> channel) {
    return channel.place().snapshot();
  }

  final void race(int racers, Function<Race, Round> make) {
    try (var race = new Race(racers)) {
      race.repeat(() -> {
        matches.clear();
        outcome = "";
        return make.apply(race);
      });
    }
  }
}
