package dev.joins.dsl;

import dev.joins.channel.Term;
import java.time.Duration;
import java.util.List;

/**
 * A channel of calls that need no reply: {@link #call} waits until a pattern has taken what the
 * caller brings, and its body has run. A {@link Gate} for callers who bring something.
 *
 * {@snippet file="DslSnippets.java" region="callChannel"}
 *
 * <p>As the first term of a pattern, {@code on(channel)}, the body runs on the caller's thread.
 * Thread-safe.
 *
 * @param <Q> what callers bring
 */
public final class CallChannel<Q> {
  private final ReplyChannel<VoidCall<Q>, Unit> calls;

  CallChannel(ReplyChannel<VoidCall<Q>, Unit> calls) {
    this.calls = calls;
  }

  /**
   * Waits until a pattern takes this value and its body has run.
   *
   * @param value not null
   * @throws InterruptedException if interrupted before it was taken; it never will be
   * @throws dev.joins.ChannelClosedException if the definition is closed before that
   * @throws NoReplyException if another thread ran the body, and it failed
   */
  public void call(Q value) throws InterruptedException {
    calls.call(voidCall(value));
  }

  /**
   * Waits at most so long until a pattern takes this value, and then until its body has run.
   *
   * @param value not null
   * @param timeout zero or less: only if it is taken at once
   * @return false if the time was up; it never will be taken
   * @throws InterruptedException if interrupted before it was taken; it never will be
   * @throws dev.joins.ChannelClosedException if the definition is closed before that
   * @throws NoReplyException if another thread ran the body, and it failed
   */
  public boolean call(Q value, Duration timeout) throws InterruptedException {
    return calls.call(voidCall(value), timeout).isPresent();
  }

  private VoidCall<Q> voidCall(Q value) {
    if (value == null) {
      throw new NullPointerException("null was given to a call of '" + this + "'");
    }
    return new VoidCall<>(value);
  }

  /**
   * Returns a term that takes so many calls at once, oldest first; all callers go on when the body
   * has run.
   *
   * @param count how many, at least 1
   * @return yields what they bring
   * @throws IllegalArgumentException if the count is less than 1
   */
  public Term<List<Q>> times(int count) {
    return term().times(count);
  }

  /**
   * Returns one call as a term among others, for {@code allOf} and the like; the caller goes on
   * when the body has run.
   *
   * @return yields what the caller brings
   */
  public Term<Q> term() {
    return calls.requests().map(request -> request.value().payload());
  }

  /**
   * Closes this channel before its definition is, and has that forget it: to give up one that was
   * made for a while. Callers who were not taken fail with {@link
   * dev.joins.ChannelClosedException}; patterns over it fire no more, and are to be removed by
   * themselves.
   */
  public void close() {
    calls.close();
  }

  @Override
  public String toString() {
    return calls.toString();
  }
}
