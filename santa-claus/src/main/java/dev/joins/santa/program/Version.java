package dev.joins.santa.program;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A way to be Santa.
 *
 * @param name on the command line
 * @param about what it does, as the end of a sentence that begins with its name
 * @param elves how many there are if nobody says how many
 * @param program hires the workers, and sees to it that they are served
 */
public record Version(String name, String about, int elves, Consumer<NorthPole> program) {

  private static final int TRONOS_ELVES = 10;

  /** The worked example. */
  public static final Version JOIN =
      right(
          "join",
          "waits for a whole group, and takes all of it or nothing",
          pole -> new JoinSanta(pole).start());

  /** The same with a Santa who waits. */
  public static final Version SELECT =
      right("select", "waits for either group, and chooses in one step", of(SelectSanta::new));

  /** The same with too few elves for a queue. */
  public static final Version THREE_ELVES =
      new Version(
          "three-elves",
          "has only three elves, who cannot queue while they are in the study",
          3,
          pole -> new JoinSanta(pole).start());

  private static final List<Version> ALL =
      List.of(
          JOIN,
          SELECT,
          fault(
              "look-then-take",
              "takes the elves, then looks for reindeer, and forgets the elves",
              of(LookThenTake::new)),
          fault("balance", "counts who is coming, and takes who is there", of(Balance::new)),
          fault(
              "door-left-open",
              "does not shut the door behind those he shows out",
              of(DoorLeftOpen::new)),
          fault(
              "leaves-early",
              "leaves while reindeer are still being harnessed",
              of(LeavesEarly::new)),
          fault(
              "signals-assumed-fair",
              "believes that whoever he calls comes at once, and nobody else",
              of(SignalsAssumedFair::new)),
          fault("no-priority", "serves whoever came first", of(NoPriority::new)),
          THREE_ELVES);

  private static Version right(String name, String about, Consumer<NorthPole> program) {
    return new Version(name, about, TRONOS_ELVES, program);
  }

  private static Version fault(String name, String about, Consumer<NorthPole> program) {
    return new Version(name, about, TRONOS_ELVES, program);
  }

  private static Consumer<NorthPole> of(Function<NorthPole, SelectSanta> santa) {
    return pole -> santa.apply(pole).start();
  }

  /** Returns all of them: the right ones first, then one for each fault. */
  public static List<Version> all() {
    return ALL;
  }

  /** Returns the one with this name. */
  public static Optional<Version> named(String name) {
    return ALL.stream().filter(version -> version.name().equals(name)).findFirst();
  }
}
