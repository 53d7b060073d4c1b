package dev.joins.santa.check;

/**
 * A rule was broken.
 *
 * @param rule which one
 * @param line where in the trace, counted from 1; 0 where the trace has no line at all
 * @param seq the {@code seq} of that line, or -1 where there is none
 * @param sentence what happened, in one sentence that names the workers
 */
public record Violation(Rule rule, long line, long seq, String sentence) {

  /**
   * Returns a sentence for a person, for example {@code line 31 (seq 30): rule 10 (reindeer first):
   * Santa chose the elves ...}.
   */
  @Override
  public String toString() {
    return "line " + line + " (seq " + seq + "): " + rule + ": " + sentence;
  }
}
