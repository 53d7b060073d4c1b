package dev.joins.bench.sync;

import dev.joins.bench.Crew;
import dev.joins.bench.Workload;
import org.openjdk.jmh.annotations.Param;

/**
 * Some tasklets use one thing again and again, and do nothing else; that one of them does so once
 * is one operation. All peers can be interrupted, as ours can. Ours are fair; those of the JDK as
 * their constructors make them unless told otherwise, and where that is not fair, also the fair
 * one.
 */
public abstract class Shared extends Workload {
  /** Divisible by the number of tasklets. */
  protected static final int OPERATIONS = 32_768;

  /** How many tasklets. */
  @Param({"2", "8"})
  public int threads = 2;

  interface Use {
    void once(int worker, int time) throws Exception;
  }

  /** Makes a benchmark; called by JMH. */
  protected Shared() {}

  final void run(Use use) {
    Crew.run(
        threads,
        worker ->
            () -> {
              for (var time = 0; time < OPERATIONS / threads; time++) {
                use.once(worker, time);
              }
            });
  }
}
