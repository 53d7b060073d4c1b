package dev.joins.tasklet;

/**
 * While it is open, the tasklet that opened it is not cut short by a budget of turns or time: see
 * {@link CooperativeScheduler#runTurns}. Stackless' {@code atomic()}. It forbids nothing else: who
 * blocks or gives way lets others run. For the tasklet that opened it.
 */
public final class Atomic implements AutoCloseable {
  private final CooperativeTasklet tasklet;
  private final boolean before;

  Atomic(CooperativeTasklet tasklet) {
    this.tasklet = tasklet;
    this.before = tasklet.atomic;
    tasklet.atomic = true;
  }

  /** Restores what held before this was opened. */
  @Override
  public void close() {
    tasklet.atomic = before;
  }
}
