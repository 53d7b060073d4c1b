package dev.joins.tasklet;

import java.util.List;

/**
 * Who waits for what: a picture of the blocked tasklets of one scheduler.
 *
 * @param blocked one entry for each blocked tasklet, in the order of their creation
 * @param pending a line for each pattern that holds messages, and that no blocked tasklet waits
 *     for: what it has, and what it lacks
 */
public record DeadlockReport(List<Blocked> blocked, List<String> pending) {
  /** How many tasklets, or patterns, a report spells out; a million lines help nobody. */
  private static final int SPELLED_OUT = 50;

  private static final String HINT =
      "\n  A plain thread that is still to send or spawn must keep a hold() open until it has.";

  /** Copies the lists. */
  public DeadlockReport {
    blocked = List.copyOf(blocked);
    pending = List.copyOf(pending);
  }

  /**
   * Makes the report where nothing is pending but for what the blocked ones wait for.
   *
   * @param blocked one entry for each blocked tasklet, in the order of their creation
   */
  public DeadlockReport(List<Blocked> blocked) {
    this(blocked, List.of());
  }

  /**
   * One blocked tasklet.
   *
   * @param tasklet its name
   * @param waits what it waits for
   */
  public record Blocked(String tasklet, WaitReport waits) {}

  /**
   * Returns the report, a line for each tasklet and one for each thing that is lacking.
   *
   * @return several lines
   */
  @Override
  public String toString() {
    var text = new StringBuilder("Deadlock: nothing can run, and no timer is set. Blocked: ");
    text.append(blocked.size()).append(blocked.size() == 1 ? " tasklet." : " tasklets.");
    for (var each : blocked.subList(0, Math.min(SPELLED_OUT, blocked.size()))) {
      text.append("\n  ").append(each.tasklet()).append(" waits: ").append(each.waits().what());
      each.waits().lacks().forEach(line -> text.append("\n    ").append(line));
    }
    appendRest(blocked, text);
    if (!pending.isEmpty()) {
      text.append("\n  Messages wait for these patterns:");
      for (var line : pending.subList(0, Math.min(SPELLED_OUT, pending.size()))) {
        text.append("\n    ").append(line);
      }
      appendRest(pending, text);
    }
    return text.append(HINT).toString();
  }

  private static void appendRest(List<?> all, StringBuilder text) {
    if (all.size() > SPELLED_OUT) {
      text.append("\n  ... and ").append(all.size() - SPELLED_OUT).append(" more");
    }
  }
}
