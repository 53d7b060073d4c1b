package dev.joins.tasklet;

import java.util.List;

/**
 * What somebody waits for, in words.
 *
 * @param what one phrase: {@code "receive from quotes"}
 * @param lacks what is missing, one line each: {@code "deliver: back has 8 of 9, idle has 1 of 1"}
 */
public record WaitReport(String what, List<String> lacks) {
  /** Copies the list. */
  public WaitReport {
    lacks = List.copyOf(lacks);
  }

  /**
   * Makes the report of a wait that lacks nothing which could be counted.
   *
   * @param what one phrase
   */
  public WaitReport(String what) {
    this(what, List.of());
  }
}
