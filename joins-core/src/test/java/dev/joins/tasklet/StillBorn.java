package dev.joins.tasklet;

/** A thread for which the machine has no room. */
final class StillBorn extends Thread {
  StillBorn(Runnable body) {
    super(body);
  }

  @Override
  public void start() {
    throw new OutOfMemoryError("out of threads");
  }
}
