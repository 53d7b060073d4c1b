package dev.joins.tasklet;

import java.time.Duration;

/** The wait of one call of {@link Tasklet#sleep}. */
final class Sleep extends Waiter {
  private final Duration duration;
  private final long deadline;

  Sleep(Duration duration) {
    this.duration = duration;
    this.deadline = deadlineIn(Durations.toNanos(duration));
  }

  void sleep() throws InterruptedException {
    await();
  }

  @Override
  protected long deadline() {
    return deadline;
  }

  @Override
  protected boolean withdraw() {
    return true;
  }

  @Override
  protected WaitReport describe() {
    return new WaitReport("the end of a sleep of " + duration);
  }
}
