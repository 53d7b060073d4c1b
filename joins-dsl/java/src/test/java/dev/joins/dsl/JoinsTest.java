package dev.joins.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.ChannelClosedException;
import dev.joins.Observer;
import dev.joins.channel.Channel;
import dev.joins.channel.Term;
import dev.joins.tasklet.CooperativeScheduler;
import dev.joins.tasklet.DeadlockException;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a definition promises, where the order of turns is known. */
class JoinsTest {
  private final CooperativeScheduler scheduler = Scheduler.cooperative();
  private final Joins j = Joins.open("test");
  private final Channel<Integer> a = j.channel("a");
  private final Channel<String> b = j.channel("b");
  private final Signal signal = j.signal("signal");
  private final ReplyChannel<String, Integer> ask = j.replyChannel("ask");
  private final Gate gate = j.gate("gate");
  private final List<String> log = new ArrayList<>();

  @AfterEach
  void close() {
    scheduler.close(); // those who wait are cancelled, which is no error
    j.close();
  }

  private void spawn(String name, Tasklet.Body body) {
    scheduler.spawn(name, body);
  }

  @Test
  void aReactionRunsInATaskletOfItsOwnNamedAfterItsPattern() throws Exception {
    j.on(a)
        .and(b)
        .named("pair")
        .react((n, s) -> log.add(Tasklet.current().orElseThrow().name() + " " + n + s));
    a.send(1);
    b.send("x");
    assertThat(log).isEmpty();
    scheduler.run();
    assertThat(log).containsExactly("test/pair 1x");
  }

  @Test
  void signalsBindNothing() throws Exception {
    j.on(signal.times(2)).and(a).and(signal).react(n -> log.add("got " + n));
    a.send(1);
    signal.send();
    signal.send();
    scheduler.run();
    assertThat(log).isEmpty();
    signal.send();
    scheduler.run();
    assertThat(log).containsExactly("got 1");
  }

  @Test
  void theResultOfTheBodyIsTheReplyAndTheCallerRunsIt() {
    j.on(ask)
        .and(a)
        .reply((question, n) -> {
          log.add("body in " + Tasklet.current().orElseThrow());
          return question.length() + n;
        });
    spawn("caller", () -> log.add("reply " + ask.call("four")));
    spawn("sender", () -> a.send(10));
    scheduler.run();
    assertThat(log).containsExactly("body in caller", "reply 14");
  }

  @Test
  void requestsTakenTogetherAreAnsweredOneByOne() {
    j.on(ask.times(2))
        .react(both -> both.forEach(request -> request.reply(request.value().length())));
    spawn("one", () -> log.add("one " + ask.call("x")));
    spawn("two", () -> log.add("two " + ask.call("yy")));
    scheduler.run();
    assertThat(log).containsExactlyInAnyOrder("one 1", "two 2");
  }

  @Test
  void onlyQuestionsThatMeetAConditionAreAnswered() throws Exception {
    j.on(ask.where(question -> question.length() > 2)).and(a).reply((question, n) -> n);
    spawn("short", () -> log.add("short " + ask.call("x", Duration.ofSeconds(9))));
    spawn("long", () -> log.add("long " + ask.call("xxx")));
    a.send(1);
    a.send(2);
    scheduler.run();
    assertThat(log).containsExactly("long 1", "short Optional.empty");
    assertThat(a.place().snapshot()).containsExactly(2);
  }

  /** The condition is part of the view, which has a key and a number as well. */
  @Test
  void aConditionOnQuestionsHoldsForAllThatAreTakenTogether() {
    j.on(ask.where(question -> question.length() > 2).times(2))
        .react(both -> both.forEach(request -> request.reply(request.value().length())));
    spawn("one", () -> log.add("one " + ask.call("xxx")));
    spawn("short", () -> log.add("short " + ask.call("x", Duration.ofSeconds(9))));
    scheduler.runUntilIdle();
    spawn("two", () -> log.add("two " + ask.call("yyyy")));
    scheduler.run();
    assertThat(log).containsExactly("short Optional.empty", "one 3", "two 4");
  }

  @Test
  void asManyQuestionsAsThereAreAreAnsweredTogether() throws Exception {
    j.on(signal)
        .and(ask.upTo(2))
        .react(requests -> {
          log.add("took " + requests.size());
          requests.forEach(request -> request.reply(request.value().length()));
        });
    signal.send();
    scheduler.run();
    for (var question : List.of("x", "xx", "xxx")) {
      spawn("asks", () -> log.add(question + " " + ask.call(question)));
    }
    scheduler.runUntilIdle();
    signal.send();
    scheduler.runUntilIdle();
    signal.send();
    scheduler.run();
    assertThat(log).containsExactly("took 0", "took 2", "x 1", "xx 2", "took 1", "xxx 3");
  }

