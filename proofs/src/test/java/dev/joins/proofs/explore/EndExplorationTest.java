package dev.joins.proofs.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.ChannelClosedException;
import dev.joins.channel.Channel;
import dev.joins.channel.Clause;
import dev.joins.dsl.Joins;
import dev.joins.dsl.NoReplyException;
import dev.joins.dsl.ReplyChannel;
import dev.joins.dsl.Signal;
import dev.joins.proofs.junit.ExploreSchedules;
import dev.joins.sync.CyclicBarrier;
import dev.joins.sync.Exchanger;
import dev.joins.tasklet.CooperativeScheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Timeout;

/**
 * What becomes of what goes on when a channel, a definition, the future of a call, or a wait at a
 * synchroniser ends: on every schedule of a small program.
 */
@Timeout(300)
class EndExplorationTest {
  private final List<String> log = new ArrayList<>();

  /** Gives one message away, or is refused. */
  private void send(Channel<String> channel, String message) throws InterruptedException {
    try {
      channel.send(message);
    } catch (ChannelClosedException refused) {
      log.add("refused " + message);
    }
  }

  private void receive(Channel<String> channel) throws InterruptedException {
    try {
      log.add("got " + channel.receive());
    } catch (ChannelClosedException refused) {
      log.add("nothing");
    }
  }

  // ---- a channel

  private void closeWhileSending(CooperativeScheduler scheduler, int capacity) {
    log.clear();
    var channel = Channel.<String>of("c", capacity, null);
    var left = new ArrayList<Object>();
    scheduler.spawn("sender", () -> send(channel, "a"));
    scheduler.spawn("other", () -> send(channel, "b"));
    scheduler.spawn("receiver", () -> receive(channel));
    scheduler.spawn("closer", () -> left.addAll(channel.closeNow()));
    scheduler.run();
    log.remove("nothing");
    left.forEach(each -> log.add("left " + each));
    assertThat(log.stream().map(each -> each.replaceAll(".* ", "")))
        .containsExactlyInAnyOrder("a", "b");
  }

  @ExploreSchedules
  void whatIsSentAtARendezvousThatIsClosedIsTakenOrRefused(CooperativeScheduler scheduler) {
    closeWhileSending(scheduler, 0);
  }

  @ExploreSchedules
  void whatIsSentToABufferThatIsClosedIsTakenLeftOrRefused(CooperativeScheduler scheduler) {
    closeWhileSending(scheduler, 1);
  }

  @ExploreSchedules
  void whoSelectsWhileAChannelIsClosedTakesOfTheOtherOrFails(CooperativeScheduler scheduler) {
    log.clear();
    var closed = Channel.<String>unbounded("closed");
    var other = Channel.<String>unbounded("other");
    scheduler.spawn(
        "selects", () -> log.add(Clause.select(Clause.receive(closed), Clause.receive(other))));
    scheduler.spawn("closer", closed::close);
    scheduler.spawn("sender", () -> other.send("m"));
    scheduler.run();
    assertThat(log).containsExactly("m");
  }

  @ExploreSchedules
  void roomThatIsReservedWhenAChannelIsClosedIsFilledOrRefused(CooperativeScheduler scheduler) {
    log.clear();
    var j = Joins.open("n", scheduler);
    Channel<String> in = j.channel("in");
    var full = Channel.<String>buffered("full", 1);
    j.on(in)
        .and(full.room())
        .react((message, room) -> {
          try {
            room.send(message);
          } catch (ChannelClosedException refused) {
            log.add("refused " + message);
          }
        });
    scheduler.spawn("sender", () -> in.send("m"));
    scheduler.spawn("closer", () -> full.closeNow().forEach(left -> log.add("left " + left)));
    scheduler.run();
    j.close();
    j.untaken().forEach((name, left) -> left.forEach(each -> log.add(name + " " + each)));
    assertThat(log).hasSize(1).isSubsetOf("refused m", "left m", "in m");
  }

  // ---- a definition, and the future of a call

  @ExploreSchedules
  void whatMatchesWhileADefinitionIsClosedIsRunOrUntaken(CooperativeScheduler scheduler) {
    log.clear();
    var j = Joins.open("n", scheduler);
    Channel<String> a = j.channel("a");
    Channel<String> b = j.channel("b", 1);
    j.on(a).and(b).react((one, other) -> log.addAll(List.of("run " + one, "run " + other)));
    scheduler.spawn("a", () -> send(a, "a"));
    scheduler.spawn("b", () -> send(b, "b"));
    scheduler.spawn("closer", j::close);
    scheduler.run();
    j.untaken().values().forEach(left -> left.forEach(each -> log.add("untaken " + each)));
    assertThat(log.stream().map(each -> each.replaceAll(".* ", "")))
        .containsExactlyInAnyOrder("a", "b");
  }

