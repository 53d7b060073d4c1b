package dev.joins.tasklet;

import java.util.List;

/**
 * Knows of messages that wait for something, though no tasklet may be waiting for it: a definition
 * of patterns, for example. See {@link Scheduler#reportAlso}.
 */
@FunctionalInterface
public interface Pending {
  /**
   * Returns what holds messages, and what it lacks; called by any thread, holding no lock.
   *
   * @return a line each: {@code "fetch: jobs has 1 of 1, slot has 0 of 1"}; empty if nothing is
   *     pending
   */
  List<String> lacks();
}