  @Test
  void twoCallersInOnePatternEachGetTheirReply() {
    ReplyChannel<String, String> other = j.replyChannel("other");
    j.on(ask)
        .and(other.request())
        .reply((question, request) -> {
          request.reply("hello " + question);
          return request.value().length();
        });
    spawn("asker", () -> log.add("asker " + ask.call("asker")));
    spawn("other", () -> log.add("other " + other.call("four")));
    scheduler.run();
    assertThat(log).containsExactlyInAnyOrder("asker 4", "other hello asker");
  }

  @Test
  void callersAtGatesPassWhenTheBodyHasRun() {
    Gate second = j.gate("second");
    j.on(gate)
        .and(second)
        .and(a)
        .react(n -> log.add("body " + n + " in " + Tasklet.current().orElseThrow()));
    spawn(
        "one",
        () -> {
          gate.pass();
          log.add("one passed");
        });
    spawn(
        "two",
        () -> {
          second.pass();
          log.add("two passed");
        });
    spawn(
        "sender",
        () -> {
          Tasklet.sleep(Duration.ofDays(1));
          a.send(7);
        });
    scheduler.run();
    assertThat(log).startsWith("body 7 in one").contains("one passed", "two passed").hasSize(3);
  }

  @Test
  void whatCallersBringWhoNeedNoReplyIsBoundAndTheyGoOnWhenTheBodyHasRun() {
    CallChannel<String> head = j.callChannel("head");
    CallChannel<Integer> tail = j.callChannel("tail");
    CallChannel<Integer> several = j.callChannel("several");
    j.on(head)
        .and(tail)
        .and(several.times(2))
        .react((h, t, s) -> log.add(h + t + s + " in " + Tasklet.current().orElseThrow()));
    spawn("one", () -> bring(head, "x"));
    spawn("two", () -> bring(tail, 1));
    spawn("three", () -> bring(several, 2));
    spawn("four", () -> log.add("late " + tail.call(9, Duration.ofDays(1))));
    spawn("five", () -> bring(several, 3));
    scheduler.run();
    assertThat(log)
        .startsWith("x1[2, 3] in one")
        .contains("x went on", "1 went on", "2 went on", "3 went on", "late false")
        .hasSize(6);
  }

  private <Q> void bring(CallChannel<Q> calls, Q value) throws InterruptedException {
    calls.call(value);
    log.add(value + " went on");
  }

  @Test
  void callersWhoNeedNoReplyAreToldThatABodyFailed() {
    CallChannel<String> head = j.callChannel("head");
    CallChannel<String> tail = j.callChannel("tail");
    var boom = new IOException("boom");
    j.on(head)
        .and(tail)
        .named("fragile")
        .react((h, t) -> {
          throw boom;
        });
    for (var calls : List.of(head, tail)) {
      spawn(
          calls.toString(),
          () -> {
            try {
              calls.call("x");
            } catch (Exception told) {
              log.add(calls + ": " + told.getMessage());
            }
          });
    }
    scheduler.run();
    assertThat(log)
        .containsExactlyInAnyOrder(
            "head: boom", "tail: pattern 'fragile' failed without a reply to the request x");
  }

  @Test
  void aCallThatRunsOutOfTimeWithdrawsItsRequest() {
    j.on(ask).and(a).reply((question, n) -> n);
    spawn(
        "caller",
        () -> {
          log.add("reply " + ask.call("x", Duration.ofDays(1)));
          log.add("at " + scheduler.elapsed());
          log.add("passed " + gate.pass(Duration.ZERO));
        });
    scheduler.run();
    assertThat(log).containsExactly("reply Optional.empty", "at PT24H", "passed false");
    a.trySend(1);
    scheduler.run();
    assertThat(log).hasSize(3);
  }

  @Test
  void onceTakenARequestIsAnsweredWhateverTheCallersClockSays() {
    j.on(ask.times(1))
        .react(one -> {
          Tasklet.sleep(Duration.ofDays(3));
          one.getFirst().reply(42);
        });
    spawn(
        "caller", () -> log.add(ask.call("x", Duration.ofDays(1)) + " at " + scheduler.elapsed()));
    scheduler.run();
    assertThat(log).containsExactly("Optional[42] at PT72H");
  }

