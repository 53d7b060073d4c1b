package dev.joins.tasklet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.channel.Channel;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Who goes on first when sender and receiver meet: the receiver, as in Stackless. Ids are cases of
 * its catalogue, section D.
 */
@Bounded
@ParameterizedClass
@EnumSource(Threads.class)
class RendezvousOrderTest {
  @Parameter private Threads threads = Threads.VIRTUAL;

  private final Log log = new Log();
  private final Channel<String> channel = Channel.rendezvous("c");

  private void spawnReceiver(Scheduler scheduler) {
    scheduler.spawn(
        "receiver",
        () -> {
          log.add("R+");
          log.add(channel.receive());
          log.add("R-");
        });
  }

  private void spawnSender(Scheduler scheduler) {
    scheduler.spawn(
        "sender",
        () -> {
          log.add("S+");
          channel.send("v");
          log.add("S-");
        });
  }

  @Test
  void theReceiverWasThereFirst() { // D01
    try (var scheduler = threads.open()) {
      spawnReceiver(scheduler);
      spawnSender(scheduler);
      scheduler.spawn("third", () -> log.add("A"));
      scheduler.run();
    }
    assertThat(log.text()).isEqualTo("R+ S+ v R- A S-");
  }

  @Test
  void theSenderWasThereFirst() { // D02
    try (var scheduler = threads.open()) {
      spawnSender(scheduler);
      spawnReceiver(scheduler);
      scheduler.spawn("third", () -> log.add("A"));
      scheduler.run();
    }
    assertThat(log.text()).isEqualTo("S+ R+ v R- A S-");
  }

  @Test
  void twoProducersTakeTurnsOverOneConsumer() { // D13
    try (var scheduler = threads.open()) {
      scheduler.spawn(
          "consumer",
          () -> {
            log.add("consumer");
            for (var message : channel) {
              log.add(message);
            }
          });
      scheduler.spawn("producer1", () -> produce("producer1", "A", "B"));
      scheduler.spawn("producer2", () -> produce("producer2", "1", "2", "3"));
      scheduler.runUntilIdle();
      assertThat(log.text()).isEqualTo("consumer producer1 A producer2 1 B 2 3");
      channel.close();
      scheduler.run();
    }
  }

  private void produce(String name, String... messages) throws InterruptedException {
    log.add(name);
    for (var message : messages) {
      channel.send(message);
    }
  }

  @Test
  void theReceiverGoesFirstAlthoughItCameSecond() { // D14
    try (var scheduler = threads.open()) {
      scheduler.spawn(
          "sender",
          () -> {
            channel.send("5");
            log.add("Sent");
          });
      scheduler.spawn(
          "receiver",
          () -> {
            channel.receive();
            log.add("Got");
          });
      scheduler.run();
    }
    assertThat(log.text()).isEqualTo("Got Sent");
  }

  @Test
  void mainIsATaskletLikeOthersAtARendezvous() throws Exception { // A14
    try (var scheduler = threads.open()) {
      spawnReceiver(scheduler);
      scheduler.runUntilIdle();
      channel.send("v");
      log.add("main");
    }
    assertThat(log.text()).isEqualTo("R+ v R- main");
  }

  @Test
  void pingAndPong() { // D16
    var ping = Channel.<Integer>rendezvous("ping");
    var pong = Channel.<Integer>rendezvous("pong");
    try (var scheduler = threads.open()) {
      scheduler.spawn("ping", () -> bounce("PING", ping, pong));
      scheduler.spawn("pong", () -> bounce("PONG", pong, ping));
      scheduler.spawn("referee", () -> ping.send(6));
      scheduler.run();
    }
    assertThat(log.text()).isEqualTo("PING PONG PING PONG PING PONG");
  }

  private void bounce(String name, Channel<Integer> from, Channel<Integer> to)
      throws InterruptedException {
    for (var left : from) {
      log.add(name);
      if (left > 1) {
        to.send(left - 1);
      } else {
        from.close();
        to.close();
      }
    }
  }

  @Test
  void aThousandNestedCallsAreAThousandTasklets() throws Exception { // D17
    var n = threads == Threads.VIRTUAL ? 1000 : 100;
    try (var scheduler = threads.open()) {
      assertThat(factorial(scheduler, n).divide(factorial(scheduler, n - 2)))
          .isEqualTo((n - 1) * n);
    }
  }

  private static BigInteger factorial(Scheduler scheduler, int n) throws InterruptedException {
    if (n == 0) {
      return BigInteger.ONE;
    }
    var result = Channel.<BigInteger>rendezvous("result");
    scheduler.spawn(n + "!", () -> result.send(factorial(scheduler, n - 1)));
    return result.receive().multiply(BigInteger.valueOf(n));
  }
}
