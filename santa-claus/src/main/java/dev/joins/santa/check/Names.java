package dev.joins.santa.check;

import dev.joins.santa.trace.Worker;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Words for the judges' sentences. */
final class Names {

  private Names() {}

  /** How many are named; the others are counted. */
  private static final int MOST = 100;

  /** The workers in order, for example {@code elf-1, elf-2, elf-7}, or {@code nobody}. */
  static String of(Collection<Worker> workers) {
    if (workers.isEmpty()) {
      return "nobody";
    }
    String some =
        workers.stream()
            .limit(MOST)
            .sorted()
            .map(Worker::toString)
            .collect(Collectors.joining(", "));
    return workers.size() <= MOST ? some : some + " and " + (workers.size() - MOST) + " others";
  }

  /** For example {@code 1 elf}, {@code 3 elves}, {@code 9 reindeer}. */
  static String count(int number, Worker.Kind kind) {
    return number + " " + kind(number, kind);
  }

  /** For example {@code elf}, {@code elves}, {@code reindeer}. */
  static String kind(int number, Worker.Kind kind) {
    return switch (kind) {
      case REINDEER -> "reindeer";
      case ELF -> number == 1 ? "elf" : "elves";
    };
  }

  /** For example {@code the delivery of line 12}. */
  static String of(Group group) {
    return "the " + group.service().title() + " of line " + group.line();
  }

  /** The workers of a kind in this workshop who are not among these. */
  static List<Worker> missing(Workshop workshop, Worker.Kind kind, Set<Worker> present) {
    List<Worker> missing = new ArrayList<>();
    for (int number = 0; number < workshop.workers(kind); number++) {
      Worker worker = new Worker(kind, number);
      if (!present.contains(worker)) {
        missing.add(worker);
      }
    }
    return missing;
  }

  /** All of the first who are not among the second. */
  static Set<Worker> without(Set<Worker> all, Set<Worker> some) {
    Set<Worker> rest = new TreeSet<>(all);
    rest.removeAll(some);
    return rest;
  }
}
