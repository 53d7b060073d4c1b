package dev.joins.proofs.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.ChannelClosedException;
import dev.joins.actor.ActorOptions;
import dev.joins.actor.ActorRef;
import dev.joins.actor.ActorSystem;
import dev.joins.actor.Behavior;
import dev.joins.actor.Ended;
import dev.joins.actor.Overflow;
import dev.joins.actor.Question;
import dev.joins.proofs.junit.ExploreSchedules;
import dev.joins.tasklet.CooperativeScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;

/** What becomes of what goes on when an actor ends, on every schedule of a small program. */
@Timeout(600)
class ActorEndExplorationTest {
  private sealed interface Msg {
    record Tell() implements Msg {}

    record Ask() implements Msg, Question<Integer> {}
  }

  private final List<String> log = new ArrayList<>();

  private ActorSystem open(CooperativeScheduler scheduler) {
    log.clear();
    return ActorSystem.open("s", scheduler);
  }

  private static ActorRef<Msg> spawn(ActorSystem system, Behavior<Msg> behavior) {
    return system.spawn("a", Msg.class, behavior);
  }

  @ExploreSchedules(bound = 100_000)
  void whoAsksWhileItStopsIsAnsweredOrTold(CooperativeScheduler scheduler) {
    var system = open(scheduler);
    var actor = spawn(system, self -> self.onQuestion(Msg.Ask.class).reply(ask -> 7));
    scheduler.spawn(
        "asker",
        () -> {
          var _ =
              actor
                  .askAsync(new Msg.Ask())
                  .whenComplete((reply, error) ->
                      log.add(error instanceof ChannelClosedException ? "told" : "" + reply));
        });
    scheduler.spawn("stopper", actor::stop);
    scheduler.run();
    assertThat(log).hasSize(1).isSubsetOf("7", "told");
    assertThat(system.untaken()).isEmpty();
  }

  @ExploreSchedules(bound = 100_000)
  void whatIsToldWhileItStopsIsHandledOrUntaken(CooperativeScheduler scheduler) {
    var system = open(scheduler);
    var actor = spawn(system, self -> self.on(Msg.Tell.class).react(tell -> log.add("handled")));
    scheduler.spawn("teller", () -> actor.tell(new Msg.Tell()));
    scheduler.spawn("stopper", actor::stop);
    scheduler.run();
    assertThat(log.size() + system.untaken().size()).isOne();
  }

  @ExploreSchedules(bound = 100_000)
  void whoeverWaitsForRoomWhileItStopsHearsOfIt(CooperativeScheduler scheduler) {
    var system = open(scheduler);
    var full = ActorOptions.DEFAULT.withMailbox(1, Overflow.WAIT);
    var actor = system.spawn("a", Msg.class, full, self -> {});
    scheduler.spawn(
        "teller",
        () -> {
          actor.tell(new Msg.Tell());
          actor.tell(new Msg.Tell());
        });
    scheduler.spawn("stopper", actor::stop);
    scheduler.run();
    assertThat(system.untaken()).hasSize(2);
  }

  @ExploreSchedules(bound = 100_000)
  void whatIsStartedWhileTheSystemIsClosedIsRefusedOrEnded(CooperativeScheduler scheduler) {
    var system = open(scheduler);
    scheduler.spawn(
        "spawner",
        () -> {
          try {
            spawn(system, self -> {}).awaitEnd();
          } catch (IllegalStateException refused) {
            log.add("refused");
          }
        });
    scheduler.spawn("closer", system::close);
    scheduler.run();
  }

  @ExploreSchedules(bound = 100_000)
  void aTimerThatIsCancelledWhenItIsDueSendsOnceOrNever(CooperativeScheduler scheduler) {
    var system = open(scheduler);
    var actor =
        spawn(
            system,
            self -> {
              var timer = self.after(Duration.ofNanos(1), new Msg.Tell());
              self.on(Msg.Tell.class).react(tell -> log.add("due"));
              self.onQuestion(Msg.Ask.class)
                  .reply(ask -> {
                    timer.cancel();
                    self.stop();
                    return 7;
                  });
            });
    scheduler.spawn(
        "asker",
        () -> {
          var _ = actor.askAsync(new Msg.Ask());
        });
    scheduler.run();
    assertThat(log.size() + system.untaken().size()).isLessThanOrEqualTo(1);
  }

  @ExploreSchedules(bound = 100_000)
  void theEndOfOneThatIsWatchedIsToldOnce(CooperativeScheduler scheduler) {
    var system = open(scheduler);
    var watched = spawn(system, self -> {});
    system.spawn(
        "watcher",
        Msg.class,
        self ->
            self.on(self.watch(watched))
                .react(ended -> {
                  assertThat(ended.reason()).isInstanceOf(Ended.Stopped.class);
                  log.add("heard");
                  self.stop();
                }));
    scheduler.spawn("stopper", watched::stop);
    scheduler.run();
    assertThat(log).containsExactly("heard");
  }

  @ExploreSchedules(bound = 100_000)
  void theEndOfOneThatIsWatchedNoMoreIsToldAtMostOnce(CooperativeScheduler scheduler) {
    var system = open(scheduler);
    var watched = spawn(system, self -> {});
    system.spawn(
        "watcher",
        Msg.class,
        self -> {
          self.on(self.watch(watched)).react(ended -> log.add("heard"));
          self.unwatch(watched);
          self.stop();
        });
    scheduler.spawn("stopper", watched::stop);
    scheduler.run();
    assertThat(log).hasSizeLessThanOrEqualTo(1);
  }
}
