package dev.joins.proofs.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.channel.Channel;
import dev.joins.channel.Clause;
import dev.joins.channel.Join;
import dev.joins.match.commit.Looking;
import dev.joins.proofs.race.Race.Act;
import dev.joins.proofs.race.Race.Round;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Law 6: a timeout or an interrupt comes before the commit, with nothing sent or taken, or not at
 * all. The partner comes at about the time when the other gives up, and the lock is held by others
 * for long.
 */
class CancellationRaceTest {
  private static final Duration MOMENT = Duration.ofNanos(30_000);

  private final Noise noise = new Noise();
  private volatile String outcome = "";
  private volatile boolean partner;

  private interface Cancellable {
    String run() throws InterruptedException;
  }

  /** Racer 0 gives up when its time is up, racer 1 is its partner, racer 2 keeps the lock. */
  private void timeout(Runnable judge, Act partnersAct, Cancellable act, Channel<?>... channels) {
    try (var race = new Race(3)) {
      race.repeat(() -> {
        prepare(channels);
        return new Round(
            judge,
            () -> outcome = act.run(),
            () -> {
              Noise.pause();
              partnersAct.run();
            },
            noise::make);
      });
    }
  }

  /** Racer 0 is interrupted by racer 2 at about the time when racer 1 comes as its partner. */
  private void interrupt(Runnable judge, Act partnersAct, Cancellable act, Channel<?>... channels) {
    try (var race = new Race(4)) {
      race.repeat(() -> {
        prepare(channels);
        return new Round(
            () -> {
              judge.run();
              // An interrupt that came too late is kept.
              assertThat(race.wasInterrupted(0)).isNotEqualTo(outcome.equals("interrupted"));
            },
            () -> {
              try {
                outcome = act.run();
              } catch (InterruptedException interrupted) {
                outcome = "interrupted";
              }
            },
            () -> {
              Noise.pause();
              partnersAct.run();
            },
            () -> {
              Noise.pause();
              race.thread(0).interrupt();
            },
            noise::make);
      });
    }
  }

  private void prepare(Channel<?>... channels) {
    noise.with(channels);
    outcome = "";
    partner = false;
    for (var channel : channels) {
      drain(channel);
    }
  }

  private static void drain(Channel<?> channel) {
    var message = channel.tryReceive();
    while (message.isPresent()) {
      message = channel.tryReceive();
    }
  }

  private static Clause<String> both(Channel<String> a, Channel<String> b) {
    return Clause.take(Join.of(a, b), Arrays::toString);
  }

  private static Clause<String> timeUp() {
    return Clause.takeAfter(MOMENT, Join.of(), none -> "time is up");
  }

  @Test
  void timeoutOfASenderAgainstAReceiver() {
    var meeting = Channel.<String>rendezvous("meeting");
    timeout(
        () -> {
          assertThat(partner).isEqualTo(outcome.equals("true"));
          assertThat(Noise.pending(meeting)).isEmpty();
        },
        () -> partner = meeting.tryReceive().isPresent(),
        () -> "" + meeting.send("m", MOMENT),
        meeting);
  }

  @Test
  void timeoutOfAReceiverAgainstASender() {
    var meeting = Channel.<String>rendezvous("meeting");
    timeout(
        () -> {
          assertThat(partner).isEqualTo(outcome.equals("Optional[m]"));
          assertThat(meeting.trySend("ghost")).isFalse();
        },
        () -> partner = meeting.trySend("m"),
        () -> "" + meeting.receive(MOMENT),
        meeting);
  }

  @Test
  void timeoutOfASenderAgainstRoomInTheBuffer() {
    var buffer = Channel.<String>buffered("buffer", 1);
    timeout(
        () -> {
          var sent = outcome.equals("true");
          assertThat(Noise.pending(buffer)).isEqualTo(sent ? List.of("new") : List.of());
          assertThat(buffer.trySend("next")).isNotEqualTo(sent);
        },
        () -> {
          while (!partner) {
            partner = buffer.tryReceive().isPresent();
          }
        },
        () -> {
          // The first finds room, the second only if the first is taken in time.
          return buffer.send("old", MOMENT) ? "" + buffer.send("new", MOMENT) : "no room";
        },
        buffer);
  }

  @Test
  void timeoutOfASelectAgainstAMatch() {
    var a = Channel.<String>unbounded("a");
    var b = Channel.<String>unbounded("b");
    timeout(
        () -> {
          var left = outcome.equals("time is up") ? 1 : 0;
          assertThat(Noise.pending(a)).hasSize(left);
          assertThat(Noise.pending(b)).hasSize(left);
          assertThat(Looking.whatTakersLack(a.place())).isEmpty();
          assertThat(Looking.whatTakersLack(b.place())).isEmpty();
        },
        () -> {
          b.send("b");
          a.send("a");
        },
        () -> Clause.select(both(a, b), timeUp()),
        a,
        b);
  }

  @Test
  void timeoutOfASelectAgainstATakerOfItsGift() {
    var a = Channel.<String>rendezvous("a");
    var b = Channel.<String>rendezvous("b");
    timeout(
        () -> {
          assertThat(partner).isEqualTo(outcome.startsWith("gave"));
          assertThat(Noise.pending(a)).isEmpty();
          assertThat(Noise.pending(b)).isEmpty();
        },
        () -> partner = a.tryReceive().isPresent() || b.tryReceive().isPresent(),
        () -> Clause.select(Clause.send(a, "a", "gave a"), Clause.send(b, "b", "gave b"), timeUp()),
        a,
        b);
  }

  @Test
  void interruptOfASenderAgainstAReceiver() {
    var meeting = Channel.<String>rendezvous("meeting");
    interrupt(
        () -> {
          assertThat(partner).isEqualTo(outcome.equals("sent"));
          assertThat(Noise.pending(meeting)).isEmpty();
        },
        () -> partner = meeting.tryReceive().isPresent(),
        () -> {
          meeting.send("m");
          return "sent";
        },
        meeting);
  }

  @Test
  void interruptOfAReceiverAgainstASender() {
    var open = Channel.<String>unbounded("open");
    interrupt(
        () -> assertThat(Noise.pending(open)).hasSize(outcome.equals("interrupted") ? 1 : 0),
        () -> open.send("m"),
        open::receive,
        open);
  }

  @Test
  void interruptOfASelectAgainstAMatch() {
    var a = Channel.<String>unbounded("a");
    var b = Channel.<String>unbounded("b");
    interrupt(
        () -> {
          assertThat(outcome).isIn("[a, b]", "interrupted");
          var left = outcome.equals("interrupted") ? 1 : 0;
          assertThat(Noise.pending(a)).hasSize(left);
          assertThat(Noise.pending(b)).hasSize(left);
          assertThat(Looking.whatTakersLack(a.place())).isEmpty();
        },
        () -> {
          b.send("b");
          a.send("a");
        },
        () -> Clause.select(both(a, b)),
        a,
        b);
  }

  @Test
  void interruptOfASelectAgainstATakerOfItsGift() {
    var a = Channel.<String>rendezvous("a");
    var b = Channel.<String>rendezvous("b");
    interrupt(
        () -> {
          assertThat(partner).isEqualTo(outcome.startsWith("gave"));
          assertThat(Noise.pending(a)).isEmpty();
          assertThat(Noise.pending(b)).isEmpty();
        },
        () -> partner = a.tryReceive().isPresent() || b.tryReceive().isPresent(),
        () -> Clause.select(Clause.send(a, "a", "gave a"), Clause.send(b, "b", "gave b")),
        a,
        b);
  }
}
