package dev.joins.santa.check;

import dev.joins.santa.trace.Worker;
import java.util.OptionalInt;

/**
 * How many work for Santa, and how many of them he takes at once.
 *
 * @param reindeer how many reindeer there are
 * @param elves how many elves there are
 * @param reindeerGroup how many reindeer make a delivery
 * @param elfGroup how many elves make a consultation
 * @param expectedDeliveries how many deliveries a complete run makes, where that is known
 */
public record Workshop(
    int reindeer, int elves, int reindeerGroup, int elfGroup, OptionalInt expectedDeliveries) {

  /** Refuses groups without members, and numbers below zero. */
  public Workshop {
    if (reindeer < 0 || elves < 0 || reindeerGroup < 1 || elfGroup < 1) {
      throw new IllegalArgumentException(
          "a workshop needs at least one worker a group: %d in groups of %d, %d in groups of %d"
              .formatted(reindeer, reindeerGroup, elves, elfGroup));
    }
  }

  /** {@return Trono's workshop: nine reindeer, all at once, and ten elves, three at once} */
  public static Workshop standard() {
    return new Workshop(9, 10, 9, 3, OptionalInt.empty());
  }

  /**
   * Returns this workshop with another number of elves.
   *
   * @param number how many elves there are
   * @return a changed copy
   */
  public Workshop withElves(int number) {
    return new Workshop(reindeer, number, reindeerGroup, elfGroup, expectedDeliveries);
  }

  /**
   * Returns this workshop for runs that are to end after so many deliveries.
   *
   * @param number how many deliveries a complete run makes
   * @return a changed copy
   */
  public Workshop withExpectedDeliveries(int number) {
    return new Workshop(reindeer, elves, reindeerGroup, elfGroup, OptionalInt.of(number));
  }

  /**
   * Returns how many of a kind there are.
   *
   * @param kind reindeer or elves
   * @return their number
   */
  public int workers(Worker.Kind kind) {
    return kind == Worker.Kind.REINDEER ? reindeer : elves;
  }

  /**
   * Returns how many of a kind Santa takes at once.
   *
   * @param kind reindeer or elves
   * @return the size of their group
   */
  public int groupSize(Worker.Kind kind) {
    return kind == Worker.Kind.REINDEER ? reindeerGroup : elfGroup;
  }
}
