package dev.joins.santa.check;

/** Where a judge says what is wrong. */
@FunctionalInterface
interface Complaints {

  /** Adds one sentence about the line in which the rule was broken. */
  void add(long line, String sentence);
}
