package dev.joins.bench.way;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * What one operation enters.
 *
 * @param operation what was done
 * @param entries in the order of entering, of all threads
 */
record Way(Operations operation, List<Entry> entries) {
  /** The columns of {@link #line}. */
  static final List<String> HEAD =
      List.of(
          "| operation | methods entered | goal | files | goal | changes of file | threads |",
          "|---|---|---|---|---|---|---|");

  /** How many methods are entered; one that is entered twice counts twice. */
  int methods() {
    return entries.size();
  }

  /** In how many source files they are written. */
  int files() {
    return Math.toIntExact(entries.stream().map(Entry::file).distinct().count());
  }

  /**
   * How often a reader changes from one file to another, if he reads the methods of each thread in
   * the order of entering. He comes from elsewhere, so the first of each thread is a change.
   */
  int changes() {
    var changes = 0;
    for (var ofOne : byThread()) {
      var previous = "";
      for (var entry : ofOne) {
        changes += entry.file().equals(previous) ? 0 : 1;
        previous = entry.file();
      }
    }
    return changes;
  }

  /** For a table. */
  String line() {
    return "| %s | %d | %s | %d | %s | %d | %d |"
        .formatted(
            operation.description(),
            methods(),
            goal(methods(), operation.methodsGoal()),
            files(),
            goal(files(), operation.filesGoal()),
            changes(),
            byThread().size());
  }

  private static String goal(int is, int atMost) {
    return atMost == Operations.NONE
        ? ""
        : "≤ " + atMost + (is <= atMost ? ": met" : ": **missed**");
  }

  /** The methods of each thread in the order of entering, those that a method calls below it. */
  List<String> tree() {
    var lines = new ArrayList<String>();
    for (var ofOne : byThread()) {
      var thread = ofOne.getFirst().thread();
      lines.add("on " + (thread.getName().isEmpty() ? thread.toString() : thread.getName()) + ":");
      var outermost = ofOne.stream().mapToInt(Entry::depth).min().orElseThrow();
      for (var entry : ofOne) {
        var indent = "  ".repeat(1 + entry.depth() - outermost);
        lines.add(indent + entry.method() + "  " + entry.file());
      }
    }
    return lines;
  }

  /** Who enters first comes first. */
  private Collection<List<Entry>> byThread() {
    return entries.stream()
        .collect(groupingBy(Entry::thread, LinkedHashMap::new, toList()))
        .values();
  }
}
