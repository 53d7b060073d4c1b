package dev.joins.dsl;

import dev.joins.Posted;
import dev.joins.channel.Channel;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The future of a request for which nobody waits.
 *
 * <p>Invariant: once the future is done, by whatever means, the request is answered, withdrawn, or
 * taken; none is left pending for a caller who has gone.
 */
final class AsyncCall<Q, R> extends CompletableFuture<R> {
  private final Request<Q, R> request;
  private volatile @Nullable Posted posted;

  private AsyncCall(Q question, boolean awaited) {
    this.request = Request.unattended(question, awaited, this::answered);
  }

  /** Asks a question to which nobody waits for an answer. */
  static <Q, R> void tell(Channel<Request<Q, R>> requests, Q question) {
    requests.post(new AsyncCall<Q, R>(question, false).request);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // of whenComplete: withdraw() throws nothing
  static <Q, R> CompletableFuture<R> of(Channel<Request<Q, R>> requests, Q question) {
    var call = new AsyncCall<Q, R>(question, true);
    var posted = requests.post(call.request);
    call.posted = posted;
    call.whenComplete((reply, error) -> posted.withdraw()); // such as orTimeout, completeOnTimeout
    return call;
  }

  /** Runs the body of a {@code reply}, if that is the answer, and so in a tasklet of its own. */
  private void answered() {
    try {
      complete(request.result());
    } catch (Throwable error) { // whatever it is, it belongs to the caller
      completeExceptionally(error);
    }
  }

  /** Withdraws the request, or does nothing if it was taken already: as every cancellation. */
  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    var pending = posted;
    if (pending != null && pending.withdraw()) {
      return super.cancel(mayInterruptIfRunning);
    }
    return isCancelled();
  }
}
