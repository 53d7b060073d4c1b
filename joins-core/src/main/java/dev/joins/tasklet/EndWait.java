package dev.joins.tasklet;

/** The wait of one call of {@link Tasklet#awaitEnd()}. */
final class EndWait extends Waiter {
  private final Tasklet tasklet;
  private final long deadline;

  EndWait(Tasklet tasklet, long nanos) {
    this.tasklet = tasklet;
    this.deadline = deadlineIn(nanos);
  }

  /** False if the time was up before the end came. */
  boolean awaitIt() throws InterruptedException {
    return !tasklet.addEnd(this) || await();
  }

  @Override
  protected long deadline() {
    return deadline;
  }

  void come() {
    complete();
    wake();
  }

  @Override
  protected boolean withdraw() {
    return tasklet.removeEnd(this);
  }

  @Override
  protected WaitReport describe() {
    return new WaitReport("the end of " + tasklet.name());
  }
}