  @ExploreSchedules
  void aPatternThatIsInstalledWhileItsDefinitionIsClosedIsOut(CooperativeScheduler scheduler) {
    log.clear();
    var j = Joins.open("n", scheduler);
    var a = Channel.<String>unbounded("a");
    scheduler.spawn(
        "installs",
        () -> {
          try {
            j.on(a).react(message -> log.add("run " + message));
          } catch (IllegalStateException refused) {
            log.add("refused");
          }
        });
    scheduler.spawn("sender", () -> a.send("m"));
    scheduler.spawn("closer", j::close);
    scheduler.run();
    log.remove("refused");
    a.closeNow().forEach(left -> log.add("left " + left));
    assertThat(log).hasSize(1).isSubsetOf("run m", "left m");
  }

  private void hear(CompletableFuture<String> future) {
    var _ =
        future.whenComplete((reply, error) ->
            log.add(
                error instanceof ChannelClosedException || error instanceof NoReplyException
                    ? "told"
                    : error instanceof CancellationException ? "cancelled" : reply));
  }

  @ExploreSchedules
  void whoAsksWhileADefinitionIsClosedIsAnsweredOrTold(CooperativeScheduler scheduler) {
    log.clear();
    var j = Joins.open("n", scheduler);
    ReplyChannel<String, String> ask = j.replyChannel("ask");
    j.on(ask).reply(question -> "answer");
    scheduler.spawn(
        "asker",
        () -> {
          try {
            hear(ask.callAsync("q"));
          } catch (ChannelClosedException closed) {
            log.add("told");
          }
        });
    scheduler.spawn("closer", j::close);
    scheduler.run();
    assertThat(log).hasSize(1).isSubsetOf("answer", "told");
  }

  @ExploreSchedules
  void aFutureThatIsCancelledIsAnsweredOrItsQuestionIsGone(CooperativeScheduler scheduler) {
    var j = Joins.open("n", scheduler);
    log.clear();
    ReplyChannel<String, String> ask = j.replyChannel("ask");
    Signal go = j.signal("go");
    j.on(ask).and(go).reply(question -> "answer");
    var future = ask.callAsync("q");
    hear(future);
    scheduler.spawn("canceller", () -> future.cancel(true));
    scheduler.spawn("go", go::send);
    scheduler.run();
    assertThat(log).hasSize(1).isSubsetOf("answer", "cancelled");
    j.close();
    assertThat(j.untaken().containsKey("go")).isEqualTo(log.contains("cancelled"));
    assertThat(j.untaken()).doesNotContainKey("ask");
  }

  @ExploreSchedules
  void aBodyWhoseTaskletIsKilledBeforeItBeginsLeavesNothingBehind(CooperativeScheduler scheduler) {
    log.clear();
    var j = Joins.open("n", scheduler);
    ReplyChannel<String, String> ask = j.replyChannel("ask");
    j.on(ask).reply(question -> "answer");
    scheduler.spawn("asker", () -> hear(ask.callAsync("q")));
    scheduler.spawn(
        "fails",
        () -> {
          throw new IllegalStateException("enough");
        });
    try {
      scheduler.run();
    } catch (IllegalStateException enough) {
      assertThat(enough).hasMessage("enough");
    }
    scheduler.close(); // bodies that have not begun never will
    assertThat(log).hasSizeLessThanOrEqualTo(1).isSubsetOf("answer", "told");
    j.close();
  }

  // ---- waits at a synchroniser

  @ExploreSchedules
  void whoIsInterruptedAtABarrierHasPassedOrHasNotCome(CooperativeScheduler scheduler) {
    log.clear();
    var barrier = new CyclicBarrier("b", 2);
    var first =
        scheduler.spawn(
            "first",
            () -> {
              barrier.await();
              log.add("first");
            });
    scheduler.spawn(
        "second",
        () -> {
          barrier.await();
          log.add("second");
        });
    scheduler.spawn("interrupter", first::interrupt);
    scheduler.runUntilIdle();
    assertThat(log.size()).as("both or none").isIn(0, 2);
  }

  @ExploreSchedules
  void whoIsInterruptedAtAnExchangerHasExchangedOrNot(CooperativeScheduler scheduler) {
    log.clear();
    var exchanger = new Exchanger<String>("e");
    var first = scheduler.spawn("first", () -> log.add(exchanger.exchange("1")));
    scheduler.spawn("second", () -> log.add(exchanger.exchange("2")));
    scheduler.spawn("interrupter", first::interrupt);
    scheduler.runUntilIdle();
    assertThat(log.size()).as("both or none").isIn(0, 2);
  }
}
