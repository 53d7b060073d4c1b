package dev.joins.dsl;

import dev.joins.Posted;
import dev.joins.channel.Channel;
import dev.joins.channel.MessageTerm;
import dev.joins.match.commit.Looking;
import dev.joins.match.store.Place;
import dev.joins.tasklet.Durations;
import dev.joins.tasklet.WaitReport;
import dev.joins.tasklet.Waiter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A channel of questions: {@link #call} waits for the reply of whichever pattern takes the
 * question.
 *
 * {@snippet file="DslSnippets.java" region="call"}
 *
 * <p>As the first term of a pattern, {@code on(channel)}, the result of the body is the reply, and
 * the body runs on the caller's thread. Elsewhere a question is taken as {@link #request}, or
 * {@link #times}: the body gets {@link Request}s, and replies to each. Thread-safe.
 *
 * <table>
 *   <caption>How a call ends: as the future of {@link #callAsync} does</caption>
 *   <tr><th>what happens</th><th>not taken yet</th><th>taken, its body runs or is about to</th></tr>
 *   <tr><td>the future is cancelled</td><td>withdrawn</td><td>no effect</td></tr>
 *   <tr><td>it is done by other means, its time is up</td><td>withdrawn</td>
 *       <td>the body runs, the reply is not looked at</td></tr>
 *   <tr><td>a caller who waits is interrupted</td><td>withdrawn</td>
 *       <td>the reply is awaited</td></tr>
 *   <tr><td>the definition is closed</td><td>{@link dev.joins.ChannelClosedException}</td>
 *       <td>the reply</td></tr>
 *   <tr><td>the scheduler is closed</td><td>stays until the definition is closed; taken after
 *       that, {@link NoReplyException}</td><td>{@link NoReplyException}, if the body does not begin
 *       or ends without a reply</td></tr>
 *   <tr><td>two of these at once</td><td>one of them, once</td><td>the same</td></tr>
 * </table>
 *
 * @param <Q> the question
 * @param <R> the reply
 */
public final class ReplyChannel<Q, R> extends ReplyTerm<Q, R> {
  private final Channel<Request<Q, R>> requests;
  private final Channels all;

  ReplyChannel(Channel<Request<Q, R>> requests, Channels all) {
    this.requests = requests;
    this.all = all;
  }

  /**
   * Asks a question, and waits for the reply.
   *
   * @param question not null
   * @return the reply
   * @throws InterruptedException if interrupted before the question was taken; it never will be. An
   *     interrupt after that is kept in the thread's flag, and the reply awaited
   * @throws dev.joins.ChannelClosedException if the definition is closed before that
   * @throws NoReplyException if the body that took the question ended without a reply, or replied
   *     null
   */
  public R call(Q question) throws InterruptedException {
    var call = new Call<Q, R>(question, Long.MAX_VALUE);
    call.run(requests);
    return call.request.result();
  }

  /**
   * Asks a question, waits at most so long until it is taken, and then for the reply.
   *
   * @param question not null
   * @param timeout zero or less: only if it is taken at once
   * @return the reply; empty if the time was up, and the question never will be taken
   * @throws InterruptedException as {@link #call(Object)}
   * @throws dev.joins.ChannelClosedException if the definition is closed before that
   * @throws NoReplyException if the body that took the question ended without a reply, or replied
   *     null
   */
  public Optional<R> call(Q question, Duration timeout) throws InterruptedException {
    var call = new Call<Q, R>(question, Durations.toNanos(timeout));
    return call.run(requests) ? Optional.of(call.request.result()) : Optional.empty();
  }

  /**
   * Asks a question, and does not wait for the reply. The body of {@code reply} runs in a tasklet
   * of its own, as that of {@code react} does.
   *
   * {@snippet file="DslSnippets.java" region="callAsync"}
   *
   * <p>The future completes with the reply, or exceptionally: with what the body throws, with
   * {@link NoReplyException} if it ends without a reply or replies null, or with {@link
   * dev.joins.ChannelClosedException} if the definition is closed before the question is taken. To
   * cancel it withdraws the question, or has no effect if that was taken already. If the future is
   * completed by other means, such as {@link CompletableFuture#orTimeout}, a pending question is
   * withdrawn as well. Tasklets of a cooperative scheduler should not block on the future: the
   * others would stand still.
   *
   * @param question not null
   * @return the future reply
   * @throws dev.joins.ChannelClosedException if the definition is closed
   */
  public CompletableFuture<R> callAsync(Q question) {
    return AsyncCall.of(requests, question);
  }

  /**
   * Asks a question, and looks at no reply, nor at an error: as {@link #callAsync} otherwise.
   *
   * @param question not null
   * @throws dev.joins.ChannelClosedException if the definition is closed
   */
  public void tell(Q question) {
    AsyncCall.tell(requests, question);
  }

  /**
   * Returns the place in the engine that this channel stands for; for those who build another
   * notation.
   *
   * @return always the same
   */
  @SuppressWarnings("exports") // for those to whom the engine is exported
  public Place place() {
    return requests.place();
  }

  @Override
  MessageTerm<Request<Q, R>> requests() {
    return requests;
  }

  /**
   * Closes this channel before its definition is, and has that forget it: to give up one that was
   * made for a while. Callers whose questions were not taken fail with {@link
   * dev.joins.ChannelClosedException}; patterns over it fire no more, and are to be removed by
   * themselves.
   */
  public void close() {
    all.close(requests);
  }

  @Override
  public String toString() {
    return requests.toString();
  }

  /**
   * One call: it waits for the answer of its request, and can be taken back while that is pending.
   */
  private static final class Call<Q, R> extends Waiter {
    final Request<Q, R> request;
    private final long deadline;
    private @Nullable Posted posted;
    private @Nullable Place asked;
    private boolean taken;

    Call(Q question, long nanos) {
      this.request = Request.attended(question, this::answered);
      this.deadline = deadlineIn(nanos);
    }

    private void answered() {
      complete();
      wake();
    }

    /** Waits for the reply; returns false if the time was up before the question was taken. */
    boolean run(Channel<Request<Q, R>> requests) throws InterruptedException {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted before a call of " + requests);
      }
      asked = requests.place();
      posted = requests.post(request);
      return await();
    }

    @Override
    protected boolean withdraw() {
      taken = posted == null || !posted.withdraw();
      return !taken;
    }

    @Override
    protected long deadline() {
      return taken ? NEVER : deadline;
    }

    @Override
    protected WaitReport describe() {
      var pattern = request.takenBy();
      if (pattern != null) {
        return new WaitReport("the reply to " + request + " from pattern '" + pattern + "'");
      }
      return asked == null
          ? new WaitReport("the reply to " + request)
          : new WaitReport("a reply from " + asked.name, Looking.whatTakersLack(asked));
    }
  }
}
