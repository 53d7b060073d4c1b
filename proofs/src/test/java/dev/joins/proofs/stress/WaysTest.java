package dev.joins.proofs.stress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.channel.Channel;
import dev.joins.channel.Clause;
import dev.joins.channel.Join;
import dev.joins.channel.Term;
import dev.joins.internal.Ways;
import dev.joins.match.commit.Looking;
import dev.joins.match.commit.Rule;
import dev.joins.match.commit.Watch;
import dev.joins.match.commit.Watcher;
import dev.joins.proofs.Effort;
import dev.joins.tasklet.Scheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Messages are taken once each, while channels become odd and usual again all the time, and the
 * long way is forced and not: nobody observes them, so that they go the short way when they can.
 */
@Timeout(120)
class WaysTest {
  private static final int MESSAGES = Effort.of(20_000, 2_000_000);

  private final Channel<Integer> left = Channel.unbounded("left");
  private final Channel<Integer> right = Channel.buffered("right", 4);
  private final Channel<Integer> plain = Channel.buffered("plain", 2);
  private final Channel<Integer> either = Channel.rendezvous("either");
  private final Channel<Integer> or = Channel.unbounded("or");
  private final Channel<Integer> never = Channel.unbounded("never");
  private final AtomicLong pairs = new AtomicLong();
  private final AtomicLong received = new AtomicLong();
  private final AtomicLong selected = new AtomicLong();
  private final AtomicBoolean done = new AtomicBoolean();

  @AfterEach
  void goShortAgain() {
    Ways.longOnly = false;
  }

  @Test
  void nothingIsLostOrTakenTwiceWhenTheWayChangesInMidTraffic() throws Exception {
    Rule.install(
        join(left, right),
        values -> {
          assertThat(values).containsExactly(values[0], values[1]);
          pairs.incrementAndGet();
        });
    var noise = Thread.ofPlatform().start(this::changeTheWay);
    try (var scheduler = Scheduler.parallel()) {
      scheduler.spawn("left", () -> send(left));
      scheduler.spawn("right", () -> send(right));
      scheduler.spawn("plain", () -> send(plain));
      scheduler.spawn("either", () -> send(either));
      scheduler.spawn("or", () -> send(or));
      scheduler.spawn("receiver", this::receive);
      scheduler.spawn("selector", this::select);
      scheduler.run();
    } finally {
      done.set(true);
      noise.join();
    }
    var sum = (long) MESSAGES * (MESSAGES - 1) / 2;
    assertThat(pairs).hasValue(MESSAGES);
    assertThat(received).hasValue(sum);
    assertThat(selected).hasValue(2 * sum);
    assertThat(List.of(left, right, plain, either, or))
        .allSatisfy(channel -> assertThat(channel.place().snapshot()).isEmpty());
  }

  private static dev.joins.match.pattern.Pattern join(Term<?>... terms) {
    return Join.of(terms).pattern();
  }

  private static void send(Channel<Integer> channel) throws InterruptedException {
    for (var i = 0; i < MESSAGES; i++) {
      channel.send(i);
    }
  }

  private void receive() throws InterruptedException {
    for (var i = 0; i < MESSAGES; i++) {
      int message = plain.receive();
      assertThat(message).isEqualTo(i);
      received.addAndGet(message);
    }
  }

  private void select() throws InterruptedException {
    for (var i = 0; i < 2 * MESSAGES; i++) {
      selected.addAndGet(Clause.<Integer>select(Clause.receive(either), Clause.receive(or)));
    }
  }

  /** Rules that can never fire, watchers, priorities of turns, and the switch itself. */
  private void changeTheWay() {
    var watcher =
        new Watcher() {
          @Override
          public void stays(Watch.Watched message) {}

          @Override
          public void leaves(Watch.Watched message) {}
        };
    while (!done.get()) {
      var rules = new ArrayList<Rule>();
      for (var channel : List.of(left, right, plain, either, or)) {
        rules.add(Rule.install(join(channel, never), values -> {}));
        Thread.onSpinWait();
      }
      var watch = Looking.watch(plain.place(), null, watcher);
      rules.forEach(Rule::remove);
      Ways.longOnly = true;
      Thread.onSpinWait();
      watch.remove();
      Ways.longOnly = false;
      Thread.onSpinWait();
    }
  }
}
