package dev.joins.proofs.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.ChannelClosedException;
import dev.joins.actor.Actor;
import dev.joins.actor.ActorRef;
import dev.joins.actor.ActorSystem;
import dev.joins.actor.Question;
import dev.joins.proofs.junit.ExploreSchedules;
import dev.joins.tasklet.CooperativeScheduler;
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

  private void handler(Actor<Msg> self) {
    self.on(Msg.Tell.class).react(tell -> log.add("handled"));
    self.onQuestion(Msg.Ask.class).reply(ask -> 7);
  }

  private ActorSystem open(CooperativeScheduler scheduler) {
    log.clear();
    return ActorSystem.open("s", scheduler);
  }

  private static ActorRef<Msg> spawn(ActorSystem system, dev.joins.actor.Behavior<Msg> behavior) {
    return system.spawn("a", Msg.class, behavior);
  }

  @ExploreSchedules(complete = true, bound = 100_000)
  void whoAsksWhileItStopsIsAnsweredOrTold(CooperativeScheduler scheduler) {
    var system = open(scheduler);
    var actor = spawn(system, self -> self.onQuestion(Msg.Ask.class).reply(ask -> 7));
    scheduler.spawn(
        "asker",
        () ->
            actor
                .askAsync(new Msg.Ask())
                .whenComplete((reply, error) ->
                    log.add(error instanceof ChannelClosedException ? "told" : "" + reply)));
    scheduler.spawn("stopper", actor::stop);
    scheduler.run();
    assertThat(log).hasSize(1).isSubsetOf("7", "told");
    assertThat(system.undelivered()).isEmpty();
  }

  @ExploreSchedules(complete = true, bound = 100_000)
  void whatIsToldWhileItStopsIsHandledOrUndelivered(CooperativeScheduler scheduler) {
    var system = open(scheduler);
    var actor = spawn(system, self -> self.on(Msg.Tell.class).react(tell -> log.add("handled")));
    scheduler.spawn("teller", () -> actor.tell(new Msg.Tell()));
    scheduler.spawn("stopper", actor::stop);
    scheduler.run();
    assertThat(log.size() + system.undelivered().size()).isOne();
  }
}
