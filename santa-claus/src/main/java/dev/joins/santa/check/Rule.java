package dev.joins.santa.check;

import java.util.EnumSet;
import java.util.Set;

/**
 * The fifteen rules. One to eleven say what must never happen, twelve to fifteen what has to happen
 * in a whole run under fair scheduling.
 */
public enum Rule {
  /** A delivery harnesses exactly nine distinct reindeer, each ready since its last unharness. */
  NINE_REINDEER(1, "nine reindeer"),
  /** A consultation greets exactly three distinct elves, each ready since its last goodbye. */
  THREE_ELVES(2, "three elves"),
  /** No reindeer in a consultation, no elf in a delivery, nobody in two open groups. */
  NO_MIXING(3, "no mixing"),
  /** One service at a time. */
  ONE_SERVICE(4, "one service at a time"),
  /** No service before its group is complete. */
  COMPLETE_FIRST(5, "complete first"),
  /** All are let in before the service starts, and the work is done while it lasts. */
  ORDER_OF_SERVICE(6, "order of service"),
  /** Nobody is let go before the service is over, and nobody leaves before that. */
  LEAVE_WHEN_RELEASED(7, "leave when released"),
  /** A group is closed from the first admission to the last show-out. */
  CLOSED_GROUP(8, "closed group"),
  /** The hand-shake happens exactly once per worker and service. */
  ONE_HAND_SHAKE(9, "one hand-shake"),
  /** Where a complete reindeer group waits at a choice, reindeer are chosen. */
  PRIORITY(10, "reindeer first"),
  /** Every worker taken is released exactly once. */
  CONSERVATION(11, "conservation"),
  /** A complete reindeer group waits for at most one service in progress. */
  REINDEER_SOON(12, "reindeer soon"),
  /** Elves are served again and again while reindeer are away. */
  ELVES_TOO(13, "elves too"),
  /** No deadlock, and a clean end with nobody left behind. */
  CLEAN_END(14, "clean end"),
  /** Both services happened, and at least one choice had both groups ready. */
  NOT_VACUOUS(15, "not vacuous");

  private final int number;
  private final String title;

  Rule(int number, String title) {
    this.number = number;
    this.title = title;
  }

  /** {@return the number in the list of rules, 1 to 15} */
  public int number() {
    return number;
  }

  /** {@return two or three words that say what the rule is about} */
  public String title() {
    return title;
  }

  /**
   * Finds a rule by its number.
   *
   * @param number 1 to 15
   * @return the rule
   * @throws IllegalArgumentException if there is none
   */
  public static Rule of(int number) {
    for (Rule rule : values()) {
      if (rule.number == number) {
        return rule;
      }
    }
    throw new IllegalArgumentException("there is no rule " + number + "; right would be 1 to 15");
  }

  /** {@return rules 1 to 11, those that say what must never happen} */
  public static Set<Rule> safety() {
    return EnumSet.range(NINE_REINDEER, CONSERVATION);
  }

  /** {@return all fifteen} */
  public static Set<Rule> all() {
    return EnumSet.allOf(Rule.class);
  }

  /** A fresh judge, who has seen nothing yet. */
  Judge judge() {
    return switch (this) {
      case NINE_REINDEER -> new WholeGroup(Service.DELIVERY);
      case THREE_ELVES -> new WholeGroup(Service.CONSULTATION);
      case NO_MIXING -> new NoMixing();
      case ONE_SERVICE -> new OneService();
      case COMPLETE_FIRST -> new CompleteFirst();
      case ORDER_OF_SERVICE -> new OrderOfService();
      case LEAVE_WHEN_RELEASED -> new LeaveWhenReleased();
      case CLOSED_GROUP -> new ClosedGroup();
      case ONE_HAND_SHAKE -> new OneHandShake();
      case PRIORITY -> new Priority();
      case CONSERVATION -> new Conservation();
      case REINDEER_SOON -> new ReindeerSoon();
      case ELVES_TOO -> new ElvesToo();
      case CLEAN_END -> new CleanEnd();
      case NOT_VACUOUS -> new NotVacuous();
    };
  }

  /** Returns number and title, for example {@code rule 10 (reindeer first)}. */
  @Override
  public String toString() {
    return "rule " + number + " (" + title + ")";
  }
}