  @Test
  void anInterruptAfterTheCommitIsKeptUntilTheReplyIsThere() {
    j.on(ask.times(1))
        .react(one -> {
          Tasklet.sleep(Duration.ofDays(3));
          one.getFirst().reply(42);
        });
    var caller =
        scheduler.spawn("caller", () -> log.add(ask.call("x") + " " + Thread.interrupted()));
    spawn(
        "canceller",
        () -> {
          Tasklet.sleep(Duration.ofDays(1));
          caller.interrupt();
        });
    scheduler.run();
    assertThat(log).containsExactly("42 true");
  }

  @Test
  void anInterruptBeforeTheCommitWithdrawsTheRequest() {
    j.on(ask).and(a).reply((question, n) -> n);
    var caller = scheduler.spawn("caller", () -> ask.call("x"));
    scheduler.runUntilIdle();
    caller.interrupt();
    scheduler.run();
    a.trySend(1);
    assertThat(a.place().snapshot()).containsExactly(1);
  }

  @Test
  void aBodyThatEndsWithoutAReplyFailsItsCaller() {
    j.on(ask.times(2)).named("forgetful").react(both -> both.getFirst().reply(1));
    spawn("one", () -> log.add("one " + ask.call("x")));
    spawn(
        "two",
        () -> {
          try {
            ask.call("yy");
          } catch (NoReplyException none) {
            log.add(none.getMessage());
          }
        });
    scheduler.run();
    assertThat(log)
        .containsExactlyInAnyOrder(
            "one 1", "pattern 'forgetful' ended without a reply to the request yy");
  }

  @Test
  void aBodyThatFailsTellsItsCallersAndTheScheduler() {
    var boom = new IOException("boom");
    j.on(ask.times(1))
        .and(a)
        .named("fragile")
        .react((one, n) -> {
          throw boom;
        });
    spawn(
        "caller",
        () -> {
          try {
            ask.call("x");
          } catch (NoReplyException none) {
            log.add(none.getMessage());
            assertThat(none).hasCause(boom);
          }
        });
    a.trySend(1);
    assertThatThrownBy(scheduler::run).isSameAs(boom);
    scheduler.run();
    assertThat(log).containsExactly("pattern 'fragile' failed without a reply to the request x");
  }

  @Test
  void aFailedBodyDoesNotStopItsPattern() {
    j.on(a)
        .react(n -> {
          if (n == 1) {
            throw new IllegalArgumentException("one");
          }
          log.add("got " + n);
        });
    a.trySend(1);
    a.trySend(2);
    assertThatThrownBy(scheduler::run).hasMessage("one");
    scheduler.run();
    assertThat(log).containsExactly("got 2");
  }

  @Test
  void whatTheReplyBodyThrowsTheCallerThrows() {
    var boom = new IOException("boom");
    j.on(ask)
        .reply(question -> {
          throw boom;
        });
    spawn("caller", () -> ask.call("x"));
    assertThatThrownBy(scheduler::run).isSameAs(boom);
  }

  @Test
  void aSecondReplyIsRefused() {
    j.on(ask.times(1))
        .react(one -> {
          one.getFirst().reply(1);
          one.getFirst().reply(2);
        });
    spawn("caller", () -> log.add("reply " + ask.call("x")));
    assertThatThrownBy(scheduler::run)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the request x was answered twice; it is owed one reply");
    scheduler.run();
    assertThat(log).containsExactly("reply 1");
  }

  @Test
  void aRequestMayBeAnsweredWithAnError() {
    var no = new IOException("no");
    j.on(ask.times(1)).react(one -> one.getFirst().fail(no));
    spawn("caller", () -> ask.call("x"));
    assertThatThrownBy(scheduler::run).isSameAs(no);
  }

  @Test
  void anErrorThatWasSentEndsUpWithTheSchedulerAndTheCallers() throws Exception {
    var error = new IOException("disk full");
    j.on(a).and(ask.request()).named("r").react((n, request) -> request.reply(n));
    a.sendError(error);
    spawn(
        "caller",
        () -> {
          try {
            ask.call("x");
          } catch (NoReplyException none) {
            log.add(none.getMessage());
          }
        });
    assertThatThrownBy(scheduler::run).isSameAs(error);
    scheduler.run();
    assertThat(log).containsExactly("pattern 'r' failed without a reply to the request x");
  }

  @Test
  void priorityIsDecidedInsideTheMatch() throws Exception {
    j.on(a).and(signal).react(n -> log.add("low " + n));
    j.on(b).and(signal).priority(1).react(s -> log.add("high " + s));
    a.send(1);
    b.send("x");
    signal.send();
    signal.send();
    scheduler.run();
    assertThat(log).containsExactly("high x", "low 1");
  }

