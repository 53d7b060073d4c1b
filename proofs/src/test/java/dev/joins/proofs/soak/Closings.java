package dev.joins.proofs.soak;

import dev.joins.ChannelClosedException;
import dev.joins.Failure;
import dev.joins.channel.Channel;
import dev.joins.channel.Clause;
import dev.joins.proofs.soak.Tally.Deed;
import dev.joins.tasklet.DeadlockException;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;

/** Channels that are closed while they are used, and programs that end in a deadlock. */
final class Closings {
  private final Scheduler shared;
  private final Tally tally;

  Closings(Scheduler shared, Tally tally) {
    this.shared = shared;
    this.tally = tally;
  }

  void step(Books books, SplittableRandom random) {
    if (random.nextInt(3) == 0) {
      cooperative(books);
    } else {
      channels(books, random);
    }
  }

  private void channels(Books books, SplittableRandom random) {
    var crew = new Crew();
    var channels =
        List.<Channel<Item>>of(
            Channel.rendezvous("r"), Channel.buffered("b", 2), Channel.unbounded("u"));
    for (var i = 0; i < 3; i++) {
      var sends = random.split();
      var takes = random.split();
      crew.spawn(shared, "sender", () -> send(channels, books, sends));
      crew.spawn(shared, "taker", () -> take(channels, takes));
    }
    last(random);
    for (var channel : channels) {
      if (random.nextBoolean()) {
        channel.close(); // takers may go on for a while
      }
    }
    last(random);
    channels.forEach(channel -> channel.closeNow().forEach(Closings::report));
    crew.awaitEnd();
    tally.add(Deed.CHANNEL_CLOSED);
  }

  private static void last(SplittableRandom random) {
    try {
      Tasklet.sleep(Duration.ofNanos(random.nextInt(1_000_000)));
    } catch (InterruptedException interrupted) {
      // it ends sooner
    }
  }

  private static void report(Object left) {
    switch (left) {
      case Failure(Planned error) when error.item != null -> error.item.reported();
      case Item item -> item.reported();
      default -> throw new AssertionError("nobody has sent " + left);
    }
  }

  private static void send(List<Channel<Item>> channels, Books books, SplittableRandom random) {
    try {
      for (var i = random.nextInt(60); i > 0; i--) {
        sendOne(channels.get(random.nextInt(channels.size())), books, random);
      }
    } catch (InterruptedException | ChannelClosedException ended) {
      // what was offered last was not sent
    }
  }

  private static void sendOne(Channel<Item> channel, Books books, SplittableRandom random)
      throws InterruptedException {
    var way = random.nextInt(5);
    var item = books.offer(way == 0 ? Kind.ERROR : Kind.CLOSED_CHANNEL);
    var moment = Duration.ofNanos(random.nextInt(200_000));
    var sent = false;
    try {
      sent =
          switch (way) {
            case 0 -> {
              channel.sendError(new Planned(item));
              yield true;
            }
            case 1 -> {
              channel.send(item);
              yield true;
            }
            case 2 -> channel.trySend(item);
            case 3 -> channel.send(item, moment);
            default -> Clause.<Boolean>trySelect(Clause.send(channel, item, true)).isPresent();
          };
    } finally {
      item.sent(sent);
    }
  }

  private static void take(List<Channel<Item>> channels, SplittableRandom random) {
    var channel = channels.get(random.nextInt(channels.size()));
    while (true) {
      try {
        switch (random.nextInt(4)) {
          case 0 -> channel.receive().taken();
          case 1 -> channel.forEach(Item::taken);
          case 2 -> Clause.<Item>select(Clause.receive(channel)).taken();
          default -> channel.receive(Duration.ofNanos(100_000)).ifPresent(Item::taken);
        }
        if (random.nextInt(50) == 0) {
          return;
        }
      } catch (Planned error) {
        if (error.item != null) {
          error.item.taken();
        }
      } catch (InterruptedException | CancellationException | ChannelClosedException ended) {
        return;
      }
    }
  }

  /**
   * A tasklet that runs a scheduler of turns, on simulated time: its last receiver waits for ever.
   */
  private void cooperative(Books books) {
    try (var turns = Scheduler.cooperative()) {
      Channel<Item> channel = Channel.rendezvous("in turn");
      turns.spawn(
          "taker",
          () -> {
            while (true) {
              channel.receive().taken();
            }
          });
      turns.spawn(
          "sender",
          () -> {
            for (var i = 0; i < 20; i++) {
              Tasklet.sleep(Duration.ofSeconds(1));
              sendOne(channel, books);
            }
          });
      try {
        turns.run();
        books.complain("a receiver who waits for ever was not seen");
      } catch (DeadlockException found) {
        tally.add(Deed.DEADLOCK_FOUND);
      }
    }
  }

  private static void sendOne(Channel<Item> channel, Books books) throws InterruptedException {
    var item = books.offer(Kind.COOPERATIVE);
    var sent = false;
    try {
      channel.send(item);
      sent = true;
    } finally {
      item.sent(sent);
    }
  }
}
