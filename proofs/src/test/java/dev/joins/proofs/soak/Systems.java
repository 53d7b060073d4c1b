package dev.joins.proofs.soak;

import dev.joins.actor.Actor;
import dev.joins.actor.ActorOptions;
import dev.joins.actor.ActorRef;
import dev.joins.actor.ActorSystem;
import dev.joins.actor.ActorSystemFailure;
import dev.joins.actor.FailurePolicy;
import dev.joins.actor.Overflow;
import dev.joins.proofs.soak.Steady.Msg;
import dev.joins.proofs.soak.Tally.Deed;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Actor systems that are opened, used, and closed while they are used: on the scheduler of all, on
 * one of their own, and on one that nobody knows of.
 */
final class Systems {
  private static final int ACTORS = 3;
  private static final int TELLERS = 2;

  /** With all tellers, fewer than a system remembers as untaken. */
  private static final int MOST_EACH = 100;

  private final Scheduler shared;
  private final Tally tally;
  private final Steady steady;

  Systems(Scheduler shared, Tally tally) {
    this.shared = shared;
    this.tally = tally;
    this.steady = new Steady(tally);
  }

  void step(Books books, SplittableRandom random) {
    switch (random.nextInt(3)) {
      case 0 -> {
        live(ActorSystem.open("on shared", shared), books, random);
        tally.add(Deed.SYSTEM_ON_SHARED);
      }
      case 1 -> {
        try (var own = Scheduler.parallel(config -> config.withErrorHandler(this::escalated))) {
          live(ActorSystem.open("on own", own), books, random);
        }
        tally.add(Deed.SYSTEM_ON_OWN);
      }
      default ->
          Crew.outside(() -> {
            live(ActorSystem.open("detached"), books, random);
            tally.add(Deed.SYSTEM_DETACHED);
          });
    }
  }

  private void escalated(String tasklet, Throwable error) {
    if (!Planned.is(error)) {
      throw new AssertionError("tasklet '" + tasklet + "' failed", error);
    }
    tally.add(Deed.ESCALATED);
  }

  private void live(ActorSystem system, Books books, SplittableRandom random) {
    var crew = new Crew();
    try {
      var actors = new ArrayList<ActorRef<Msg>>();
      for (var i = 0; i < ACTORS; i++) {
        spawn(system, "actor" + i, options(random), random.nextInt(3) == 0 ? 5 : 20, actors, books);
      }
      for (var i = 0; i < TELLERS; i++) {
        var own = random.split();
        crew.spawn(shared, "teller", () -> tell(actors, books, own));
      }
      Tasklet.sleep(Duration.ofNanos(random.nextInt(2_000_000)));
      actors.getFirst().stop();
      Tasklet.sleep(Duration.ofNanos(random.nextInt(1_000_000)));
    } catch (InterruptedException interrupted) {
      // it ends sooner
    } finally {
      close(system);
      crew.awaitEnd();
      system.untaken().forEach(books::reportedIn);
    }
  }

  /** Unless it has failed already, and all have been ended. */
  private void spawn(
      ActorSystem system,
      String name,
      ActorOptions options,
      int seldom,
      List<ActorRef<Msg>> to,
      Books books) {
    try {
      to.add(
          system.spawn(
              name,
              Msg.class,
              options,
              self -> {
                var child = self.spawn("child", Msg.class, Actor::stop);
                self.on(self.watch(child)).react(news -> tally.add(Deed.END_HEARD));
                var reminder = books.offer(Kind.CLOSED_SYSTEM);
                reminder.unsure(); // the actor may end or start anew before
                self.after(Duration.ofMillis(1), new Msg.Tell(reminder));
                steady.begin(self, seldom);
              }));
    } catch (IllegalStateException ended) {
      if (to.isEmpty()) {
        throw ended;
      }
    }
  }

  private static ActorOptions options(SplittableRandom random) {
    var mailbox =
        switch (random.nextInt(4)) {
          case 0 -> ActorOptions.DEFAULT;
          case 1 -> ActorOptions.DEFAULT.withMailbox(2, Overflow.WAIT);
          case 2 -> ActorOptions.DEFAULT.withMailbox(2, Overflow.DROP);
          default -> ActorOptions.DEFAULT.withMailbox(2, Overflow.FAIL);
        };
    return mailbox.withFailurePolicy(
        switch (random.nextInt(4)) {
          case 0 -> FailurePolicy.resume();
          case 1 -> Steady.FOR_EVER;
          case 2 -> FailurePolicy.stop();
          default -> FailurePolicy.escalate();
        });
  }

  private void tell(List<ActorRef<Msg>> actors, Books books, SplittableRandom random)
      throws InterruptedException {
    for (var i = random.nextInt(MOST_EACH); i > 0; i--) {
      var to = actors.get(random.nextInt(actors.size()));
      steady.send(to, books, Kind.CLOSED_SYSTEM, Kind.ASK, random);
    }
  }

  private void close(ActorSystem system) {
    try {
      system.close();
    } catch (ActorSystemFailure failure) {
      escalated("close of " + system, failure);
    }
  }
}
