package dev.joins.proofs.jcstress;

import dev.joins.channel.Channel;
import dev.joins.channel.Clause;
import dev.joins.channel.Join;
import dev.joins.match.commit.ReservedRoom;
import dev.joins.match.commit.Rule;
import dev.joins.match.pattern.Input;
import dev.joins.match.pattern.PatternBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** Races over several channels: joins, selects, and the merging of their locks. */
public final class JoinRaces {
  private JoinRaces() {}

  /** Letters that rules take, and what these have read in them. */
  abstract static class Desk {
    final Channel<Letter> a = Channel.unbounded("a");
    final Channel<Letter> b = Channel.unbounded("b");
    private int matches;
    private int read;

    final Rule rule(Channel<?>... channels) {
      return install(Stream.of(channels).map(channel -> new Input(channel.place(), 1)).toList());
    }

    final Rule install(List<Input> inputs) {
      return Rule.install(new PatternBuilder().inputs(inputs).build(), this::match);
    }

    /** By whichever actor completes a match; of two matches, perhaps at once. */
    private synchronized void match(Object[] letters) {
      matches++;
      for (var letter : letters) {
        read += ((Letter) letter).text;
      }
    }

    final synchronized int matches() {
      return matches;
    }

    final synchronized int read() {
      return read;
    }
  }

  /** Whoever comes last runs the reaction, and sees what the other has written. */
  @JCStressTest
  @Outcome(id = "1, 2", expect = Expect.ACCEPTABLE, desc = "one match, which sees both letters")
  @State
  public static class TheLastTwoMessagesOfAJoin extends Desk {
    public TheLastTwoMessagesOfAJoin() {
      rule(a, b);
    }

    @Actor
    public void one() {
      a.trySend(Letter.written());
    }

    @Actor
    public void other() {
      b.trySend(Letter.written());
    }

    @Arbiter
    public void judge(II_Result result) {
      result.r1 = matches();
      result.r2 = read();
    }
  }

  /** A message that two joins want goes to one of them. */
  @JCStressTest
  @Outcome(id = "1, 0, 1", expect = Expect.ACCEPTABLE, desc = "one match, one message is left")
  @State
  public static class TwoJoinsOverOneMessage extends Desk {
    private final Channel<Letter> c = Channel.unbounded("c");

    public TwoJoinsOverOneMessage() {
      rule(a, b);
      rule(a, c);
      b.trySend(Letter.written());
    }

    @Actor
    public void one() {
      a.trySend(Letter.written());
    }

    @Actor
    public void other() {
      c.trySend(Letter.written());
    }

    @Arbiter
    public void judge(III_Result result) {
      result.r1 = matches();
      result.r2 = left(a);
      result.r3 = left(b) + left(c);
    }
  }

