package dev.joins.proofs.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.actor.ActorOptions;
import dev.joins.actor.ActorRef;
import dev.joins.actor.ActorSystem;
import dev.joins.actor.Behavior;
import dev.joins.actor.Overflow;
import dev.joins.actor.Question;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Actors under the explorer: a program that reads and then writes is caught, and replays. */
@Timeout(300)
class ActorExplorationTest {
  private sealed interface Msg {
    record Get() implements Msg, Question<Integer> {}

    record Set(int value) implements Msg {}

    record Add(int value) implements Msg {}
  }

  private static final int BOUND = 300;

  private static final Behavior<Msg> COUNTER =
      self -> {
        var count = new int[1];
        self.onQuestion(Msg.Get.class).reply(get -> count[0]);
        self.on(Msg.Set.class).react(set -> count[0] = set.value());
        self.on(Msg.Add.class).react(add -> count[0] += add.value());
      };

  /** What each of two clients does once. */
  @FunctionalInterface
  private interface Client {
    void count(ActorRef<Msg> counter) throws Exception;
  }

  private static Program twice(Client client) {
    return scheduler -> {
      scheduler.spawn(
          "main",
          () -> {
            try (var system = ActorSystem.open("system")) {
              var small = ActorOptions.DEFAULT.withMailbox(1, Overflow.WAIT);
              var counter = system.spawn("counter", Msg.class, small, COUNTER);
              var one = scheduler.spawn("one", () -> client.count(counter));
              var other = scheduler.spawn("other", () -> client.count(counter));
              one.awaitEnd();
              other.awaitEnd();
              assertThat(counter.ask(new Msg.Get())).as("the counter").isEqualTo(2);
            }
          });
      scheduler.run();
    };
  }

  @Test
  void toGetAndThenSetIsFoundAndReplays() {
    var program = twice(counter -> counter.tell(new Msg.Set(counter.ask(new Msg.Get()) + 1)));
    var found = Explorer.random(1).withBound(BOUND).explore(program).found().orElseThrow();
    assertThat(found.failure()).hasMessageContaining("the counter");
    var again = Explorer.replay(found.schedule()).explore(program).found().orElseThrow();
    assertThat(again.story()).isEqualTo(found.story());
  }

  @Test
  void toAddInOneMessageIsNot() {
    for (var explorer : new Explorer[] {Explorer.random(1), Explorer.pct(1, 3)}) {
      var exploration =
          explorer.withBound(BOUND).check(twice(counter -> counter.tell(new Msg.Add(1))));
      assertThat(exploration.schedules()).isGreaterThan(1);
    }
  }
}
