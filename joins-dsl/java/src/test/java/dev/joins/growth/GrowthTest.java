package dev.joins.growth;

import dev.joins.Loan;
import dev.joins.channel.Channel;
import dev.joins.channel.Join;
import dev.joins.dsl.Joins;
import dev.joins.dsl.Reaction;
import dev.joins.match.commit.Rule;
import dev.joins.tasklet.ParallelScheduler;
import dev.joins.tasklet.Tasklet;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Many of one kind: each is done with without a look at all the others. */
class GrowthTest {
  // ---- tasklets

  @Test
  void thoseWhoAwaitTheEndOfOneTasklet() throws Exception {
    Growth.assertLinearInMemory(
        4_000,
        count -> {
          var crowd = new Growth.Crowd();
          Channel<Integer> go = Channel.unbounded("go");
          var awaited = crowd.scheduler().spawn("awaited", go::receive);
          return crowd.of(count, awaited::awaitEnd).until(() -> go.send(1));
        });
  }

  @Test
  void thoseWhoGiveUpToAwaitIt() throws Exception {
    Growth.assertLinearInMemory(
        4_000,
        count -> {
          var crowd = new Growth.Crowd();
          Channel<Integer> go = Channel.unbounded("go");
          var awaited = crowd.scheduler().spawn("awaited", go::receive);
          return crowd
              .of(count, awaited::awaitEnd)
              .until(() -> {
                crowd.tasklets().forEach(Tasklet::interrupt);
                crowd.scheduler().runUntilIdle();
                go.send(1);
              });
        });
  }

  // ---- loans

  /** The one with the least price stands in the middle, and is put back there each time. */
  @Test
  void whatIsPutBackAmongMany() throws Exception {
    Growth.assertLinear(
        2_000,
        count -> {
          Channel<Integer> asks = Channel.unbounded("asks");
          Channel<Integer> bids = Channel.unbounded("bids");
          var best = Join.of(asks.lowest(price -> price).loan(), bids);
          Rule.install(best.pattern(), values -> putBack((Loan<?>) values[0]));
          for (var i = 0; i < count; i++) {
            asks.send(Math.abs(i - count / 2));
          }
          return () -> {
            for (var i = 0; i < count; i++) {
              bids.send(i);
            }
          };
        });
  }

  private static <T> void putBack(Loan<T> loan) {
    loan.putBack(loan.value());
  }

  // ---- patterns

  private static Joins open() {
    return Joins.open("j", ParallelScheduler.detached()); // nothing is spawned there
  }

  @Test
  void patternsWithConditionsOverOneChannel() throws Exception {
    Growth.assertLinear(
        500,
        count -> {
          var j = open();
          Channel<Integer> a = j.channel("a");
          return () -> {
            for (var i = 0; i < count; i++) {
              var own = i;
              j.on(a.where(n -> n == own)).react(n -> {});
            }
          };
        });
  }

  @Test
  void patternsOverOneChannelAndOneOfTheirOwn() throws Exception {
    Growth.assertLinear(
        500,
        count -> {
          var j = open();
          Channel<Integer> a = j.channel("a");
          List<Channel<Integer>> b = j.channels("b", count);
          return () -> b.forEach(own -> j.on(a).and(own).react((x, y) -> {}));
        });
  }

  @Test
  void channelsThatMayBeAMistake() throws Exception {
    Growth.assertLinear(
        500,
        count -> {
          var j = open();
          List<Channel<Integer>> all = j.channels("a", count);
          all.forEach(a -> j.on(a).react(n -> {}));
          return j::warnings;
        });
  }

  @Test
  void channelsOfOneNameInWhichSomethingIsLeft() throws Exception {
    Growth.assertLinear(
        2_000,
        count -> {
          var j = open();
          for (var i = 0; i < count; i++) {
            j.<Integer>channel("a").send(i);
          }
          return j::close;
        });
  }

  @Test
  void patternsWithKeysThatComeAndGo() throws Exception {
    Growth.assertLinear(
        1_000,
        count -> {
          var j = open();
          Channel<Integer> a = j.channel("a");
          List<Channel<Integer>> b = j.channels("b", count);
          a.send(1); // so each has something to forget
          return () ->
              b.stream()
                  .map(own -> j.on(a.by(n -> n)).and(own.by(n -> n)).react((x, y) -> {}))
                  .toList()
                  .forEach(Reaction::remove);
        });
  }

  @Test
  void patternsWithTimeLimitsThatComeAndGo() throws Exception {
    Growth.assertLinear(
        2_000,
        count -> {
          var j = open();
          Channel<Integer> a = j.channel("a");
          List<Channel<Integer>> b = j.channels("b", count);
          return () ->
              b.stream()
                  .map(own ->
                      j.on(a.within(Duration.ofHours(1), n -> {})).and(own).react((x, y) -> {}))
                  .toList()
                  .forEach(Reaction::remove);
        });
  }

  @Test
  void channelsThatAreJoinedFromTheLastToTheFirst() throws Exception {
    Growth.assertLinear(
        3_000,
        count -> {
          var j = open();
          List<Channel<Integer>> b = j.channels("b", count);
          Channel<Integer> a = j.channel("a");
          b.reversed().forEach(own -> j.on(a).and(own).react((x, y) -> {}));
          return () -> b.forEach(own -> own.trySend(1)); // each looks for the lock of all
        });
  }
}
