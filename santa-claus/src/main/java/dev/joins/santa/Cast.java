package dev.joins.santa;

import dev.joins.santa.trace.Worker;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** What people call the workers. */
final class Cast {

  private static final List<String> REINDEER =
      List.of(
          "Dasher", "Dancer", "Prancer", "Vixen", "Comet", "Cupid", "Donner", "Blitzen", "Rudolph");

  private static final List<String> ELVES =
      List.of(
          "Alabaster",
          "Bushy",
          "Pepper",
          "Shinny",
          "Upatree",
          "Wunorse",
          "Tinsel",
          "Nutmeg",
          "Holly",
          "Snorri");

  private Cast() {}

  /** For example {@code Rudolph}; whoever came later has only a number. */
  static String name(Worker worker) {
    List<String> names = worker.kind() == Worker.Kind.REINDEER ? REINDEER : ELVES;
    return worker.number() < names.size() ? names.get(worker.number()) : worker.toString();
  }

  /** For example {@code Bushy, Pepper and Holly}, each in the colour of its kind. */
  static String names(Collection<Worker> workers, boolean colours) {
    List<String> names =
        workers.stream()
            .map(worker -> ink(worker.kind()).paint(name(worker), colours))
            .collect(Collectors.toList());
    if (names.size() < 2) {
      return names.isEmpty() ? "nobody" : names.getFirst();
    }
    String last = names.removeLast();
    return String.join(", ", names) + " and " + last;
  }

  private static Ink ink(Worker.Kind kind) {
    return kind == Worker.Kind.REINDEER ? Ink.REINDEER : Ink.ELF;
  }
}
