package dev.joins.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.ChannelClosedException;
import dev.joins.channel.Channel;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import dev.joins.testing.Race;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the tables of {@link Joins} and {@link ReplyChannel} say, while threads race, again and
 * again: what was sent is run, untaken, or refused, and whoever asks is answered or told.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EndsOfDefinitionsTest {
  private static final int TIMES = 2_000;
  private static final Duration LONG = Duration.ofSeconds(20);

  private final Collection<Integer> run = new ConcurrentLinkedQueue<>();
  private final Collection<Integer> told = new ConcurrentLinkedQueue<>();

  /** Nothing is logged of bodies that cannot run: many of them are wanted here. */
  private final Logger logger = Logger.getLogger(Joins.class.getName());

  @BeforeEach
  void beQuiet() {
    logger.setLevel(Level.OFF);
  }

  @AfterEach
  void beAsBefore() {
    logger.setLevel(null);
  }

  @FunctionalInterface
  private interface Round {
    void play(Scheduler scheduler, Joins j) throws Exception;
  }

  /** On a parallel scheduler that is closed when the round is over. */
  private void repeat(Round round) throws Exception {
    for (var i = 0; i < TIMES; i++) {
      run.clear();
      told.clear();
      try (var scheduler = Scheduler.parallel()) {
        round.play(scheduler, Joins.open("n", scheduler));
      }
    }
  }

  /** Sends until it is refused. */
  private Tasklet.Body sendAll(Channel<Integer> channel, int from, int to) {
    return () -> {
      for (var n = from; n < to; n++) {
        try {
          channel.send(n);
        } catch (ChannelClosedException refused) {
          told.add(n);
        }
      }
    };
  }

  private static Stream<Integer> untaken(Joins j) {
    return j.untaken().values().stream()
        .flatMap(List::stream)
        .map(left -> left instanceof Request<?, ?> request ? request.value() : left)
        .filter(Integer.class::isInstance)
        .map(Integer.class::cast);
  }

  private void assertEachOnce(Joins j, int count) {
    assertThat(Stream.of(run.stream(), told.stream(), untaken(j)).flatMap(each -> each))
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, count).boxed().toList());
  }

  @Test
  void whatIsSentWhileItIsClosedIsRunOrUntakenOrRefused() throws Exception {
    repeat((scheduler, j) -> {
      Channel<Integer> a = j.channel("a");
      Channel<Integer> b = j.channel("b");
      j.on(a).and(b).react((one, other) -> run.addAll(List.of(one, other)));
      Race.of(sendAll(a, 0, 5), sendAll(b, 5, 10), j::close);
      scheduler.run();
      assertEachOnce(j, 10);
    });
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void whoWaitsForRoomWhileItIsClosedHasSentOrIsRefused(int capacity) throws Exception {
    repeat((scheduler, j) -> {
      Channel<Integer> a = j.channel("a", capacity);
      j.on(a.times(2)).react(run::addAll);
      Race.of(sendAll(a, 0, 4), sendAll(a, 4, 8), j::close);
      scheduler.run();
      assertEachOnce(j, 8);
    });
  }

  @Test
  void roomThatIsReservedWhileItIsClosedIsFilledOrTheBodyFails() throws Exception {
    repeat((scheduler, j) -> {
      Channel<Integer> a = j.channel("a");
      Channel<Integer> full = j.channel("full", 1);
      j.on(a)
          .and(full.room())
          .react((n, room) -> {
            try {
              room.send(n);
            } catch (ChannelClosedException closed) {
              run.add(n);
            }
          });
      Race.of(sendAll(a, 0, 3), j::close);
      scheduler.run();
      assertEachOnce(j, 3);
    });
  }

  @Test
  void whatMatchesWhenTheSchedulerIsClosedIsRunOrUntaken() throws Exception {
    repeat((scheduler, j) -> {
      Channel<Integer> a = j.channel("a");
      j.on(a).react(run::add);
      Race.of(sendAll(a, 0, 10), sendAll(a, 10, 20), scheduler::close);
      j.close();
      assertEachOnce(j, 20);
    });
  }

  @Test
  void whatMatchesUnderASchedulerThatIsClosedIsUntaken() throws Exception {
    for (var scheduler : List.of(Scheduler.cooperative(), Scheduler.parallel())) {
      var j = Joins.open("n", scheduler);
      Channel<Integer> a = j.channel("a");
      Channel<Integer> b = j.channel("b");
      ReplyChannel<Integer, Integer> ask = j.replyChannel("ask");
      j.on(a.upTo(3)).and(b).and(ask.request()).react((some, one, asked) -> asked.reply(one));
      scheduler.close();
      a.send(1);
      a.send(2);
      b.send(3);
      var reply = ask.callAsync(4);
      assertThat(reply.exceptionNow())
          .isInstanceOf(NoReplyException.class)
          .hasRootCauseMessage("cannot spawn 'n/a.upTo(3) & b & ask': the scheduler is closed");
      j.close();
      assertThat(untaken(j)).containsExactlyInAnyOrder(1, 2, 3, 4);
      assertThat(j.untaken()).containsOnlyKeys("a", "b", "ask").containsEntry("a", List.of(1, 2));
    }
  }

  @Test
  void aBodyWhoseTaskletNeverBeginsLeavesNothingBehind() throws Exception {
    var scheduler = Scheduler.cooperative();
    var j = Joins.open("n", scheduler);
    Channel<Integer> a = j.channel("a");
    Channel<Integer> full = j.channel("full", 1);
    ReplyChannel<Integer, Integer> ask = j.replyChannel("ask");
    j.on(a).and(full.room()).react((n, room) -> room.send(n));
    j.on(ask).reply(n -> n);
    a.send(1);
    var reply = ask.callAsync(2);
    assertThat(reply).isNotDone();
    scheduler.close();
    assertThat(reply.exceptionNow())
        .isInstanceOf(NoReplyException.class)
        .hasRootCauseMessage(
            "tasklet 'n/ask' ended before it began: its scheduler is closed, or it was killed");
    assertThat(full.trySend(3)).as("the room has come back").isTrue();
    j.close();
    assertThat(untaken(j)).containsExactlyInAnyOrder(1, 2, 3);
  }

  @Test
  void whatExpiresInATaskletThatNeverBeginsIsHandled() throws Exception {
    var scheduler = Scheduler.cooperative();
    var j = Joins.open("n", scheduler);
    Channel<Integer> a = j.channel("a");
    j.on(a.within(Duration.ofNanos(1), run::add)).and(j.signal("never")).react(n -> {});
    a.send(1);
    scheduler.spawn(
        "stops",
        () -> {
          Tasklet.sleep(Duration.ofNanos(1)); // the sweeping tasklet is woken before this one
          throw new IllegalStateException("enough");
        });
    assertThatThrownBy(scheduler::run).hasMessage("enough");
    scheduler.close();
    j.close();
    assertThat(Stream.concat(run.stream(), untaken(j))).containsExactly(1);
  }

  @Test
  void whatExpiresWhileItIsClosedIsHandledOrUntaken() throws Exception {
    repeat((scheduler, j) -> {
      Channel<Integer> a = j.channel("a");
      j.on(a.within(Duration.ofNanos(50_000), run::add)).and(j.signal("never")).react(n -> {});
      Race.of(sendAll(a, 0, 3), j::close);
      scheduler.run();
      assertEachOnce(j, 3);
    });
  }

  @Test
  void aPatternThatIsInstalledWhileItIsClosedIsRefusedOrOut() throws Exception {
    repeat((scheduler, j) -> {
      Channel<Integer> a = Channel.unbounded("of nobody");
      a.send(0);
      Race.of(
          () -> {
            try {
              j.on(a).react(run::add);
            } catch (IllegalStateException refused) {
              assertThat(refused).hasMessageContaining("definition 'n' is closed");
            }
          },
          j::close);
      a.send(1);
      scheduler.run();
      a.closeNow().forEach(left -> told.add((Integer) left));
      assertThat(told).as("no pattern is left").contains(1);
      assertEachOnce(j, 2);
    });
  }

  @Test
  void aBodyThatRunsWhileItIsClosedGoesOnAndReplies() throws Exception {
    repeat((scheduler, j) -> {
      ReplyChannel<Integer, Integer> ask = j.replyChannel("ask");
      j.on(ask.times(1))
          .react(one -> {
            Tasklet.schedule();
            run.add(one.getFirst().value());
            one.getFirst().reply(7);
          });
      Race.of(
          () -> {
            try {
              assertThat(ask.call(0)).isEqualTo(7);
            } catch (ChannelClosedException closed) {
              told.add(0);
            }
          },
          j::close);
      scheduler.run();
      assertThat(run.size() + told.size()).isOne();
    });
  }

  // ---- futures

  private void ask(ReplyChannel<Integer, Integer> ask, int question) throws Exception {
    try {
      assertThat(ask.callAsync(question).get(LONG.toSeconds(), TimeUnit.SECONDS))
          .isEqualTo(question);
    } catch (ChannelClosedException refused) {
      told.add(question);
    } catch (ExecutionException failed) {
      assertThat(failed.getCause())
          .isInstanceOfAny(ChannelClosedException.class, NoReplyException.class);
      told.add(question);
    }
  }

  /** The future is done: with the answer of a body that has run, or with an error. */
  private void assertAnsweredOrTold(int count) {
    assertThat(Stream.concat(run.stream(), told.stream()))
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, count).boxed().toList());
  }

  private ReplyChannel<Integer, Integer> answering(Joins j) {
    ReplyChannel<Integer, Integer> ask = j.replyChannel("ask");
    j.on(ask)
        .reply(n -> {
          run.add(n);
          return n;
        });
    return ask;
  }

  @Test
  void whoAsksWhileTheDefinitionIsClosedIsAnsweredOrTold() throws Exception {
    repeat((scheduler, j) -> {
      var ask = answering(j);
      Race.of(() -> ask(ask, 0), () -> ask(ask, 1), j::close);
      assertAnsweredOrTold(2);
    });
  }

  @Test
  void whoAsksWhileItsChannelIsClosedIsAnsweredOrTold() throws Exception {
    repeat((scheduler, j) -> {
      var ask = answering(j);
      Race.of(() -> ask(ask, 0), () -> ask(ask, 1), ask::close, j::close);
      assertAnsweredOrTold(2);
    });
  }

  @Test
  void whoPassesWhileItsGateIsClosedPassesOrIsTold() throws Exception {
    repeat((scheduler, j) -> {
      var gate = j.gate("gate");
      j.on(gate.times(1)).react(() -> run.add(0));
      Race.of(
          () -> {
            try {
              gate.pass();
            } catch (ChannelClosedException closed) {
              assertThat(closed).message().contains("'gate'");
              told.add(0);
            }
          },
          gate::close);
      scheduler.run();
      assertAnsweredOrTold(1);
    });
  }

  @Test
  void whatIsClosedBeforeItsDefinitionIsForgotten() throws Exception {
    try (var scheduler = Scheduler.cooperative();
        var j = Joins.open("n", scheduler)) {
      for (var i = 0; i < 1_000; i++) {
        var signal = j.signal("signal");
        CallChannel<Integer> calls = j.callChannel("calls");
        var pattern = j.on(signal).and(calls.times(1)).react(one -> {});
        signal.send();
        pattern.remove();
        signal.close();
        calls.close();
        assertThatThrownBy(signal::send).isInstanceOf(ChannelClosedException.class);
        assertThatThrownBy(() -> calls.call(1)).isInstanceOf(ChannelClosedException.class);
      }
      assertThat(j.channels.places()).isEmpty();
      assertThat(j.untaken()).containsOnlyKeys("signal");
    }
  }

  @Test
  void whoAsksWhileTheSchedulerIsClosedIsAnsweredOrTold() throws Exception {
    repeat((scheduler, j) -> {
      var ask = answering(j);
      Race.of(() -> ask(ask, 0), () -> ask(ask, 1), scheduler::close);
      assertAnsweredOrTold(2);
    });
  }

  @Test
  void aFutureThatIsCancelledOrTimedOutIsTakenAndRunOrNever() throws Exception {
    repeat((scheduler, j) -> {
      ReplyChannel<Integer, Integer> ask = j.replyChannel("ask");
      Signal go = j.signal("go");
      j.on(ask)
          .and(go)
          .reply(n -> {
            run.add(n);
            return n;
          });
      var cancelled = ask.callAsync(0);
      var timedOut = ask.callAsync(1).orTimeout(20, TimeUnit.MICROSECONDS);
      Race.of(() -> cancelled.cancel(true), go::send, go::send);
      for (var each : List.of(cancelled, timedOut)) {
        try {
          each.get(LONG.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | CancellationException givenUp) {
          // its question may have been taken
        }
      }
      assertThat(run.contains(0)).isNotEqualTo(cancelled.isCancelled());
      j.close();
      assertThat(j.untaken().getOrDefault("ask", List.of())).as("a question of nobody").isEmpty();
    });
  }
}
