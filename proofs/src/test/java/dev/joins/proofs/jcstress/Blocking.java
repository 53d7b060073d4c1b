package dev.joins.proofs.jcstress;

/** Calls that wait, in actors: those may throw nothing, and nobody interrupts them. */
final class Blocking {
  interface Call<T> {
    T call() throws InterruptedException;
  }

  interface Act {
    void run() throws InterruptedException;
  }

  private Blocking() {}

  static <T> T call(Call<T> call) {
    try {
      return call.call();
    } catch (InterruptedException nobodysDoing) {
      throw new AssertionError(nobodysDoing);
    }
  }

  static void run(Act act) {
    call(() -> {
      act.run();
      return true;
    });
  }
}
