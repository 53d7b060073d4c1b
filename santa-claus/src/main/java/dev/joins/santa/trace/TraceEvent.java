package dev.joins.santa.trace;

import org.jspecify.annotations.Nullable;

/**
 * One line of a trace.
 *
 * @param seq the place in the order in which things happened; grows from line to line
 * @param t the scheduler's clock, in milliseconds
 * @param tasklet who did it
 * @param type what happened
 * @param worker whom it is about, or null where it is about Santa's whole group
 */
public record TraceEvent(
    long seq, long t, String tasklet, EventType type, @Nullable Worker worker) {

  /** Refuses what no trace can contain: negative numbers, a missing or superfluous worker. */
  public TraceEvent {
    if (seq < 0) {
      throw new IllegalArgumentException("seq is " + seq + "; right would be 0 or more");
    }
    if (t < 0) {
      throw new IllegalArgumentException("t is " + t + "; right would be 0 or more milliseconds");
    }
    if (tasklet.isBlank()) {
      throw new IllegalArgumentException("tasklet is empty; right would be a name, like \"santa\"");
    }
    if (worker == null && type.namesWorker()) {
      throw new IllegalArgumentException(
          "\"" + type.id() + "\" is about one worker; right would be a worker, like \"elf-3\"");
    }
    if (worker != null && !type.namesWorker()) {
      throw new IllegalArgumentException(
          "\"" + type.id() + "\" is about no single worker; right would be null, not " + worker);
    }
    if (worker != null && !type.suits(worker.kind())) {
      String right = worker.kind() == Worker.Kind.ELF ? "a reindeer" : "an elf";
      throw new IllegalArgumentException(
          "\"" + type.id() + "\" is not for " + worker + "; right would be " + right);
    }
  }
}
