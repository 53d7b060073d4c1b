package dev.joins.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.ChannelClosedException;
import dev.joins.channel.Channel;
import dev.joins.tasklet.CooperativeScheduler;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A call whose caller does not wait: how its future ends, and what becomes of its question. */
class CallAsyncTest {
  private final CooperativeScheduler scheduler = Scheduler.cooperative();
  private final Joins j = Joins.open("test");
  private final Channel<Integer> a = j.channel("a");
  private final ReplyChannel<String, Integer> ask = j.replyChannel("ask");
  private final List<String> log = new ArrayList<>();

  @AfterEach
  void close() {
    scheduler.close();
    j.close();
  }

  @Test
  void theReplyCompletesTheFuture() {
    j.on(ask.times(2)).react(both -> both.forEach(one -> one.reply(one.value().length())));
    var first = ask.callAsync("x");
    var second = ask.callAsync("yy");
    assertThat(first).isNotDone();
    scheduler.run();
    assertThat(first).isCompletedWithValue(1);
    assertThat(second).isCompletedWithValue(2);
  }

  @Test
  void theBodyOfReplyRunsInATaskletOfItsOwnAndMayBlock() throws Exception {
    j.on(ask)
        .and(a)
        .named("add")
        .reply((question, n) -> {
          log.add("body in " + Tasklet.current().orElseThrow());
          Tasklet.sleep(Duration.ofDays(1));
          return question.length() + n;
        });
    a.send(10);
    var reply = ask.callAsync("four");
    assertThat(log).isEmpty();
    scheduler.run();
    assertThat(log).containsExactly("body in test/add");
    assertThat(reply).isCompletedWithValue(14);
  }

  @Test
  void questionsAreTakenInTheOrderInWhichTheyWereAsked() {
    j.on(ask)
        .reply(question -> {
          log.add(question);
          return 0;
        });
    var replies = Stream.of("1", "2", "3").map(ask::callAsync).toList();
    scheduler.run();
    assertThat(log).containsExactly("1", "2", "3");
    assertThat(replies).allMatch(CompletableFuture::isDone);
  }

  /** Whoever asks, and however: one rule. */
  @Test
  void aReplyOfNullIsNone() throws Exception {
    j.on(ask).named("silent").reply(question -> nothing());
    var reply = ask.callAsync("future");
    scheduler.spawn("call", () -> expectNoReply(() -> ask.call("call")));
    scheduler.spawn("timed", () -> expectNoReply(() -> ask.call("timed", Duration.ofDays(1))));
    scheduler.spawn("zero", () -> expectNoReply(() -> ask.call("zero", Duration.ZERO)));
    scheduler.run(); // and it is nobody else's error
    expectNoReply(() -> {
      throw (Exception) reply.exceptionNow();
    });
    var refusal =
        "NoReplyException: pattern 'silent' replied null to the request %s; a reply must not be"
            + " null";
    assertThat(log)
        .containsExactlyInAnyOrder(
            refusal.formatted("future"),
            refusal.formatted("call"),
            refusal.formatted("timed"),
            refusal.formatted("zero"));
  }

  @SuppressWarnings("NullAway") // what those do who do not check
  private static Integer nothing() {
    return null;
  }

  private void expectNoReply(Tasklet.Body call) throws Exception {
    try {
      call.run();
      log.add("a reply");
    } catch (NoReplyException none) {
      log.add("NoReplyException: " + none.getMessage());
    }
  }

  @Test
  void whatTheBodyThrowsBelongsToTheFutureAlone() {
    var boom = new IOException("boom");
    j.on(ask)
        .reply(question -> {
          throw boom;
        });
    var reply = ask.callAsync("x");
    scheduler.run();
    assertThat(failure(reply)).isSameAs(boom);
  }

  @Test
  void aBodyThatEndsWithoutAReplyFailsTheFuture() {
    j.on(ask.times(1)).named("forgetful").react(one -> {});
    var reply = ask.callAsync("x");
    scheduler.run();
    assertThat(failure(reply))
        .isInstanceOf(NoReplyException.class)
        .hasMessage("pattern 'forgetful' ended without a reply to the request x");
  }

  @Test
  void otherCallersInThePatternAreServed() {
    ReplyChannel<String, Integer> other = j.replyChannel("other");
    j.on(ask)
        .and(other.request())
        .reply((question, request) -> {
          request.reply(1);
          return 2;
        });
    var reply = ask.callAsync("x");
    scheduler.spawn("other", () -> log.add("other " + other.call("y")));
    scheduler.run();
    assertThat(reply).isCompletedWithValue(2);
    assertThat(log).containsExactly("other 1");
  }

