package dev.joins.tasklet;

import java.util.concurrent.atomic.AtomicReference;

/** A wait for one answer: what a channel or a call is made of, without the channel. */
final class Exchange extends Waiter {
  enum State {
    OPEN,
    COMMITTED,
    WITHDRAWN,
    ANSWERED
  }

  static final String TIME_IS_UP = "time is up";

  private final String what;
  private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);
  private long deadline = NEVER;
  private String answer = "";

  Exchange(String what) {
    this.what = what;
  }

  /** With a time limit. */
  Exchange within(long nanos) {
    deadline = deadlineIn(nanos);
    return this;
  }

  /** Somebody took the request, and owes the answer. */
  Exchange committed() {
    state.compareAndSet(State.OPEN, State.COMMITTED);
    return this;
  }

  String call() throws InterruptedException {
    return await() ? answer : TIME_IS_UP;
  }

  /** Publishes the answer, without waking. */
  void decide(String text) {
    if (state.compareAndSet(State.OPEN, State.ANSWERED)
        || state.compareAndSet(State.COMMITTED, State.ANSWERED)) {
      answer = text;
      complete();
    }
  }

  void answer(String text) {
    decide(text);
    wake();
  }

  void answerFirst(String text) {
    decide(text);
    wakeFirst();
  }

  State state() {
    return state.get();
  }

  long time() {
    return now();
  }

  @Override
  protected long deadline() {
    return deadline;
  }

  @Override
  protected boolean withdraw() {
    return state.compareAndSet(State.OPEN, State.WITHDRAWN);
  }

  @Override
  protected WaitReport describe() {
    return new WaitReport(what);
  }
}
