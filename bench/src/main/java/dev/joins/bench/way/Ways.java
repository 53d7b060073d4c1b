package dev.joins.bench.way;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Counts the ways of all {@link Operations}. */
public final class Ways {
  /** So often each is done first, so that what is made when it is needed first is there. */
  private static final int WARM_UP = 300;

  private static final int TIMES = 10;

  /** Milliseconds; while warming up an actor may be told a bit early. */
  private static final long SHORT_SILENCE = 1;

  private static final long SILENCE = 50;

  private Ways() {}

  /**
   * Prints a table of all, and the methods that are entered by those that are wanted.
   *
   * @param trees a regular expression, to be found in the description of an operation whose methods
   *     are to be printed; empty for none
   * @throws Exception if an operation fails
   */
  public static void print(String trees) throws Exception {
    var ways = new ArrayList<Way>();
    for (var operation : Operations.values()) {
      ways.add(of(operation, WARM_UP));
    }
    if (!trees.isEmpty()) {
      var wanted = Pattern.compile(trees, Pattern.CASE_INSENSITIVE);
      for (var way : ways) {
        if (wanted.matcher(way.operation().description()).find()) {
          System.out.println(way.operation().description());
          way.tree().forEach(System.out::println);
          System.out.println();
        }
      }
    }
    Way.HEAD.forEach(System.out::println);
    ways.forEach(way -> System.out.println(way.line()));
  }

  /** The way of an operation, as it is when it was done some times. */
  static Way of(Operations operation, int warmUp) throws Exception {
    try (var copy = copy(operation)) {
      for (var i = 0; i < warmUp; i++) {
        copy.once(SHORT_SILENCE);
      }
      var records = new ArrayList<List<Entry>>();
      for (var i = 0; i < TIMES; i++) {
        records.add(copy.once(SILENCE));
      }
      return new Way(operation, steady(records));
    }
  }

  /**
   * The shortest that there was twice: what others do meanwhile can make a record longer, and, once
   * in a while, shorter, where one comes so late that nobody has to wait for it any more.
   */
  static List<Entry> steady(List<List<Entry>> records) {
    var sizes = records.stream().map(List::size).toList();
    return records.stream()
        .filter(entries -> Collections.frequency(sizes, entries.size()) > 1)
        .min(Comparator.comparingInt(List::size))
        .orElseThrow(() -> new IllegalStateException("no count came twice: " + sizes));
  }

  /** All of ours is counted but what measures it. */
  private static boolean isCounted(String className) {
    return className.startsWith("dev.joins.") && !className.startsWith("dev.joins.bench.");
  }

  /** Works on classes of its own. */
  private static Operation copy(Operations operation) throws ReflectiveOperationException {
    var copied = new CountingLoader(Ways::isCounted).loadClass(Operations.class.getName());
    var constant = copied.getMethod("valueOf", String.class).invoke(null, operation.name());
    return (Operation) ((Supplier<?>) constant).get();
  }
}
