package dev.joins.proofs.programs;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.sessions.JqwikSession;

/**
 * Random programs where no property asks for them, always the same. Made in lots: while a program
 * runs no session of jqwik is open, which one that stands still would never close.
 *
 * @param <T> the programs
 */
public final class Samples<T> {
  private static final int SIZE = 1000;
  private static final int LOT = 100;

  private final List<Arbitrary<T>> kinds;
  private final Random random = new Random(1);
  private final Queue<T> made = new ArrayDeque<>();

  /** Of all these kinds, in turn. */
  public Samples(List<Arbitrary<T>> kinds) {
    this.kinds = kinds;
  }

  public T next() {
    if (made.isEmpty()) {
      JqwikSession.run(() -> {
        var generators = kinds.stream().map(kind -> kind.generator(SIZE)).toList();
        for (var i = 0; i < LOT; i++) {
          made.add(generators.get(i % generators.size()).next(random).value());
        }
      });
    }
    return made.remove();
  }
}
