package dev.joins.bench;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whose code the processor ran.
 *
 * @param percent of all samples, but those of the compiler's threads
 */
record Shares(Map<Owner, Double> percent) {
  /** Whose code it may be. */
  enum Owner {
    /** That of this library. */
    JOINS("joins"),
    /** Virtual threads, and the pool that carries them. */
    THREADS("virtual threads and their pool"),
    /** The rest of the JDK, and the benchmark itself. */
    JAVA("other Java"),
    /** Freezing and thawing of stacks, stubs, the interpreter. */
    JVM("the JVM"),
    /** Threads that collect garbage. */
    COLLECTOR("the collector"),
    /** Parking and waking of carriers, page faults. */
    KERNEL("the kernel");

    private final String words;

    Owner(String words) {
      this.words = words;
    }
  }

  static final List<String> HEAD =
      List.of(
          Stream.of(Owner.values())
              .map(owner -> owner.words)
              .collect(Collectors.joining(" | ", "| workload | ns | ", " |")),
          "|---|---|" + "---|".repeat(Owner.values().length));

  /** Of lines as {@code perf report} writes them: share; thread; object; symbol. */
  static Shares of(List<String> report) {
    var sums = new EnumMap<Owner, Double>(Owner.class);
    for (var line : report) {
      var cells = line.split(";", 4);
      if (cells.length == 4 && !line.startsWith("#") && !cells[1].contains("Compiler")) {
        var share = Double.parseDouble(cells[0].replace("%", "").strip());
        sums.merge(owner(cells[1].strip(), cells[2].strip(), cells[3].strip()), share, Double::sum);
      }
    }
    var all = sums.values().stream().mapToDouble(Double::doubleValue).sum();
    sums.replaceAll((owner, share) -> 100 * share / all);
    return new Shares(sums);
  }

  private static Owner owner(String thread, String object, String symbol) {
    if (symbol.startsWith("[k]")) {
      return Owner.KERNEL;
    }
    if (thread.startsWith("G1 ") || thread.startsWith("GC ")) {
      return Owner.COLLECTOR;
    }
    if (!object.startsWith("[JIT]") || !symbol.contains("(")) { // a stub
      return Owner.JVM;
    }
    if (symbol.contains(" dev.joins.") && !symbol.contains(" dev.joins.bench.")) {
      return Owner.JOINS;
    }
    return Stream.of("VirtualThread", "vm.Continuation", "ForkJoin", "LockSupport")
            .anyMatch(symbol::contains)
        ? Owner.THREADS
        : Owner.JAVA;
  }

  /** A line of the table. */
  String line(Figure figure) {
    return Stream.of(Owner.values())
        .map(owner -> String.format(Locale.ROOT, "%.0f %%", percent.getOrDefault(owner, 0.0)))
        .collect(
            Collectors.joining(
                " | ",
                "| " + Comparison.label(figure) + " | " + Spread.number(figure.value()) + " | ",
                " |"));
  }
}