  @Test
  void selectChoosesBetweenConjunctionsAndTime() {
    List<Channel<Integer>> quotes = j.channels("quote", 3);
    spawn(
        "buyer",
        () -> {
          for (var i = 0; i < 2; i++) {
            log.add(
                j.select(
                    j.on(Term.allOf(quotes)).map(all -> "all " + all),
                    j.after(Duration.ofDays(2)).and(quotes.get(0)).map(first -> "late " + first)));
          }
        });
    spawn(
        "suppliers",
        () -> {
          for (var quote : quotes) {
            quote.send(1);
          }
          Tasklet.sleep(Duration.ofDays(1));
          quotes.get(0).send(2);
        });
    scheduler.run();
    assertThat(log).containsExactly("all [1, 1, 1]", "late 2");
    assertThat(scheduler.elapsed()).isEqualTo(Duration.ofDays(2));
  }

  @Test
  void theDeadlockReportSaysWhatEachPatternLacks() {
    j.on(ask.times(3)).and(signal).named("consult").react(all -> all.forEach(one -> one.reply(1)));
    signal.send();
    spawn("elf-3", () -> ask.call("x"));
    assertThatThrownBy(scheduler::run)
        .isInstanceOf(DeadlockException.class)
        .hasMessage(
            """
            Deadlock: nothing can run, and no timer is set. Blocked: 1 tasklet.
              elf-3 waits: a reply from ask
                consult: ask has 1 of 3, signal has 1 of 1
              A plain thread that is still to send or spawn must keep a hold() open until it has.\
            """);
  }

  @Test
  void aStuckBodyIsNamedInTheReportOfItsCaller() {
    j.on(ask.times(1)).named("stuck").react(one -> b.receive());
    spawn("caller", () -> ask.call("x"));
    assertThatThrownBy(scheduler::run)
        .hasMessageContaining("caller waits: the reply to request x from pattern 'stuck'")
        .hasMessageContaining("test/stuck waits: receive from b");
  }

  @Test
  void closingTellsThoseWhoWaitAndKeepsWhatWasNeverTaken() throws Exception {
    j.on(ask).and(signal).reply(question -> 1);
    a.send(1);
    a.send(2);
    signal.times(1);
    spawn(
        "caller",
        () -> {
          try {
            ask.call("x");
          } catch (ChannelClosedException closed) {
            log.add(closed.getMessage());
          }
        });
    scheduler.runUntilIdle();
    assertThat(j.untaken()).isEmpty();
    j.close();
    j.close();
    scheduler.run();
    assertThat(log).containsExactly("definition 'test' was closed before it took the request x");
    assertThat(j.untaken()).containsEntry("a", List.of(1, 2)).containsOnlyKeys("a", "ask");
    assertThatThrownBy(() -> a.trySend(3)).hasMessage("channel 'a' is closed");
    assertThatThrownBy(() -> j.channel("late"))
        .hasMessage("definition 'test' is closed: cannot make channel 'late'");
    assertThatThrownBy(() -> j.on(signal).react(() -> {}))
        .hasMessage("definition 'test' is closed: cannot make pattern 'signal'");
  }

  @Test
  void aRemovedReactionFiresNoMore() throws Exception {
    var reaction = j.on(a).named("r").react(n -> log.add("got " + n));
    a.send(1);
    scheduler.run();
    reaction.remove();
    a.send(2);
    scheduler.run();
    assertThat(log).containsExactly("got 1");
    assertThat(reaction.fired()).isEqualTo(1);
    assertThat(reaction.pattern()).isEqualTo("r");
    assertThat(a.tryReceive()).contains(2);
  }

  @Test
  void channelsMadeElsewhereMayBeUsedAndStayOpen() {
    var free = Channel.<Integer>rendezvous("free");
    j.on(free).and(a).react((x, y) -> log.add(x + "+" + y));
    spawn("sender", () -> free.send(1));
    spawn("other", () -> a.send(2));
    scheduler.run();
    j.close();
    assertThat(log).containsExactly("1+2");
    assertThat(free.trySend(3)).isFalse();
  }

  @Test
  void twoDefinitionsMayShareAChannelAndAMessageGoesToOneOfThem() throws Exception {
    try (var other = Joins.open("other")) {
      Channel<Integer> mine = other.channel("mine");
      j.on(a).and(signal).react(n -> log.add("first " + n));
      other.on(a).and(mine).react((n, m) -> log.add("second " + n));
      a.send(1);
      mine.send(0);
      signal.send();
      scheduler.run();
      assertThat(log).containsExactly("second 1");
      a.send(2);
      scheduler.run();
      assertThat(log).containsExactly("second 1", "first 2");
    }
  }

