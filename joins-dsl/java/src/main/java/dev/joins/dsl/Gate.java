package dev.joins.dsl;

import dev.joins.channel.Term;
import java.time.Duration;

/**
 * Where a caller waits until a pattern lets it pass; a {@link CallChannel} whose callers bring
 * nothing. Thread-safe.
 */
public final class Gate {
  private final CallChannel<Unit> calls;

  Gate(CallChannel<Unit> calls) {
    this.calls = calls;
  }

  /**
   * Waits until a pattern takes this caller and its body has run.
   *
   * @throws InterruptedException if interrupted before it was taken
   * @throws dev.joins.ChannelClosedException if the definition is closed before that
   * @throws NoReplyException if another caller's thread ran the body, and it failed
   */
  public void pass() throws InterruptedException {
    calls.call(Unit.UNIT);
  }

  /**
   * Waits at most so long until a pattern takes this caller, and then until its body has run.
   *
   * @param timeout zero or less: only if it need not wait
   * @return true if it has passed; false if the time was up, and the caller waits here no more
   * @throws InterruptedException if interrupted before it was taken
   * @throws dev.joins.ChannelClosedException if the definition is closed before that
   * @throws NoReplyException if another caller's thread ran the body, and it failed
   */
  public boolean pass(Duration timeout) throws InterruptedException {
    return calls.call(Unit.UNIT, timeout);
  }

  /**
   * Returns a term that takes so many callers at once, oldest first; all of them pass when the body
   * has run.
   *
   * @param count how many, at least 1
   * @return binds nothing
   * @throws IllegalArgumentException if the count is less than 1
   */
  public SignalTerm times(int count) {
    return SignalTerm.of(calls.times(count));
  }

  /**
   * Returns a caller as a term like any other, for those who build another notation. The caller
   * passes when the body has run.
   *
   * @return what it binds means nothing
   */
  public Term<?> term() {
    return calls.term();
  }

  /**
   * Closes this gate before its definition is, and has that forget it: to give up one that was made
   * for a while. Callers who were not taken fail with {@link dev.joins.ChannelClosedException};
   * patterns over it fire no more, and are to be removed by themselves.
   */
  public void close() {
    calls.close();
  }

  @Override
  public String toString() {
    return calls.toString();
  }
}
