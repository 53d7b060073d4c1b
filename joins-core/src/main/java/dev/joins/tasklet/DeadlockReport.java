package dev.joins.tasklet;

import java.util.List;

/**
 * Who waits for what: a picture of the blocked tasklets of one scheduler.
 *
 * @param blocked one entry for each blocked tasklet, in the order of their creation
 */
public record DeadlockReport(List<Blocked> blocked) {
  /** How many tasklets a report spells out; a million lines help nobody. */
  private static final int SPELLED_OUT = 50;

  /** Copies the list. */
  public DeadlockReport {
    blocked = List.copyOf(blocked);
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
    if (blocked.size() > SPELLED_OUT) {
      text.append("\n  ... and ").append(blocked.size() - SPELLED_OUT).append(" more");
    }
    return text.toString();
  }
}
