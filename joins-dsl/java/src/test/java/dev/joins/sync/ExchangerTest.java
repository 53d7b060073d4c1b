package dev.joins.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.testing.Trial;
import dev.joins.testing.UnderEachScheduler;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Each gets what the other brought, and who gives up has given nothing. */
class ExchangerTest {
  private static final int TASKLETS = 4;
  private static final int ROUNDS = 40;

  private record Swap(int mine, int other) {}

  @UnderEachScheduler
  void exchangesArePairs(Trial trial) throws Exception {
    List<Swap> swaps =
        trial.play(stage -> {
          var exchanger = new Exchanger<Integer>("exchanger");
          var offers = new AtomicInteger(TASKLETS * ROUNDS); // even: nobody is left alone
          stage.spawn(
              "t",
              TASKLETS,
              me -> {
                for (var mine = offers.decrementAndGet();
                    mine >= 0;
                    mine = offers.decrementAndGet()) {
                  stage.pause();
                  stage.log(new Swap(mine, exchanger.exchange(mine)));
                }
              });
        });
    assertThat(swaps).hasSize(TASKLETS * ROUNDS);
    assertPairs(swaps);
  }

  @UnderEachScheduler
  void whoGivesUpHasExchangedNothing(Trial trial) throws Exception {
    List<Swap> swaps =
        trial.play(stage -> {
          var exchanger = new Exchanger<Integer>("exchanger");
          var tasklets =
              stage.spawn(
                  "t",
                  TASKLETS,
                  me -> {
                    for (var i = 0; i < ROUNDS; i++) {
                      var mine = me * ROUNDS + i;
                      try {
                        exchanger
                            .exchange(mine, stage.aWhile())
                            .ifPresent(other -> stage.log(new Swap(mine, other)));
                      } catch (InterruptedException harassed) {
                        // the next round
                      }
                    }
                  });
          stage.harass(tasklets, ROUNDS);
        });
    assertPairs(swaps);
  }

  private static void assertPairs(List<Swap> swaps) {
    var by = swaps.stream().collect(Collectors.toMap(Swap::mine, Swap::other));
    assertThat(swaps).allMatch(swap -> swap.mine() != swap.other());
    assertThat(swaps).allMatch(swap -> Integer.valueOf(swap.mine()).equals(by.get(swap.other())));
  }
}