  /** What a waiting select has taken is in plain fields, which it reads without the lock. */
  @JCStressTest
  @Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "both letters are seen")
  @State
  public static class SendsAgainstWaitingSelect {
    private final Channel<Letter> a = Channel.unbounded("a");
    private final Channel<Letter> b = Channel.unbounded("b");

    @Actor
    public void send() {
      a.trySend(Letter.written());
      b.trySend(Letter.written());
    }

    @Actor
    public void select(I_Result result) {
      var both = Join.of(a, b);
      result.r1 =
          Blocking.call(() ->
              Clause.select(
                  Clause.take(
                      both, letters -> ((Letter) letters[0]).text + ((Letter) letters[1]).text)));
    }
  }

  /** A select gives one of its messages, or none because its time is up. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "its time was up, nothing was taken")
  @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "one was given, one taken")
  @State
  public static class TimeoutOfASelectAgainstTakersOfItsGifts {
    private static final Duration MOMENT = Duration.ofNanos(500);

    private final Channel<Letter> a = Channel.rendezvous("a");
    private final Channel<Letter> b = Channel.rendezvous("b");

    @Actor
    public void select(II_Result result) {
      result.r1 =
          Blocking.call(() ->
              Clause.select(
                  Clause.send(a, new Letter(), 1),
                  Clause.send(b, new Letter(), 1),
                  Clause.takeAfter(MOMENT, Join.of(), none -> 0)));
    }

    @Actor
    public void take(II_Result result) {
      result.r2 = left(a) + left(b);
    }
  }

  /** Which lock a channel has is read before it is taken; it may have been merged since. */
  @JCStressTest
  @Outcome(id = "1, 2", expect = Expect.ACCEPTABLE, desc = "one match, which sees both letters")
  @State
  public static class MergeOfLocksAgainstSends extends Desk {
    @Actor
    public void merge() {
      rule(a, b);
    }

    @Actor
    public void send() {
      a.trySend(Letter.written());
      b.trySend(Letter.written());
    }

    @Arbiter
    public void judge(II_Result result) {
      result.r1 = matches();
      result.r2 = read();
    }
  }

  /** Two who merge the same locks do not wait for each other, and agree on the outcome. */
  @JCStressTest
  @Outcome(id = "1, 2", expect = Expect.ACCEPTABLE, desc = "merged: all channels count as one")
  @State
  public static class MergesInOppositeOrder extends Desk {
    private final Channel<Letter> c = Channel.unbounded("c");

    @Actor
    public void one() {
      rule(a, b);
    }

    @Actor
    public void other() {
      rule(c, b, a);
    }

    @Arbiter
    public void judge(II_Result result) {
      b.trySend(Letter.written());
      a.trySend(Letter.written());
      result.r1 = matches();
      result.r2 = read();
    }
  }

  /** A removed rule takes nothing; one that is there takes at once. */
  @JCStressTest
  @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "it fired before")
  @Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "it was removed before")
  @State
  public static class RemovalOfARuleAgainstASend extends Desk {
    private final Rule rule = rule(a, b);

    public RemovalOfARuleAgainstASend() {
      b.trySend(Letter.written());
    }

    @Actor
    public void remove() {
      rule.remove();
    }

    @Actor
    public void send() {
      a.trySend(Letter.written());
    }

    @Arbiter
    public void judge(II_Result result) {
      result.r1 = matches();
      result.r2 = left(a);
    }
  }

  /** A message is screened before the lock is taken, by indexes that may have changed since. */
  @JCStressTest
  @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "it passes the filter, and is taken")
  @State
  public static class NewFilterAgainstASend extends Desk {
    @Actor
    public void install() {
      install(List.of(written(a)));
    }

    @Actor
    public void send() {
      a.trySend(Letter.written());
    }

    @Arbiter
    public void judge(II_Result result) {
      result.r1 = matches();
      result.r2 = read();
    }
  }

  /** The same, as one of two filters goes. */
  @JCStressTest
  @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "the other one is still there")
  @State
  public static class RemovalOfAFilterAgainstASend extends Desk {
    private final Rule going = install(List.of(written(a), written(b)));

    public RemovalOfAFilterAgainstASend() {
      install(List.of(written(a)));
    }

    @Actor
    public void remove() {
      going.remove();
    }

    @Actor
    public void send() {
      a.trySend(Letter.written());
    }

    @Arbiter
    public void judge(II_Result result) {
      result.r1 = matches();
      result.r2 = left(a);
    }
  }

  /** Room that was reserved is filled, or given back. */
  @JCStressTest
  @Outcome(id = "true, false", expect = Expect.ACCEPTABLE, desc = "filled: there is no room left")
  @Outcome(id = "false, true", expect = Expect.ACCEPTABLE, desc = "given back: there is room")
  @State
  public static class RoomFilledAgainstGivenBack {
    private final Channel<Letter> buffer = Channel.buffered("buffer", 1);
    private Optional<ReservedRoom> room = Optional.empty();

    public RoomFilledAgainstGivenBack() {
      var request = Channel.<Letter>unbounded("request");
      var pattern =
          new PatternBuilder().input(new Input(request.place(), 1)).room(buffer.place()).build();
      var rule = Rule.install(pattern, values -> room = Optional.of((ReservedRoom) values[1]));
      request.trySend(new Letter());
      rule.remove();
    }

    @Actor
    public void fill(ZZ_Result result) {
      try {
        room.orElseThrow().send(new Letter());
        result.r1 = true;
      } catch (IllegalStateException used) {
        result.r1 = false;
      }
    }

    @Actor
    public void giveBack() {
      room.orElseThrow().giveBack();
    }

    @Arbiter
    public void judge(ZZ_Result result) {
      result.r2 = buffer.trySend(new Letter());
    }
  }

  /** An input of letters with a text. */
  private static Input written(Channel<Letter> channel) {
    return new Input(channel.place(), 1).filtering(letter -> ((Letter) letter).text == 1);
  }

  private static int left(Channel<?> channel) {
    return channel.tryReceive().isPresent() ? 1 : 0;
  }
}