  @Test
  void aBodyThatCannotRunAnyMoreFailsItsCallers() throws Exception {
    var gone = Scheduler.parallel();
    try (var late = Joins.open("late", gone)) {
      ReplyChannel<String, Integer> question = late.replyChannel("question");
      late.on(question.times(1)).named("r").react(one -> one.getFirst().reply(1));
      gone.close();
      assertThatThrownBy(() -> question.call("x"))
          .isInstanceOf(NoReplyException.class)
          .hasMessage("pattern 'r' failed without a reply to the request x")
          .hasRootCauseMessage("cannot spawn 'late/r': the scheduler is closed");
    }
  }

  @Test
  void outsideOfTaskletsADefinitionHasASchedulerOfItsOwnAndAwaitsItsBodies() throws Exception {
    var seen = new ArrayList<Map.Entry<Integer, String>>();
    var thread =
        Thread.ofPlatform()
            .start(() -> {
              try (var own = Joins.open("own")) {
                Channel<Integer> x = own.channel("x");
                Channel<String> y = own.channel("y");
                own.on(x)
                    .and(y)
                    .react((n, s) -> {
                      Tasklet.sleep(Duration.ofMillis(20));
                      seen.add(Map.entry(n, s));
                    });
                x.trySend(1);
                y.trySend("one");
              }
            });
    thread.join();
    assertThat(seen).containsExactly(Map.entry(1, "one"));
  }

  @Test
  void whoWaitsForABodyOfAnotherSchedulerIsNotDeadlocked() throws Exception {
    var thread =
        Thread.ofPlatform()
            .start(() -> {
              try (var callers = Scheduler.parallel();
                  var own = Joins.open("own")) {
                ReplyChannel<String, Integer> question = own.replyChannel("question");
                own.on(question.times(1))
                    .react(one -> {
                      Thread.sleep(300); // longer than run() looks away
                      one.getFirst().reply(1);
                    });
                callers.spawn("caller", () -> log.add("reply " + question.call("x")));
                callers.run();
              }
            });
    thread.join();
    assertThat(log).containsExactly("reply 1");
  }

  @Test
  void anObserverSeesTheChannelsAndPatternsOfItsDefinition() throws Exception {
    try (var watched =
        Joins.open(
            "watched",
            scheduler,
            new Observer() {
              @Override
              public void sent(String channel, Object message) {
                log.add("sent " + channel + " " + message);
              }

              @Override
              public void committed(String pattern, List<String> channels, List<Object> messages) {
                log.add("committed " + pattern + " of " + channels + " " + messages);
              }
            })) {
      Channel<Integer> x = watched.channel("x");
      watched.on(x.times(2)).named("pair").react(both -> log.add("body"));
      x.send(1);
      x.send(2);
      scheduler.run();
    }
    assertThat(log).containsExactly("sent x 1", "sent x 2", "committed pair of [x] [1, 2]", "body");
  }

  @Test
  void whatCannotBeMeantIsRefused() {
    assertThatThrownBy(() -> j.after(Duration.ofSeconds(1)).and(a).react(n -> {}))
        .hasMessageContaining("after(PT1S) belongs into a select");
    assertThatThrownBy(() -> j.after(Duration.ofSeconds(-1)))
        .hasMessage("after(PT-1S): a delay must not be negative");
    assertThatThrownBy(() -> j.channels("x", -1))
        .hasMessage("cannot make -1 channels 'x'; the least is 0");
    assertThatThrownBy(() -> ask.times(0))
        .hasMessage("'ask' cannot be taken 0 times; the least is 1");
    assertThatThrownBy(() -> signal.times(-2)).hasMessageContaining("cannot be taken -2 times");
  }

  @Test
  void whatIsDeclaredFirstMayTakeSomeOfTheMessagesOfAnother() throws Exception {
    try (var j = Joins.open("order")) {
      Channel<Integer> number = j.channel("number");
      Channel<String> seen = j.channel("seen");
      j.on(number.where(n -> n == 0)).react(n -> seen.send("zero"));
      j.on(number).react(n -> seen.send("number " + n));
      number.send(0);
      assertThat(seen.receive()).isEqualTo("zero");
      number.send(1);
      assertThat(seen.receive()).isEqualTo("number 1");
    }
  }

  @Test
  void whatIsDeclaredLaterMustNotWaitForMessagesThatAreAllTaken() {
    try (var j = Joins.open("order")) {
      Channel<Integer> number = j.channel("number");
      j.on(number).react(n -> {});
      assertThatThrownBy(() -> j.on(number.where(n -> n == 0)).react(n -> {}))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("is shadowed");
    }
  }
}