  @Test
  void closingTheDefinitionFailsWhatIsPending() {
    var reply = ask.callAsync("x");
    j.close();
    assertThat(failure(reply))
        .isInstanceOf(ChannelClosedException.class)
        .hasMessage("definition 'test' was closed before it took the request x");
    assertThatThrownBy(() -> ask.callAsync("y")).isInstanceOf(ChannelClosedException.class);
  }

  @Test
  void aBodyThatCannotRunAnyMoreFailsTheFuture() {
    j.on(ask).named("r").reply(question -> 1);
    scheduler.close();
    assertThat(failure(ask.callAsync("x")))
        .isInstanceOf(NoReplyException.class)
        .hasMessage("pattern 'r' failed without a reply to the request x")
        .hasRootCauseMessage("cannot spawn 'test/r': the scheduler is closed");
  }

  @Test
  void cancelWithdrawsAPendingQuestion() throws Exception {
    j.on(ask).and(a).reply((question, n) -> n);
    var reply = ask.callAsync("x");
    assertThat(reply.cancel(true)).isTrue();
    assertThat(reply).isCancelled();
    assertThat(reply.cancel(true)).as("the second time").isTrue();
    a.send(1);
    scheduler.run();
    assertThat(a.tryReceive()).as("nothing was taken").contains(1);
  }

  @Test
  void onceItsQuestionIsTakenAFutureCannotBeCancelled() throws Exception {
    j.on(ask).and(a).reply((question, n) -> n);
    a.send(1);
    var reply = ask.callAsync("x");
    assertThat(reply.cancel(true)).isFalse();
    scheduler.run();
    assertThat(reply).isCompletedWithValue(1);
  }

  @Test
  void aFutureThatIsCompletedByOthersWithdrawsItsQuestion() throws Exception {
    j.on(ask).and(a).reply((question, n) -> n);
    var reply = ask.callAsync("x");
    reply.completeExceptionally(new TimeoutException()); // what orTimeout does
    assertThat(ask.callAsync("y").complete(5)).isTrue(); // and completeOnTimeout
    a.send(1);
    scheduler.run();
    assertThat(a.tryReceive()).as("nothing was taken").contains(1);
  }

  @Test
  void aNullQuestionIsRefused() {
    assertThatThrownBy(() -> askNull(ask))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("a question must not be null");
  }

  @SuppressWarnings("NullAway") // that is the test
  private static CompletableFuture<Integer> askNull(ReplyChannel<String, Integer> ask) {
    return ask.callAsync(null);
  }

  /** Under the parallel scheduler: a call is cancelled and not taken, or taken and answered. */
  @Test
  void aCallIsCancelledOrTakenNeverBoth() throws Exception {
    var calls = 20_000;
    var bodies = new AtomicLong();
    var replies = new ArrayList<CompletableFuture<Integer>>();
    try (var parallel = Scheduler.parallel();
        var raced = Joins.open("raced", parallel)) {
      ReplyChannel<Integer, Integer> question = raced.replyChannel("question");
      Channel<Integer> token = raced.channel("token");
      raced
          .on(question)
          .and(token)
          .reply((n, t) -> {
            bodies.incrementAndGet();
            return n;
          });
      for (var i = 0; i < calls; i++) {
        replies.add(question.callAsync(i));
      }
      parallel.spawn("tokens", () -> sendAll(token, calls));
      parallel.spawn("canceller", () -> replies.forEach(reply -> reply.cancel(true)));
      parallel.run();
      var cancelled = replies.stream().filter(CompletableFuture::isCancelled).count();
      assertThat(replies).allMatch(CompletableFuture::isDone);
      assertThat(bodies.get()).isEqualTo(calls - cancelled);
      assertThat(token.place().snapshot()).hasSize((int) cancelled);
    }
  }

  private static void sendAll(Channel<Integer> token, int count) throws InterruptedException {
    for (var i = 0; i < count; i++) {
      token.send(i);
    }
  }

  private static Throwable failure(CompletableFuture<?> future) {
    assertThat(future).isCompletedExceptionally();
    var error = future.exceptionNow();
    assertThat(error).isNotInstanceOf(CancellationException.class);
    return error;
  }
}
