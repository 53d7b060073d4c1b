package dev.joins.santa.trace;

import dev.joins.internal.Text;

/**
 * A trace has a line that is none: says which line, what is wrong with it and what would be right.
 * What the message repeats of the trace is made harmless: it may be anything.
 */
public final class TraceFormatException extends Exception {

  private static final long serialVersionUID = 1L;

  /** The number of the bad line. */
  private final long line;

  TraceFormatException(long line, String problem) {
    super("line " + line + ": " + Text.line(problem));
    this.line = line;
  }

  /** {@return the number of the bad line, counted from 1} */
  public long line() {
    return line;
  }
}
