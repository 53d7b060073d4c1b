package dev.joins.proofs.jcstress;

import dev.joins.ChannelClosedException;
import dev.joins.Posted;
import dev.joins.channel.Channel;
import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** Races at one channel. */
public final class ChannelRaces {
  private ChannelRaces() {}

  /** A message passes through the queue, under the lock. */
  @JCStressTest
  @Outcome(id = "-1", expect = Expect.ACCEPTABLE, desc = "nothing there yet")
  @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "what was written before the send is seen")
  @State
  public static class SendAgainstTryReceive {
    private final Channel<Letter> open = Channel.unbounded("open");

    @Actor
    public void send() {
      open.trySend(Letter.written());
    }

    @Actor
    public void receive(I_Result result) {
      result.r1 = open.tryReceive().map(letter -> letter.text).orElse(-1);
    }
  }

  /** The value of a waiting receiver is a plain field, which it reads without the lock. */
  @JCStressTest
  @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "what was written before the send is seen")
  @State
  public static class SendAgainstWaitingReceiver {
    private final Channel<Letter> open = Channel.unbounded("open");

    @Actor
    public void send() {
      Blocking.run(() -> open.send(Letter.written()));
    }

    @Actor
    public void receive(I_Result result) {
      result.r1 = Blocking.call(open::receive).text;
    }
  }

  /** A sender that waits goes on when its message was taken, and not before. */
  @JCStressTest
  @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "what came before the receive is seen")
  @State
  public static class ReceiveAgainstWaitingSender {
    private final Channel<Letter> meeting = Channel.rendezvous("meeting");
    private final Letter answer = new Letter();

    @Actor
    public void send(I_Result result) {
      Blocking.run(() -> meeting.send(Letter.written()));
      result.r1 = answer.text;
    }

    @Actor
    public void receive() {
      answer.text = 1;
      Blocking.call(meeting::receive);
    }
  }

  /** A sender that waits for room goes on when there is some. */
  @JCStressTest
  @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "the first was taken, the second waits")
  @State
  public static class ReceiveAgainstSenderWaitingForRoom {
    private final Channel<Letter> buffer = Channel.buffered("buffer", 1);
    private final Letter answer = new Letter();

    public ReceiveAgainstSenderWaitingForRoom() {
      buffer.trySend(new Letter());
    }

    @Actor
    public void send(II_Result result) {
      Blocking.run(() -> buffer.send(Letter.written()));
      result.r1 = answer.text;
    }

    @Actor
    public void receive() {
      answer.text = 1;
      Blocking.call(buffer::receive);
    }

    @Arbiter
    public void look(II_Result result) {
      result.r2 = buffer.tryReceive().orElseThrow().text;
    }
  }

  /** One message goes to one receiver. */
  @JCStressTest
  @Outcome(
      id = {"1, -1", "-1, 1"},
      expect = Expect.ACCEPTABLE,
      desc = "one of them got it")
  @State
  public static class TwoReceivers {
    private final Channel<Letter> open = Channel.unbounded("open");

    public TwoReceivers() {
      open.trySend(Letter.written());
    }

    @Actor
    public void one(II_Result result) {
      result.r1 = open.tryReceive().map(letter -> letter.text).orElse(-1);
    }

    @Actor
    public void other(II_Result result) {
      result.r2 = open.tryReceive().map(letter -> letter.text).orElse(-1);
    }
  }

  /** A message is refused, or sent and then left over. */
  @JCStressTest
  @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "sent, and reported as left over")
  @Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "refused")
  @State
  public static class CloseAgainstSend {
    private final Channel<Letter> open = Channel.unbounded("open");

    @Actor
    public void send(II_Result result) {
      try {
        Blocking.run(() -> open.send(Letter.written()));
        result.r1 = 1;
      } catch (ChannelClosedException closed) {
        result.r1 = 0;
      }
    }

    @Actor
    public void close(II_Result result) {
      result.r2 = open.closeNow().size();
    }
  }

  /** Why a wait has failed is a plain field, too. */
  @JCStressTest
  @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "what came before the close is seen")
  @State
  public static class CloseAgainstWaitingReceiver {
    private final Channel<Letter> open = Channel.unbounded("open");
    private final Letter last = new Letter();

    @Actor
    public void receive(I_Result result) {
      try {
        Blocking.call(open::receive);
      } catch (ChannelClosedException closed) {
        result.r1 = last.text;
      }
    }

    @Actor
    public void close() {
      last.text = 1;
      open.close();
    }
  }

  /** A message that is taken back was not taken, and the other way round. */
  @JCStressTest
  @Outcome(id = "true, false", expect = Expect.ACCEPTABLE, desc = "taken back")
  @Outcome(id = "false, true", expect = Expect.ACCEPTABLE, desc = "taken")
  @State
  public static class WithdrawalAgainstReceive {
    private final Channel<Letter> open = Channel.unbounded("open");
    private final Posted posted = open.post(new Letter());

    @Actor
    public void withdraw(ZZ_Result result) {
      result.r1 = posted.withdraw();
    }

    @Actor
    public void receive(ZZ_Result result) {
      result.r2 = open.tryReceive().isPresent();
    }
  }

  /** A sender whose time is up has sent nothing, or was in time. */
  @JCStressTest
  @Outcome(id = "false, false", expect = Expect.ACCEPTABLE, desc = "its time was up")
  @Outcome(id = "true, true", expect = Expect.ACCEPTABLE, desc = "taken in time")
  @State
  public static class TimeoutAgainstReceive {
    private static final Duration MOMENT = Duration.ofNanos(500);

    private final Channel<Letter> meeting = Channel.rendezvous("meeting");

    @Actor
    public void send(ZZ_Result result) {
      result.r1 = Blocking.call(() -> meeting.send(new Letter(), MOMENT));
    }

    @Actor
    public void receive(ZZ_Result result) {
      result.r2 = meeting.tryReceive().isPresent();
    }
  }
}
