package dev.joins.proofs.soak;

import dev.joins.ChannelClosedException;
import dev.joins.actor.Actor;
import dev.joins.actor.ActorOptions;
import dev.joins.actor.ActorRef;
import dev.joins.actor.ActorSystem;
import dev.joins.actor.FailurePolicy;
import dev.joins.actor.MailboxFullException;
import dev.joins.actor.Overflow;
import dev.joins.actor.Question;
import dev.joins.dsl.NoReplyException;
import dev.joins.proofs.soak.Tally.Deed;
import java.time.Duration;
import java.util.SplittableRandom;

/** What actors of the soak do and hear, and how they are told and asked. */
final class Steady {
  /** Messages of all of them. */
  sealed interface Msg {
    Item item();

    record Tell(Item item) implements Msg {}

    record Ask(Item item) implements Msg, Question<Long> {}
  }

  static final FailurePolicy FOR_EVER =
      FailurePolicy.restart(Integer.MAX_VALUE, Duration.ofDays(1));

  private final Tally tally;

  Steady(Tally tally) {
    this.tally = tally;
  }

  /** One that fails and starts anew again and again, and never ends by itself. */
  ActorRef<Msg> spawn(ActorSystem system) {
    return system.spawn(
        "steady",
        Msg.class,
        ActorOptions.DEFAULT.withMailbox(64, Overflow.WAIT).withFailurePolicy(FOR_EVER),
        self -> {
          var mayfly = self.spawn("mayfly", Msg.class, Actor::stop);
          self.on(self.watch(mayfly)).react(news -> tally.add(Deed.END_HEARD));
          begin(self, 200);
        });
  }

  /** Takes what it is told and asked, and fails about once in so many messages. */
  void begin(Actor<Msg> self, int seldom) {
    tally.add(Deed.ACTOR_BEGUN);
    self.on(Msg.Tell.class).react(told -> take(told, seldom));
    self.onQuestion(Msg.Ask.class)
        .reply(asked -> {
          take(asked, seldom);
          return asked.item().number;
        });
    self.on(self.messages(Msg.Tell.class).times(2))
        .and(self.questions(Msg.Ask.class).request())
        .priority(1)
        .react((told, asked) -> {
          told.forEach(each -> each.item().taken());
          take(asked.value(), seldom);
          asked.reply(asked.value().item().number);
        });
  }

  private void take(Msg message, int seldom) {
    var item = message.item();
    item.taken();
    if (item.number % seldom == 0) {
      tally.add(Deed.ACTOR_FAILED);
      throw new Planned();
    }
  }

  /** One message to an actor, in one of all ways. */
  void send(ActorRef<Msg> to, Books books, Kind told, Kind asked, SplittableRandom random)
      throws InterruptedException {
    switch (random.nextInt(6)) {
      case 0, 1, 2 -> tell(to, new Msg.Tell(books.offer(told)));
      case 3 -> tell(to, new Msg.Ask(books.offer(told)));
      case 4 -> askAsync(to, books.offer(asked), random.nextBoolean());
      default -> ask(to, books.offer(asked), Duration.ofNanos(random.nextInt(500_000)));
    }
  }

  private void tell(ActorRef<Msg> to, Msg message) throws InterruptedException {
    var sent = false;
    try {
      to.tell(message);
      sent = true;
    } catch (MailboxFullException full) {
      tally.add(Deed.MAILBOX_FULL);
    } finally {
      message.item().sent(sent);
    }
  }

  private void ask(ActorRef<Msg> to, Item item, Duration limit) throws InterruptedException {
    try {
      var reply = to.ask(new Msg.Ask(item), limit);
      if (reply.isEmpty()) {
        item.unsure();
        tally.add(Deed.QUESTION_TIMED_OUT);
        return;
      }
      item.sent(true);
      if (reply.get() != item.number) {
        item.books.complain(item + " got the reply to another question: " + reply);
      }
    } catch (MailboxFullException full) {
      item.sent(false);
      tally.add(Deed.MAILBOX_FULL);
    } catch (Planned | NoReplyException failed) {
      item.sent(true);
    } catch (ChannelClosedException ended) {
      item.sent(false);
    } catch (InterruptedException interrupted) {
      item.unsure();
      throw interrupted;
    }
  }

  private void askAsync(ActorRef<Msg> to, Item item, boolean cancel) throws InterruptedException {
    try {
      var reply = to.askAsync(new Msg.Ask(item));
      if (cancel && reply.cancel(false)) {
        item.sent(false);
        tally.add(Deed.QUESTION_CANCELLED);
      } else {
        item.unsure(); // the actor may end, or its mailbox be full, before it is taken
      }
    } catch (MailboxFullException full) {
      item.sent(false);
      tally.add(Deed.MAILBOX_FULL);
    } catch (InterruptedException interrupted) {
      item.sent(false);
      throw interrupted;
    }
  }
}
