package dev.joins.proofs.stress;

import dev.joins.ChannelClosedException;
import dev.joins.channel.Clause;
import dev.joins.tasklet.Tasklet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/** Sends in all ways there are, to all channels, and enters into the ledger what was sent. */
final class Sender implements Tasklet.Body {
  /** Where nobody waits for the takers, somebody must, or the messages would fill the memory. */
  private static final int MOST_PENDING = 20_000;

  private final Floor floor;
  private final int number;
  private final SplittableRandom random;
  private final BooleanSupplier enough;

  Sender(Floor floor, int number, long seed, BooleanSupplier enough) {
    this.floor = floor;
    this.number = number;
    this.random = new SplittableRandom(seed);
    this.enough = enough;
  }

  @Override
  public void run() {
    while (!enough.getAsBoolean()) {
      try {
        step();
      } catch (InterruptedException interrupted) {
        // what was offered is in the ledger as refused; go on
      }
    }
  }

  private void step() throws InterruptedException {
    switch (random.nextInt(16)) {
      case 0, 1, 2, 3, 4, 5 -> send(channel());
      case 6, 7 -> sendTimed(channel());
      case 8, 9 -> trySend(channel());
      case 10, 11 -> give();
      case 12 -> tryGive();
      case 13 -> exchange();
      case 14 -> call();
      default -> callOfTwo();
    }
  }

  private int channel() {
    var channel = random.nextInt(Floor.CHANNELS);
    var ledger = floor.ledger;
    return Floor.isUnbounded(channel) && ledger.sentSoFar() - ledger.takenSoFar() > MOST_PENDING
        ? 0
        : channel;
  }

  private Item offer(int channel) {
    return floor.ledger.offer(channel, number);
  }

  private Duration moment() {
    return Duration.ofNanos(random.nextInt(200_000));
  }

  void send(int channel) throws InterruptedException {
    var item = offer(channel);
    var sent = false;
    try {
      floor.c(channel).send(item);
      sent = true;
    } catch (ChannelClosedException closed) {
      // refused
    } finally {
      floor.ledger.sent(sent, item);
    }
  }

  private void sendTimed(int channel) throws InterruptedException {
    var item = offer(channel);
    var sent = false;
    try {
      sent = floor.c(channel).send(item, moment());
    } finally {
      floor.ledger.sent(sent, item);
    }
  }

  private void trySend(int channel) {
    var item = offer(channel);
    floor.ledger.sent(floor.c(channel).trySend(item), item);
  }

  /** One of several gifts, perhaps for a limited time. */
  private void give() throws InterruptedException {
    var gifts = new ArrayList<Item>();
    var clauses = gifts(gifts);
    if (random.nextBoolean()) {
      clauses.add(floor.calling.after(moment()).map(() -> -1));
    }
    settle(gifts, () -> Clause.select(array(clauses)));
  }

  private void tryGive() throws InterruptedException {
    var gifts = new ArrayList<Item>();
    var clauses = gifts(gifts);
    settle(gifts, () -> Clause.trySelect(array(clauses)).orElse(-1));
  }

  private List<Clause<Integer>> gifts(List<Item> gifts) {
    var clauses = new ArrayList<Clause<Integer>>();
    for (var i = random.nextInt(2, 5); i > 0; i--) {
      var item = offer(channel());
      gifts.add(item);
      clauses.add(Clause.send(floor.c(item.channel()), item, item.id()));
    }
    return clauses;
  }

  /** Gives on one channel, or takes from others: perhaps what it would give itself. */
  private void exchange() throws InterruptedException {
    var gift = offer(random.nextInt(4));
    var ledger = floor.ledger;
    var clauses = new ArrayList<Clause<Integer>>();
    clauses.add(Clause.send(floor.c(gift.channel()), gift, gift.id()));
    clauses.add(
        floor
            .calling
            .on(floor.c(random.nextInt(4)).times(2))
            .map(pair -> {
              pair.forEach(ledger::taken);
              return -1;
            }));
    clauses.add(
        floor
            .calling
            .on(floor.c(random.nextInt(Floor.CHANNELS)))
            .and(floor.c(6))
            .map((first, second) -> {
              floor.take(first, List.of(second));
              return -1;
            }));
    settle(List.of(gift), () -> Clause.select(array(clauses)));
  }

  @SuppressWarnings("unchecked")
  private static Clause<Integer>[] array(List<Clause<Integer>> clauses) {
    return clauses.toArray(Clause[]::new);
  }

  private interface Choice {
    int choose() throws InterruptedException;
  }

  /** The chosen gift is sent, and no other. */
  private void settle(List<Item> gifts, Choice choice) throws InterruptedException {
    var chosen = -1;
    try {
      chosen = choice.choose();
    } finally {
      for (var gift : gifts) {
        floor.ledger.sent(gift.id() == chosen, gift);
      }
    }
  }

  private void call() throws InterruptedException {
    var question = offer(Floor.CHANNELS);
    var answered = false;
    try {
      var reply = floor.asks.call(question, moment());
      answered = reply.isPresent();
      check(question, reply.orElse(question.id() + 1));
    } finally {
      floor.ledger.sent(answered, question);
    }
  }

  private void callOfTwo() throws InterruptedException {
    var question = offer(Floor.CHANNELS);
    var answered = false;
    try {
      var reply = floor.pairs.call(question, moment());
      answered = reply.isPresent();
      check(question, reply.orElse(question.id() + 1));
    } finally {
      floor.ledger.sent(answered, question);
    }
  }

  /** Without a limit: only the close of the definition ends it, if nobody answers. */
  void callForEver() throws InterruptedException {
    var question = offer(Floor.CHANNELS);
    var answered = false;
    try {
      check(question, floor.asks.call(question));
      answered = true;
    } catch (ChannelClosedException closed) {
      // refused
    } finally {
      floor.ledger.sent(answered, question);
    }
  }

  private void check(Item question, int reply) {
    if (reply != question.id() + 1) {
      floor.ledger.complain(question + " got the reply to another question: " + reply);
    }
  }
}
