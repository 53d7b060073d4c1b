package dev.joins.proofs.jcstress;

import dev.joins.ChannelClosedException;
import dev.joins.channel.Channel;
import dev.joins.dsl.Joins;
import dev.joins.dsl.ReplyChannel;
import dev.joins.dsl.Request;
import dev.joins.match.commit.Receiving;
import dev.joins.tasklet.Scheduler;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;
import org.openjdk.jcstress.infra.results.ZZZ_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** Races between a caller, whoever owes it a reply, and whoever ends the call. */
public final class ReplyRaces {
  private ReplyRaces() {}

  /** A definition with one channel, whose requests an actor takes by hand. */
  abstract static class Counter {
    private static final Scheduler SCHEDULER = Scheduler.parallel();

    final Joins joins = Joins.open("counter", SCHEDULER);
    final ReplyChannel<Letter, Letter> asks = joins.replyChannel("asks");

    @SuppressWarnings("unchecked") // of this channel
    final @Nullable Request<Letter, Letter> tryTake() {
      return (Request<Letter, Letter>) Receiving.tryReceive(asks.place());
    }

    static boolean tryReply(Request<Letter, Letter> request) {
      try {
        request.reply(Letter.written());
        return true;
      } catch (IllegalStateException answered) {
        return false;
      }
    }
  }

  /** Question and reply are seen by whom they are for. */
  @JCStressTest
  @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "both letters are seen")
  @State
  public static class ReplyAgainstWaitingCaller extends Counter {
    @Actor
    public void call(II_Result result) {
      result.r1 = Blocking.call(() -> asks.call(Letter.written())).text;
    }

    @Actor
    @SuppressWarnings("unchecked") // of this channel
    public void reply(II_Result result) {
      var request = (Request<Letter, Letter>) Blocking.call(() -> Receiving.receive(asks.place()));
      result.r2 = request.value().text;
      request.reply(Letter.written());
    }
  }

  /** A body that runs on the caller's thread sees what the others have sent. */
  @JCStressTest
  @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "the letter of the other is seen")
  @State
  public static class BodyOnTheCallersThread extends Counter {
    private final Channel<Letter> letters = joins.channel("letters");

    public BodyOnTheCallersThread() {
      joins.on(asks).and(letters).reply((question, letter) -> letter);
    }

    @Actor
    public void call(I_Result result) {
      result.r1 = Blocking.call(() -> asks.call(new Letter())).text;
    }

    @Actor
    public void send() {
      letters.trySend(Letter.written());
    }
  }

  /** A caller whose time is up was never heard; one who was heard gets the reply, however late. */
  @JCStressTest
  @Outcome(id = "false, false", expect = Expect.ACCEPTABLE, desc = "its time was up")
  @Outcome(id = "true, true", expect = Expect.ACCEPTABLE, desc = "taken in time, and answered")
  @State
  public static class ReplyAgainstTimeout extends Counter {
    private static final Duration MOMENT = Duration.ofNanos(500);

    @Actor
    public void call(ZZ_Result result) {
      result.r1 = Blocking.call(() -> asks.call(new Letter(), MOMENT)).isPresent();
    }

    @Actor
    public void reply(ZZ_Result result) {
      var request = tryTake();
      result.r2 = request != null && tryReply(request);
    }
  }

  /** A request is answered once. */
  @JCStressTest
  @Outcome(
      id = {"true, false, true", "false, true, true"},
      expect = Expect.ACCEPTABLE,
      desc = "once")
  @State
  public static class TwoReplies extends Counter {
    private final CompletableFuture<Letter> reply = asks.callAsync(new Letter());
    private final Request<Letter, Letter> request = Objects.requireNonNull(tryTake());

    @Actor
    public void one(ZZZ_Result result) {
      result.r1 = tryReply(request);
    }

    @Actor
    public void other(ZZZ_Result result) {
      result.r2 = tryReply(request);
    }

    @Arbiter
    public void judge(ZZZ_Result result) {
      result.r3 = reply.isDone();
    }
  }

  /** A future is cancelled before its request is taken, or not at all. */
  @JCStressTest
  @Outcome(id = "true, false", expect = Expect.ACCEPTABLE, desc = "cancelled before")
  @Outcome(id = "false, true", expect = Expect.ACCEPTABLE, desc = "taken before")
  @State
  public static class CancelOfAFutureAgainstTaking extends Counter {
    private final CompletableFuture<Letter> reply = asks.callAsync(new Letter());

    @Actor
    public void cancel(ZZ_Result result) {
      result.r1 = reply.cancel(true);
    }

    @Actor
    public void take(ZZ_Result result) {
      result.r2 = tryTake() != null;
    }
  }

  /** A caller who waits as the definition is closed is told so. */
  @JCStressTest
  @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "what came before the close is seen")
  @State
  public static class CloseAgainstWaitingCaller extends Counter {
    private final Letter last = new Letter();

    @Actor
    public void call(I_Result result) {
      try {
        Blocking.call(() -> asks.call(new Letter()));
      } catch (ChannelClosedException closed) {
        result.r1 = last.text;
      }
    }

    @Actor
    public void close() {
      last.text = 1;
      joins.close();
    }
  }
}
