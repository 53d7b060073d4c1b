package dev.joins.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.channel.Channel;
import dev.joins.channel.Clause;
import dev.joins.tasklet.CooperativeScheduler;
import dev.joins.tasklet.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Patterns without types, as another notation builds them. */
class JoinNTest {
  private final CooperativeScheduler scheduler = Scheduler.cooperative();
  private final Joins j = Joins.open("test", scheduler);
  private final Channel<Integer> numbers = j.channel("numbers");
  private final ReplyChannel<String, String> asks = j.replyChannel("asks");
  private final List<String> log = new ArrayList<>();

  @AfterEach
  void close() {
    scheduler.close();
    j.close();
  }

  @Test
  void theFirstTermDecidesWhoRunsTheBody() throws Exception {
    CallChannel<Integer> calls = j.callChannel("calls");
    var gate = j.gate("gate");
    Channel<Integer> more = j.channel("more");
    JoinN.of(j).and(numbers).react(values -> log.add("number " + List.of(values)));
    JoinN.of(j, calls).react(values -> log.add("call " + List.of(values)));
    JoinN.of(j, gate).react(values -> log.add("gate with " + values.length));
    JoinN.of(j, asks).and(more).reply(values -> values[0] + " " + values[1]);
    scheduler.spawn(
        "user",
        () -> {
          numbers.send(1);
          more.send(3);
          calls.call(2);
          gate.pass();
          log.add(asks.call("got"));
        });
    scheduler.run();
    assertThat(log).containsExactlyInAnyOrder("number [1]", "call [2]", "gate with 1", "got 3");
  }

  @Test
  void aQuestionIsRepliedToAndNothingElseIs() {
    assertThatThrownBy(() -> JoinN.of(j, asks).react(values -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("begins with a question: reply to it");
    assertThatThrownBy(() -> JoinN.of(j).and(numbers).reply(values -> "no"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not begin with a question");
  }

  @Test
  void aConditionBeforeTheFirstTermIsRefused() {
    assertThatThrownBy(() -> JoinN.of(j).where(values -> false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("put it behind the first term");
  }

  @Test
  void aDelayBelongsIntoASelect() throws Exception {
    var late = JoinN.after(j, Duration.ofSeconds(1)).named("late");
    assertThatThrownBy(() -> late.react(values -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("belongs into a select");
    scheduler.spawn("user", () -> log.add(Clause.select(late.map(values -> "time is up"))));
    scheduler.run();
    assertThat(log).containsExactly("time is up");
  }
}
