package dev.joins.proofs.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.ChannelClosedException;
import dev.joins.channel.Channel;
import dev.joins.proofs.race.Race.Round;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** Races at one channel. */
class ChannelRaceTest {
  private static final Duration MOMENT = Duration.ofNanos(20_000);

  /** What the racers of one round have seen. */
  private static final class Seen {
    volatile Optional<String> first = Optional.empty();
    volatile Optional<String> second = Optional.empty();
    volatile boolean sent;
    volatile boolean closed;
    volatile List<Object> left = List.of();
  }

  @Test
  void closeAgainstASenderThatNeverWaits() {
    try (var race = new Race(2)) {
      race.repeat(() -> {
        var open = Channel.<String>unbounded("open");
        var seen = new Seen();
        return new Round(
            () -> {
              assertThat(seen.sent).isNotEqualTo(seen.closed);
              assertThat(seen.left).hasSize(seen.sent ? 1 : 0);
            },
            () -> {
              try {
                open.send("m");
                seen.sent = true;
              } catch (ChannelClosedException closed) {
                seen.closed = true;
              }
            },
            () -> seen.left = open.closeNow());
      });
    }
  }

  @Test
  void closeAgainstABlockedSenderAndAReceiver() {
    try (var race = new Race(3)) {
      race.repeat(() -> {
        var meeting = Channel.<String>rendezvous("meeting");
        var seen = new Seen();
        return new Round(
            () -> {
              assertThat(seen.sent).isNotEqualTo(seen.closed);
              assertThat(seen.first.isPresent()).isEqualTo(seen.sent);
              assertThat(seen.left).isEmpty();
            },
            () -> {
              try {
                meeting.send("m");
                seen.sent = true;
              } catch (ChannelClosedException closed) {
                seen.closed = true;
              }
            },
            () -> seen.left = meeting.closeNow(),
            () -> {
              try {
                seen.first = meeting.receive(MOMENT);
              } catch (ChannelClosedException closed) {
                // nothing was left
              }
            });
      });
    }
  }

  @Test
  void twoReceiversAgainstOneMessageAndThenAnother() {
    try (var race = new Race(3)) {
      race.repeat(() -> {
        var meeting = Channel.<String>rendezvous("meeting");
        var seen = new Seen();
        return new Round(
            () ->
                assertThat(List.of(seen.first.orElse("none"), seen.second.orElse("none")))
                    .containsExactlyInAnyOrder("one", "two"),
            () -> seen.first = Optional.of(meeting.receive()),
            () -> seen.second = Optional.of(meeting.receive()),
            () -> {
              meeting.send("one");
              meeting.send("two");
            });
      });
    }
  }

  @Test
  void manySendersAgainstOneReceiverKeepTheirOrder() {
    try (var race = new Race(3)) {
      race.repeat(() -> {
        var buffer = Channel.<Integer>buffered("buffer", 2);
        var received = new ConcurrentLinkedQueue<Integer>();
        return new Round(
            () -> {
              var all = new ArrayList<>(received);
              assertThat(all.stream().filter(i -> i < 100).toList()).isSorted().hasSize(20);
              assertThat(all.stream().filter(i -> i >= 100).toList()).isSorted().hasSize(20);
            },
            () -> {
              for (var i = 0; i < 20; i++) {
                buffer.send(i);
              }
            },
            () -> {
              for (var i = 100; i < 120; i++) {
                buffer.send(i);
              }
            },
            () -> {
              for (var i = 0; i < 40; i++) {
                received.add(buffer.receive());
              }
            });
      });
    }
  }
}
