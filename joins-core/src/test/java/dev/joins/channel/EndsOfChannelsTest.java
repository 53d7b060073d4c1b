package dev.joins.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.ChannelClosedException;
import dev.joins.tasklet.Tasklet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the table of {@link Channel} says, while threads race, again and again: each message is
 * taken, left, or refused, and once.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@ParameterizedClass
@ValueSource(ints = {0, 1, 3, Integer.MAX_VALUE})
class EndsOfChannelsTest {
  private static final int TIMES = 2_000;
  private static final Duration LONG = Duration.ofSeconds(20);

  @Parameter private int capacity;

  private final Collection<Object> known = new ConcurrentLinkedQueue<>();

  @FunctionalInterface
  private interface Round {
    void play(Channel<Integer> channel) throws Exception;
  }

  private void repeat(int messages, Round round) throws Exception {
    for (var i = 0; i < TIMES; i++) {
      known.clear();
      var channel = Channel.<Integer>of("c", capacity, null);
      round.play(channel);
      known.addAll(channel.closeNow());
      assertThat(known)
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, messages).<Object>mapToObj(n -> n).toList());
    }
  }

  /** Runs all at the same time, and waits for them; errors fail the test. */
  private static void race(Tasklet.Body... bodies) throws Exception {
    var start = new CyclicBarrier(bodies.length);
    var all = new ArrayList<CompletableFuture<Void>>();
    for (var body : bodies) {
      var done = new CompletableFuture<Void>();
      all.add(done);
      Thread.ofVirtual()
          .start(() -> {
            try {
              start.await();
              body.run();
              done.complete(null);
            } catch (Throwable error) {
              done.completeExceptionally(error);
            }
          });
    }
    for (var done : all) {
      done.get(30, TimeUnit.SECONDS);
    }
  }

  @FunctionalInterface
  private interface Sending {
    boolean send(int message) throws InterruptedException;
  }

  /** Whoever is refused has sent nothing. */
  private Tasklet.Body sending(int from, int to, Sending sending) {
    return () -> {
      for (var n = from; n < to; n++) {
        try {
          if (!sending.send(n)) {
            known.add(n);
          }
        } catch (ChannelClosedException refused) {
          known.add(n);
        }
      }
    };
  }

  private Tasklet.Body sendingAll(Channel<Integer> channel, int from, int to) {
    return sending(
        from,
        to,
        n -> {
          channel.send(n);
          return true;
        });
  }

  @FunctionalInterface
  private interface Taking {
    List<?> take() throws InterruptedException;
  }

  /** Until nothing is left of what was closed. */
  private Tasklet.Body taking(Taking taking) {
    return () -> {
      try {
        while (true) {
          known.addAll(taking.take());
        }
      } catch (ChannelClosedException over) {
        // as it should be
      }
    };
  }

  @Test
  void whoSendsAndReceivesWhileItIsClosed() throws Exception {
    repeat(
        8,
        channel ->
            race(
                sendingAll(channel, 0, 4),
                sending(4, 6, n -> channel.send(n, LONG)),
                sending(6, 8, channel::trySend),
                taking(() -> List.of(channel.receive())),
                channel::close));
  }

  @Test
  void whoSendsAndReceivesWhileItIsClosedAndEmptied() throws Exception {
    repeat(
        8,
        channel ->
            race(
                sendingAll(channel, 0, 4),
                sending(4, 6, n -> channel.send(n, Duration.ofNanos(20_000))),
                sending(6, 8, channel::trySend),
                taking(() -> channel.receive(LONG).stream().toList()),
                () -> known.addAll(channel.closeNow())));
  }

  @Test
  void twoWhoEmptyItShareWhatIsLeft() throws Exception {
    repeat(
        3,
        channel ->
            race(
                sendingAll(channel, 0, 3),
                () -> known.addAll(channel.closeNow()),
                () -> known.addAll(channel.closeNow())));
  }

  @Test
  void whoIteratesWhileItIsClosedEndsWithTheLastMessage() throws Exception {
    repeat(
        4,
        channel ->
            race(
                sendingAll(channel, 0, 4),
                () -> {
                  for (var message : channel) {
                    known.add(message);
                  }
                },
                channel::close));
  }

  @Test
  void aJoinThatWaitsWhileOneOfItsChannelsIsClosed() throws Exception {
    repeat(
        6,
        channel -> {
          var other = Channel.<Integer>unbounded("other");
          var both = Join.of(channel, other);
          race(
              sendingAll(channel, 0, 3),
              sendingAll(other, 3, 6),
              taking(() -> Clause.select(Clause.take(both, Arrays::asList))),
              () -> {
                channel.close();
                known.addAll(channel.closeNow()); // or its senders would wait for ever
              });
          known.addAll(other.closeNow());
        });
  }

  @Test
  void aSelectThatGivesOrTakesWhileItIsClosed() throws Exception {
    repeat(
        2,
        channel -> {
          var other = Channel.<Integer>unbounded("other");
          race(
              () -> {
                try {
                  Clause.select(
                      Clause.send(channel, 0, "gave"),
                      Clause.take(
                          Join.of(other),
                          got -> {
                            known.add(got[0]);
                            known.add(0); // which was not sent
                            return "took";
                          }));
                } catch (ChannelClosedException nothingLeft) {
                  known.add(0);
                }
              },
              sendingAll(other, 1, 2),
              channel::close);
          known.addAll(other.closeNow());
        });
  }
}
