package dev.joins.bench.way;

import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Takes down which methods are entered while one operation runs, on whichever thread. There is one
 * for the whole JVM, since the instrumented code has to find it: two operations cannot be recorded
 * at once.
 *
 * <p>It is public, and is not loaded a second time by the {@link CountingLoader}, so that
 * instrumented code and those who ask for the record mean the same class.
 */
public final class Recorder {
  /** So many silences in a row are broken before we say that there will be none. */
  private static final int PATIENCE = 100;

  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  /** Null while nothing is recorded. */
  private static volatile @Nullable Recorder current;

  // Without locks: a thread that waited here would be late for what it does.
  private final Queue<Entry> entries = new ConcurrentLinkedQueue<>();
  private final Set<Thread> left = ConcurrentHashMap.newKeySet();

  private Recorder() {}

  /**
   * Runs an operation, and returns what was entered meanwhile.
   *
   * @param operation its result is ignored
   * @return in the order of entering
   * @throws Exception what the operation throws
   */
  public static List<Entry> record(Callable<?> operation) throws Exception {
    var recorder = new Recorder();
    current = recorder;
    try {
      operation.call();
    } finally {
      current = null;
    }
    return List.copyOf(recorder.entries);
  }

  /**
   * Takes down that a method was entered. The first thing that each instrumented method does.
   *
   * @param file where it is written
   * @param method its class and its name
   */
  public static void enter(String file, String method) {
    var recorder = current;
    if (recorder != null && !recorder.left.contains(Thread.currentThread())) {
      recorder.entries.add(new Entry(Thread.currentThread(), depth(), file, method));
    }
  }

  /** Ignores what the calling thread enters from now on: its part of the operation has ended. */
  public static void leave() {
    var recorder = current;
    if (recorder != null) {
      recorder.left.add(Thread.currentThread());
    }
  }

  /**
   * Waits until nothing was entered for a while, which is how one sees from outside that others
   * have done all that an operation has caused.
   *
   * @param millis for how long
   * @throws InterruptedException if interrupted
   * @throws IllegalStateException if there is no end of it
   */
  public static void awaitSilence(long millis) throws InterruptedException {
    var recorder = current;
    if (recorder == null) {
      throw new IllegalStateException("silence can be awaited only while an operation is recorded");
    }
    var before = -1;
    for (var i = 0; i < PATIENCE; i++) {
      var now = recorder.entries.size();
      if (now == before) {
        return;
      }
      before = now;
      Thread.sleep(millis);
    }
    throw new IllegalStateException(
        "the operation has no end: methods are still entered, %d so far, never none for %d ms"
            .formatted(before, millis));
  }

  /** The callers that are instrumented themselves; the method that was entered is one of them. */
  private static int depth() {
    return Math.toIntExact(
        WALKER.walk(frames -> frames.filter(CountingLoader::counts).count()) - 1);
  }
}
