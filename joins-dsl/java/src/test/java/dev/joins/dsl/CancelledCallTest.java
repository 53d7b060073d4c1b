package dev.joins.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.channel.Channel;
import dev.joins.testing.Trial;
import dev.joins.testing.UnderEachScheduler;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** A call that is given up has withdrawn its request; otherwise it was taken, and is answered. */
class CancelledCallTest {
  private static final int CALLERS = 4;
  private static final int ROUNDS = 50;

  @UnderEachScheduler
  void aCallIsWithdrawnOrAnsweredNeverBoth(Trial trial) throws Exception {
    var bodies = new AtomicInteger();
    var answers = new AtomicInteger();
    var tokens = new AtomicReference<Channel<Integer>>();
    var definition = new AtomicReference<Joins>();
    trial.play(stage -> {
      var j = stage.joins();
      ReplyChannel<Integer, Integer> ask = j.replyChannel("ask");
      Channel<Integer> token = Channel.unbounded("token"); // is still there when all is over
      tokens.set(token);
      definition.set(j);
      j.on(ask)
          .and(token)
          .reply((question, t) -> {
            bodies.incrementAndGet();
            return question;
          });
      stage.spawn(
          "tokens",
          () -> {
            for (var i = 0; i < CALLERS * ROUNDS; i++) {
              stage.pause();
              token.send(i);
            }
          });
      var callers =
          stage.spawn(
              "caller",
              CALLERS,
              me -> {
                for (var i = 0; i < ROUNDS; i++) {
                  try {
                    answers.addAndGet(ask.call(i, stage.aWhile()).isPresent() ? 1 : 0);
                  } catch (InterruptedException harassed) {
                    // the next call
                  }
                }
              });
      stage.harass(callers, ROUNDS);
    });
    assertThat(bodies.get()).isPositive();
    assertThat(answers.get()).isEqualTo(bodies.get());
    assertThat(tokens.get().place().snapshot()).hasSize(CALLERS * ROUNDS - bodies.get());
    assertThat(definition.get().untaken()).as("requests left behind").isEmpty();
  }
}
