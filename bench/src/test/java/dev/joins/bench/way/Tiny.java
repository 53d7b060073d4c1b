package dev.joins.bench.way;

import java.util.List;
import java.util.concurrent.Callable;

/** Of each kind of method one: what the test of the counting counts. */
public class Tiny implements Callable<Integer> {
  private static final int START = first();

  private int left;

  /** For reflection. */
  public Tiny() {
    left = START;
  }

  private static int first() {
    return 2;
  }

  @Override
  public Integer call() {
    loop();
    List.of(1).forEach(number -> Nested.take(number));
    return Unseen.pass(this::last);
  }

  /** Goes back to its first instruction. */
  private void loop() {
    while (left > 0) {
      left--;
    }
  }

  int last() {
    Recorder.leave();
    return Nested.take(7);
  }

  static final class Nested {
    private Nested() {}

    static int take(int number) {
      return number;
    }
  }
}

/** In the same file, and yet not among those that are counted. */
class Unseen {
  private Unseen() {}

  static int pass(Callable<Integer> call) {
    try {
      return call.call();
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }
}
