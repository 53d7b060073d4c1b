package dev.joins.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.Loan;
import dev.joins.Observer;
import dev.joins.match.commit.Rule;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import dev.joins.testing.LogRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Messages that are taken and put back: where they stand then, and who sees them. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LoanTest {
  private final Channel<Integer> a = Channel.unbounded("a");
  private final Channel<Integer> b = Channel.unbounded("b");
  private final List<String> fired = new ArrayList<>();

  private static <T> T take(Term<T> term) throws InterruptedException {
    var join = Join.of(term);
    return Clause.select(Clause.take(join, messages -> LoanTest.<T>first(join.bind(messages))));
  }

  // The join has one term, which yields a T.
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T> T first(Object[] values) {
    return (T) values[0];
  }

  private Rule install(String name, Term<?>... terms) {
    var join = Join.of(terms).named(name);
    return Rule.install(join.pattern(), messages -> fired.add(name + List.of(join.bind(messages))));
  }

  private static void send(Channel<Integer> channel, int... values) {
    for (var value : values) {
      assertThat(channel.trySend(value)).isTrue();
    }
  }

  private static List<Integer> drain(Channel<Integer> channel) {
    var all = new ArrayList<Integer>();
    for (var next = channel.tryReceive(); next.isPresent(); next = channel.tryReceive()) {
      all.add(next.get());
    }
    return all;
  }

  // Where it stands.

  @Test
  void whatIsPutBackStandsWhereItStood() throws Exception {
    send(a, 1, 2, 3);
    var first = take(a.loan());
    assertThat(first.value()).isEqualTo(1);
    first.putBack(10);
    assertThat(drain(a)).containsExactly(10, 2, 3);
  }

  @Test
  void soItDoesInTheMiddleAndWhenItsNeighboursHaveLeft() throws Exception {
    send(a, 1, 2, 3, 4, 5);
    var third = take(a.where(n -> n == 3).loan());
    var second = take(a.where(n -> n == 2).loan());
    var fourth = take(a.where(n -> n == 4).loan());
    fourth.putBack(40);
    assertThat(a.tryReceive()).contains(1);
    third.putBack(30);
    second.putBack(20);
    assertThat(drain(a)).containsExactly(20, 30, 40, 5);
  }

  @Test
  void whatIsNotPutBackIsTaken() throws Exception {
    send(a, 1);
    assertThat(take(a.loan()).value()).isEqualTo(1);
    assertThat(a.tryReceive()).isEmpty();
  }

  @Test
  void theChoiceSeesTheAgeThatItHad() throws Exception {
    send(a, 1);
    send(b, 2);
    take(a.loan()).putBack(10);
    assertThat(Clause.<Integer>select(Clause.receive(b), Clause.receive(a))).isEqualTo(10);
  }

  @Test
  void listsAreOfLoansInTheOrderOfTheChoice() throws Exception {
    send(a, 3, 1, 2);
    var two = take(a.lowest(n -> n).loan().times(2));
    assertThat(two).extracting(Loan::value).containsExactly(1, 2);
    two.getLast().putBack(20);
    two.getFirst().putBack(10);
    var all = take(a.loan().upTo(9));
    assertThat(all).extracting(Loan::value).containsExactly(3, 10, 20);
    all.get(1).putBack(11);
    var some = take(Term.someOf(1, List.of(b.loan(), a.loan())));
    assertThat(some).extracting(Loan::value).containsExactly(11);
  }

  // How often, and what.

  @Test
  void itIsPutBackOnce() throws Exception {
    send(a, 1);
    var loan = take(a.loan());
    loan.putBack(2);
    assertThatThrownBy(() -> loan.putBack(3))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("what was taken from 'a' was put back before; it can be put back once");
    assertThat(drain(a)).containsExactly(2);
  }

  @Test
  @SuppressWarnings("NullAway") // what is to be refused
  void nullIsNoRest() throws Exception {
    send(a, 1);
    var loan = take(a.loan());
    assertThatThrownBy(() -> loan.putBack(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("null was put back into 'a'; messages must not be null");
    loan.putBack(2);
    assertThat(drain(a)).containsExactly(2);
  }

  @Test
  void conditionsSeeLoansOfWhatNobodyHasTaken() throws Exception {
    send(a, 1, 5);
    assertThat(take(a.loan().where(loan -> loan.value() > 3)).value()).isEqualTo(5);
    try (var log = new LogRecords("dev.joins")) {
      install(
          "rude",
          a.loan()
              .where(loan -> {
                loan.putBack(7);
                return true;
              }));
      assertThat(log.all()).hasSize(1);
      assertThat(log.all().getFirst().getThrown())
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("1 was not taken, so it cannot be put back: a condition only looks");
    }
    assertThat(drain(a)).containsExactly(1);
  }

  @Test
  void anErrorIsNotLent() throws Exception {
    a.sendError(new IllegalStateException("sent"));
    assertThatThrownBy(() -> take(a.loan())).hasMessage("sent");
  }

  @Test
  void whatCannotBeLentIsRefused() {
    assertThatThrownBy(() -> a.peek().loan())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'a.peek' cannot be lent: it only looks at its message");
    assertThatThrownBy(() -> a.loan().peek())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'a.loan' takes its message: what is only looked at is not lent");
    assertThatThrownBy(() -> a.loan().loan())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'a.loan' cannot be lent: it is a loan already");
    assertThatThrownBy(() -> a.map(n -> "n" + n).where(text -> true).loan())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'a.where' cannot be lent: it was mapped, and would put back what was not sent: say"
                + " loan() before map");
  }

  @Test
  void whatIsMadeOfALoanCanPutItBack() throws Exception {
    send(a, 1);
    Runnable back = take(a.loan().map(loan -> () -> loan.putBack(loan.value() + 1)));
    back.run();
    assertThat(drain(a)).containsExactly(2);
  }

  // Who sees it.

  @Test
  void aMatchThatItCompletesIsCommittedAtOnce() throws Exception {
    send(a, 1, 2);
    var loan = take(a.loan());
    install("big", a.where(n -> n > 9), b);
    send(b, 0);
    assertThat(fired).isEmpty();
    loan.putBack(10);
    assertThat(fired).containsExactly("big[10, 0]");
    assertThat(drain(a)).containsExactly(2);
  }

  @Test
  void whoWaitsGetsIt() {
    try (var scheduler = Scheduler.cooperative()) {
      var got = new ArrayList<Integer>();
      send(a, 1);
      scheduler.spawn(
          "lender",
          () -> {
            var loan = take(a.loan());
            scheduler.spawn("receiver", () -> got.add(a.receive()));
            Tasklet.schedule();
            loan.putBack(2);
          });
      scheduler.run();
      assertThat(got).containsExactly(2);
    }
  }

  @Test
  void keysOrdersAndRanksAreThoseOfTheRest() throws Exception {
    install("keyed", a.by(n -> n % 10), b.by(n -> n % 10));
    install("rising", a.ascending(n -> n), b.ascending(n -> -n));
    install("best", a.highest(n -> n), b.where(n -> n == 77));
    send(a, 1, 2, 3);
    var two = take(a.where(n -> n == 2).loan());
    two.putBack(5);
    send(b, 12);
    assertThat(fired).as("there is no 2 any more").isEmpty();
    send(b, 25);
    assertThat(fired).containsExactly("keyed[5, 25]");
    take(a.where(n -> n == 1).loan()).putBack(-30);
    assertThat(fired.getLast()).isEqualTo("rising[-30, 12]");
    send(b, 77);
    assertThat(fired.getLast()).isEqualTo("best[3, 77]");
  }

  @Test
  void ofSeveralMessagesOfOneTermItIsTheOldestAgain() throws Exception {
    send(a, 1, 2);
    var one = take(a.loan());
    install("pair", Join.of(a.times(2)));
    one.putBack(7);
    assertThat(fired).containsExactly("pair[[7, 2]]");
  }

  private Rule install(String name, Join join) {
    var guarded = join.and(b.upTo(1)).where(values -> true).named(name);
    return Rule.install(
        guarded.pattern(), messages -> fired.add(name + "[" + guarded.bind(messages)[0] + "]"));
  }

  @Test
  void observersAreTold() throws Exception {
    var seen = new ArrayList<String>();
    Channel<Integer> watched =
        Channel.of(
            "watched",
            5,
            new Observer() {
              @Override
              public void sent(String channel, Object message) {
                seen.add("sent " + message);
              }

              @Override
              public void putBack(String channel, Object taken, Object rest) {
                seen.add(channel + ": " + rest + " of " + taken);
              }

              @Override
              public void committed(String pattern, List<String> channels, List<Object> messages) {
                seen.add("took " + messages);
              }
            });
    watched.send(9);
    take(watched.loan()).putBack(4);
    watched.receive();
    assertThat(seen).containsExactly("sent 9", "watched: 4 of 9", "took [4]");
  }

  // Room.

  @Test
  void theRoomIsGivenAwayAndSendersWaitUntilEnoughHasLeft() throws Exception {
    Channel<Integer> buffer = Channel.buffered("buffer", 1);
    send(buffer, 1);
    var loan = take(buffer.loan());
    send(buffer, 2);
    loan.putBack(10);
    assertThat(buffer.trySend(3)).isFalse();
    assertThat(buffer.tryReceive()).contains(10);
    assertThat(buffer.trySend(3)).isFalse();
    assertThat(buffer.tryReceive()).contains(2);
    assertThat(buffer.trySend(3)).isTrue();
  }

  @Test
  void aSenderWhoWaitsIsLetGoOnlyWhenThereIsRoomAgain() {
    Channel<Integer> buffer = Channel.buffered("buffer", 1);
    try (var scheduler = Scheduler.cooperative()) {
      var log = new ArrayList<String>();
      scheduler.spawn(
          "lender",
          () -> {
            buffer.send(1);
            var loan = take(buffer.loan());
            buffer.send(2);
            loan.putBack(10);
            scheduler.spawn(
                "sender",
                () -> {
                  buffer.send(3);
                  log.add("sent 3");
                });
            for (var i = 0; i < 3; i++) {
              Tasklet.schedule();
              log.add("took " + buffer.receive());
            }
          });
      scheduler.run();
      assertThat(log).containsExactly("took 10", "took 2", "sent 3", "took 3");
    }
  }

  @Test
  void atARendezvousTheSenderHasGoneOn() {
    Channel<Integer> meeting = Channel.rendezvous("meeting");
    try (var scheduler = Scheduler.cooperative()) {
      var log = new ArrayList<String>();
      scheduler.spawn(
          "sender",
          () -> {
            meeting.send(1);
            log.add("went on");
          });
      scheduler.spawn(
          "lender",
          () -> {
            var loan = take(meeting.loan());
            Tasklet.schedule();
            loan.putBack(2);
            log.add("put back");
            log.add("took " + meeting.receive());
            log.add("left " + meeting.tryReceive());
          });
      scheduler.run();
      assertThat(log).containsExactly("went on", "put back", "took 2", "left Optional.empty");
    }
  }

  // Ends.

  @Test
  void inAClosedChannelItLiesAmongWhatWasNotTaken() throws Exception {
    send(a, 1, 2, 3);
    var one = take(a.loan());
    var two = take(a.loan());
    a.close();
    two.putBack(20);
    assertThat(a.receive()).isEqualTo(20);
    assertThat(a.closeNow()).containsExactly(3);
    one.putBack(10);
    assertThat(a.closeNow()).containsExactly(10);
  }

  // Races.

  @RepeatedTest(50)
  void nothingIsLostWhereManyPutBack() {
    var tokens = 4;
    var rounds = 100;
    var puts = new AtomicInteger();
    try (var scheduler = Scheduler.parallel()) {
      Channel<Integer> shared = Channel.buffered("shared", 2);
      for (var i = 0; i < tokens; i++) {
        scheduler.spawn("sender " + i, () -> shared.send(rounds));
        scheduler.spawn(
            "lender " + i,
            () -> {
              for (var round = 0; round < rounds; round++) {
                var loan = take(shared.where(n -> n > 0).loan());
                puts.incrementAndGet();
                loan.putBack(loan.value() - 1);
              }
            });
      }
      scheduler.run();
      assertThat(drain(shared)).hasSize(tokens).containsOnly(0);
    }
    assertThat(puts.get()).isEqualTo(tokens * rounds);
  }
}
