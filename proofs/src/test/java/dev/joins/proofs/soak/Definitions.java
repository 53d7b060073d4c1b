package dev.joins.proofs.soak;

import dev.joins.ChannelClosedException;
import dev.joins.channel.Channel;
import dev.joins.channel.Clause;
import dev.joins.dsl.CallChannel;
import dev.joins.dsl.Joins;
import dev.joins.dsl.NoReplyException;
import dev.joins.dsl.ReplyChannel;
import dev.joins.dsl.Request;
import dev.joins.proofs.soak.Tally.Deed;
import dev.joins.tasklet.Clock;
import dev.joins.tasklet.ParallelScheduler;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import java.time.Duration;
import java.util.SplittableRandom;

/**
 * Definitions that are opened, used and closed while they are used: on the scheduler of all, on one
 * of their own that is closed after them or before them, and on none that anybody knows of.
 */
final class Definitions {
  private static final int SENDERS = 3;

  private final Scheduler shared;
  private final Tally tally;

  Definitions(Scheduler shared, Tally tally) {
    this.shared = shared;
    this.tally = tally;
  }

  void step(Books books, SplittableRandom random) {
    switch (random.nextInt(4)) {
      case 0 -> onShared(books, random);
      case 1 -> onOwn(books, random);
      case 2 -> schedulerFirst(books, random);
      default -> Crew.outside(() -> detached(books, random));
    }
  }

  private void onShared(Books books, SplittableRandom random) {
    var joins = Joins.open("on shared", shared);
    var life = new Life(joins, books, random);
    life.sendFrom(shared);
    life.last();
    joins.close();
    life.end();
    tally.add(Deed.DEFINITION_ON_SHARED);
  }

  private static ParallelScheduler own(SplittableRandom random) {
    var clock = random.nextInt(4) == 0 ? Clock.VIRTUAL : Clock.REAL;
    return Scheduler.parallel(
        config -> config.withClock(clock).withErrorHandler(Definitions::requirePlanned));
  }

  private static void requirePlanned(String tasklet, Throwable error) {
    if (!Planned.is(error)) {
      throw new AssertionError("tasklet '" + tasklet + "' failed", error);
    }
  }

  private void onOwn(Books books, SplittableRandom random) {
    try (var own = own(random)) {
      var joins = Joins.open("on own", own);
      var life = new Life(joins, books, random);
      life.sendFrom(own);
      if (random.nextBoolean()) {
        own.run(); // all of them end: whoever waits has a limit
        tally.add(Deed.RAN_TO_THE_END);
      } else {
        life.last();
      }
      joins.close();
      life.end();
    }
    tally.add(Deed.DEFINITION_ON_OWN);
  }

  /** Whoever sends goes on under the scheduler of all, while that of the bodies is closed. */
  private void schedulerFirst(Books books, SplittableRandom random) {
    Life life;
    try (var own = own(random)) {
      life = new Life(Joins.open("survivor", own), books, random);
      life.sendFrom(shared);
      life.last();
    }
    life.last();
    life.joins.close();
    life.end();
    tally.add(Deed.SCHEDULER_CLOSED_FIRST);
  }

  private void detached(Books books, SplittableRandom random) {
    var joins = Joins.open("detached"); // no tasklet's thread: it gets a scheduler of its own
    var life = new Life(joins, books, random);
    life.sendFrom(shared);
    life.last();
    try {
      joins.close();
    } catch (Planned failure) {
      // of a body
    }
    life.end();
    tally.add(Deed.DEFINITION_DETACHED);
  }

  /** One definition, from its beginning to its end. */
  private final class Life {
    private final Joins joins;
    private final Books books;
    private final SplittableRandom random;
    private final Crew crew = new Crew();
    private final Channel<Item> a;
    private final Channel<Item> b;
    private final ReplyChannel<Item, Long> questions;
    private final CallChannel<Item> errands;

    Life(Joins joins, Books books, SplittableRandom random) {
      this.joins = joins;
      this.books = books;
      this.random = random;
      a = joins.channel("a");
      b = joins.channel("b", 1);
      questions = joins.replyChannel("questions");
      errands = joins.callChannel("errands");
      install();
    }

    private void install() {
      joins
          .on(a.times(2))
          .and(b)
          .react((two, one) -> {
            two.forEach(Item::taken);
            one.taken();
            if (one.number % 10 == 0) {
              throw new Planned();
            }
          });
      joins
          .on(a.within(Duration.ofMillis(1), Item::expired))
          .and(errands)
          .react((x, errand) -> {
            x.taken();
            errand.taken();
          });
      joins
          .on(questions)
          .and(a)
          .priority(1)
          .reply((question, x) -> {
            question.taken();
            x.taken();
            return question.number;
          });
      joins
          .on(questions.request())
          .and(b)
          .react((request, x) -> {
            x.taken();
            request.value().taken();
            request.reply(request.value().number);
          });
    }

    void sendFrom(Scheduler scheduler) {
      for (var i = 0; i < SENDERS; i++) {
        var own = random.split();
        crew.spawn(scheduler, "sender", () -> send(own));
      }
    }

    /** A little while. */
    void last() {
      try {
        if (random.nextInt(3) == 0) {
          joins.replaceAll(this::install);
          tally.add(Deed.PATTERNS_REPLACED);
        }
        Tasklet.sleep(Duration.ofNanos(random.nextInt(2_000_000)));
      } catch (InterruptedException interrupted) {
        // it ends sooner
      } catch (Exception unexpected) {
        throw new AssertionError("patterns could not be replaced", unexpected);
      }
    }

    private void send(SplittableRandom own) {
      try {
        for (var i = own.nextInt(40); i >= 0; i--) {
          sendOne(own);
        }
      } catch (InterruptedException | ChannelClosedException ended) {
        // what was offered last was not sent
      }
    }

    private void sendOne(SplittableRandom own) throws InterruptedException {
      var item = books.offer(Kind.CLOSED_DEFINITION);
      var moment = Duration.ofNanos(own.nextInt(300_000));
      var sent = false;
      try {
        sent =
            switch (own.nextInt(8)) {
              case 0, 1, 2 -> a.send(item, moment);
              case 3 -> b.send(item, moment);
              case 4 ->
                  Clause.<Boolean>select(
                      Clause.send(b, item, true), joins.after(moment).map(() -> false));
              case 5 -> questions.call(item, moment).isPresent();
              case 6 -> errands.call(item, moment);
              default -> {
                questions.tell(item);
                yield true;
              }
            };
      } catch (NoReplyException neverRun) {
        sent = true; // a match took it
        tally.add(Deed.BODY_NEVER_RUN);
      } finally {
        item.sent(sent);
      }
    }

    /** When it is closed: who sends hears of it, and what is left is reported. */
    void end() {
      crew.awaitEnd();
      for (var left : joins.untaken().values()) {
        left.forEach(this::report);
      }
    }

    /** Callers who wait have been told themselves. */
    private void report(Object left) {
      switch (left) {
        case Item item -> item.reported();
        case Request<?, ?> request
            when request.value() instanceof Item item && item.is(Fate.SENT) ->
            item.reported();
        default -> {}
      }
    }
  }
}
