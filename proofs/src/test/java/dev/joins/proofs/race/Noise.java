package dev.joins.proofs.race;

import dev.joins.channel.Channel;
import dev.joins.match.commit.Rule;
import dev.joins.match.pattern.Input;
import dev.joins.match.pattern.PatternBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Somebody else who uses the same lock, for long: so that the racers queue up for it, between what
 * they have seen and what they do about it.
 */
final class Noise {
  private static final int MESSAGES = 3_000;
  private static final int LONGEST_PAUSE_NANOS = 150_000;

  private final Channel<Integer> noisy = Channel.unbounded("noisy");
  private final Channel<Integer> never = Channel.unbounded("never");

  Noise() {
    for (var i = 0; i < MESSAGES; i++) {
      noisy.trySend(i);
    }
  }

  /** From now on these share the lock. */
  Noise with(Channel<?>... channels) {
    var inputs = new ArrayList<Input>();
    inputs.add(new Input(noisy.place(), 1));
    inputs.add(new Input(never.place(), 1));
    for (var channel : channels) {
      inputs.add(new Input(channel.place(), 1));
    }
    Rule.install(new PatternBuilder().named("noise").inputs(inputs).build(), values -> {}).remove();
    return this;
  }

  void make() {
    for (var i = 0; i < 8; i++) {
      noisy.place().snapshot();
    }
  }

  /** A pause about as long as it takes for the timeouts of these tests to end a park. */
  static void pause() {
    var end = System.nanoTime() + ThreadLocalRandom.current().nextInt(LONGEST_PAUSE_NANOS);
    while (System.nanoTime() - end < 0) {
      Thread.onSpinWait();
    }
  }

  static List<Object> pending(Channel<?> channel) {
    return channel.place().snapshot();
  }
}
