package dev.joins.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.ChannelClosedException;
import dev.joins.match.store.Place;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a channel promises, at several capacities. */
class ChannelTest {
  private static final Duration DAY = Duration.ofDays(1);

  private static Channel<Integer> channel(int capacity) {
    return Channel.of("c", capacity, null);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 7, 100, Place.UNBOUNDED})
  void isFirstInFirstOut(int capacity) {
    var channel = channel(capacity);
    var got = new ArrayList<Integer>();
    try (var scheduler = Scheduler.cooperative()) {
      scheduler.spawn("sender", () -> sendAll(channel, 50));
      scheduler.spawn("receiver", () -> channel.forEach(got::add));
      scheduler.run();
    }
    assertThat(got).containsExactlyElementsOf(IntStream.range(0, 50).boxed().toList());
  }

  @ParameterizedTest
  @EnumSource
  void keepsTheOrderOfOneSenderUnderEveryScheduler(Kind kind) {
    for (var capacity : new int[] {0, 1, 3, Place.UNBOUNDED}) {
      var channel = channel(capacity);
      Queue<Integer> got = new ConcurrentLinkedQueue<>();
      try (var scheduler = kind.open()) {
        scheduler.spawn("sender", () -> sendAll(channel, 500));
        scheduler.spawn("receiver", () -> channel.forEach(got::add));
        scheduler.run();
      }
      assertThat(got).containsExactlyElementsOf(IntStream.range(0, 500).boxed().toList());
    }
  }

  private static void sendAll(Channel<Integer> channel, int count) throws InterruptedException {
    for (var i = 0; i < count; i++) {
      channel.send(i);
    }
    channel.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 7})
  void acceptsAsManyMessagesAsItsCapacity(int capacity) {
    var channel = channel(capacity);
    for (var i = 0; i < capacity; i++) {
      assertThat(channel.trySend(i)).isTrue();
    }
    assertThat(channel.trySend(99)).isFalse();
    assertThat(channel.place().snapshot()).hasSize(capacity);
  }

  @Test
  void aRendezvousSenderGoesOnOnlyWhenItsMessageIsTaken() {
    var channel = channel(0);
    var log = new ArrayList<String>();
    try (var scheduler = Scheduler.cooperative()) {
      scheduler.spawn(
          "sender",
          () -> {
            channel.send(1);
            log.add("went on at " + scheduler.elapsed());
          });
      scheduler.spawn(
          "receiver",
          () -> {
            Tasklet.sleep(DAY);
            log.add("received " + channel.receive());
          });
      scheduler.run();
    }
    assertThat(log).containsExactly("received 1", "went on at PT24H");
  }

  @Test
  void roomInABufferLetsTheOldestBlockedSenderGoOn() {
    var channel = channel(1);
    var log = new ArrayList<String>();
    try (var scheduler = Scheduler.cooperative()) {
      for (var i = 0; i < 3; i++) {
        var message = i;
        scheduler.spawn(
            "sender",
            () -> {
              channel.send(message);
              log.add("sent " + message);
            });
      }
      scheduler.runUntilIdle();
      assertThat(log).containsExactly("sent 0");
      assertThat(channel.tryReceive()).contains(0);
      scheduler.runUntilIdle();
      assertThat(log).containsExactly("sent 0", "sent 1");
      assertThat(channel.place().snapshot()).containsExactly(1, 2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aTimedReceiveThatRunsOutOfTimeLeavesNoTrace(Kind kind) {
    var channel = channel(0);
    Queue<Object> log = new ConcurrentLinkedQueue<>();
    try (var scheduler = kind.open()) {
      scheduler.spawn(
          "receiver",
          () -> {
            log.add(channel.receive(Duration.ofMillis(5)).isPresent());
            log.add(channel.trySend(1));
          });
      scheduler.run();
    }
    assertThat(log).containsExactly(false, false);
  }

  @ParameterizedTest
  @EnumSource
  void aTimedSendThatRunsOutOfTimeLeavesNoTrace(Kind kind) {
    var channel = channel(1);
    Queue<Object> log = new ConcurrentLinkedQueue<>();
    try (var scheduler = kind.open()) {
      scheduler.spawn(
          "sender",
          () -> {
            log.add(channel.send(1, Duration.ofMillis(5)));
            log.add(channel.send(2, Duration.ofMillis(5)));
            log.add(channel.place().snapshot());
          });
      scheduler.run();
    }
    assertThat(log).containsExactly(true, false, List.of(1));
  }

  @Test
  void timedFormsSucceedInTime() {
    var channel = channel(0);
    try (var scheduler = Scheduler.cooperative()) {
      scheduler.spawn(
          "sender",
          () -> {
            Tasklet.sleep(DAY);
            assertThat(channel.send(7, DAY)).isTrue();
          });
      scheduler.spawn(
          "receiver", () -> assertThat(channel.receive(DAY.multipliedBy(2))).contains(7));
      scheduler.run();
      assertThat(scheduler.elapsed()).isEqualTo(DAY);
    }
  }

  @Test
  void anInterruptBeforeTheCommitTakesAndSendsNothing() {
    var empty = channel(0);
    var full = channel(0);
    var ends = new ArrayList<String>();
    try (var scheduler = Scheduler.cooperative()) {
      var receiver = scheduler.spawn("receiver", () -> noteInterrupt(ends, empty::receive));
      var sender = scheduler.spawn("sender", () -> noteInterrupt(ends, () -> full.send(1)));
      scheduler.runUntilIdle();
      receiver.interrupt();
      sender.interrupt();
      scheduler.run();
      assertThat(empty.trySend(1)).isFalse();
      assertThat(full.tryReceive()).isEmpty();
    }
    assertThat(ends)
        .containsExactly(
            "interrupted while waiting for receive from c",
            "interrupted while waiting for send to c");
  }

  private static void noteInterrupt(List<String> ends, Tasklet.Body body) throws Exception {
    try {
      body.run();
    } catch (InterruptedException interrupted) {
      ends.add(String.valueOf(interrupted.getMessage()));
    }
  }

  @Test
  void anInterruptAfterTheCommitIsKeptAndTheMessageReceived() {
    var channel = channel(Place.UNBOUNDED);
    var log = new ArrayList<Object>();
    try (var scheduler = Scheduler.cooperative()) {
      var receiver =
          scheduler.spawn(
              "receiver",
              () -> {
                log.add(channel.receive());
                log.add(Thread.interrupted());
              });
      scheduler.spawn(
          "sender",
          () -> {
            channel.send(5); // commits; the receiver has not run yet
            receiver.interrupt();
          });
      scheduler.run();
    }
    assertThat(log).containsExactly(5, true);
  }

  @Test
  void anUnboundedSendIsNoCancellationPoint() throws Exception {
    var channel = channel(Place.UNBOUNDED);
    Thread.currentThread().interrupt();
    channel.send(1);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(channel.tryReceive()).contains(1);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> channel(1).send(1)).isInstanceOf(InterruptedException.class);
    Thread.currentThread().interrupt();
    assertThatThrownBy(channel::receive).isInstanceOf(InterruptedException.class);
  }

  @Test
  void aClosedChannelDrainsAndThenFails() throws Exception {
    var channel = channel(2);
    channel.send(1);
    channel.send(2);
    channel.close();
    channel.close();
    assertThatThrownBy(() -> channel.trySend(3))
        .isInstanceOf(ChannelClosedException.class)
        .hasMessage("channel 'c' is closed");
    assertThat(channel.receive()).isEqualTo(1);
    assertThat(channel.tryReceive()).contains(2);
    assertThatThrownBy(channel::receive).isInstanceOf(ChannelClosedException.class);
    assertThatThrownBy(channel::tryReceive).isInstanceOf(ChannelClosedException.class);
  }

  @ParameterizedTest
  @EnumSource
  void closingFailsTheReceiversForWhomNothingIsLeft(Kind kind) {
    var channel = channel(0);
    Queue<String> ends = new ConcurrentLinkedQueue<>();
    try (var scheduler = kind.open()) {
      for (var i = 0; i < 3; i++) {
        scheduler.spawn(
            "receiver",
            () -> {
              try {
                channel.receive();
              } catch (ChannelClosedException closed) {
                ends.add(closed.getMessage());
              }
            });
      }
      scheduler.spawn("closer", channel::close);
      scheduler.run();
    }
    assertThat(ends).hasSize(3).containsOnly("channel 'c' is closed");
  }

  @Test
  void theMessageOfABlockedSenderCanStillBeTakenAfterAClose() {
    var channel = channel(0);
    var log = new ArrayList<Object>();
    try (var scheduler = Scheduler.cooperative()) {
      scheduler.spawn(
          "sender",
          () -> {
            channel.send(1);
            log.add("went on");
          });
      scheduler.runUntilIdle();
      channel.close();
      assertThat(channel.tryReceive()).contains(1);
      scheduler.run();
    }
    assertThat(log).containsExactly("went on");
  }

  @Test
  void closeNowReportsWhatWasSentAndFailsWhoWaits() {
    var channel = channel(2);
    var log = new ArrayList<Object>();
    try (var scheduler = Scheduler.cooperative()) {
      for (var i = 0; i < 3; i++) {
        var message = i;
        scheduler.spawn(
            "sender",
            () -> {
              try {
                channel.send(message);
                log.add("sent " + message);
              } catch (ChannelClosedException closed) {
                log.add("not sent " + message);
              }
            });
      }
      scheduler.runUntilIdle();
      assertThat(channel.closeNow()).containsExactly(0, 1);
      scheduler.run();
    }
    assertThat(log).containsExactly("sent 0", "sent 1", "not sent 2");
  }

  @Test
  void anErrorIsThrownAsItIsWithTheStackOfWhoMadeIt() throws Exception {
    var channel = Channel.<Integer>unbounded("c");
    var error = new IOException("disk full");
    channel.sendError(error);
    assertThatThrownBy(channel::receive).isSameAs(error);
  }

  @Test
  void iterationEndsWithTheChannelAndAnInterruptEndsItWithAnError() throws Exception {
    var channel = channel(3);
    channel.send(1);
    channel.send(2);
    channel.close();
    assertThat(channel).containsExactly(1, 2);
    var open = channel(0);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> open.iterator().hasNext()).isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void badInputIsRefusedWithAWordOnWhatWouldBeRight() {
    assertThatThrownBy(() -> Channel.buffered("post", -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("channel 'post' cannot have capacity -1; 0 is a rendezvous");
    assertThatThrownBy(() -> channel(1).times(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'c' cannot be taken 0 times; the least is 1");
    assertThatThrownBy(() -> Term.allOf(List.<Channel<Integer>>of()))
        .hasMessage("allOf() needs at least one term; the list was empty");
  }

  @Test
  @SuppressWarnings("NullAway") // what a caller without null checks may do
  void nullIsNoMessage() {
    assertThatThrownBy(() -> channel(1).send(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("null was sent to channel 'c'; messages must not be null");
  }

  @Test
  void plainThreadsMayUseChannelsAsWell() throws Exception {
    var channel = channel(0);
    var thread =
        Thread.ofPlatform()
            .start(() -> {
              try {
                channel.send(1);
              } catch (InterruptedException unexpected) {
                throw new AssertionError(unexpected);
              }
            });
    assertThat(channel.receive(Duration.ofSeconds(30))).contains(1);
    thread.join();
  }
}
