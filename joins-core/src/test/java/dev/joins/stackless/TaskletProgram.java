package dev.joins.stackless;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A small program of tasklets and channels, which can be run here ({@link ProgramRun}) and, by
 * {@code interpreter.py}, on PyPy's {@code stackless.py}. Tasklets are numbered in the order of
 * their making; 0 is the main one, which takes the steps of the first body and then runs all
 * others.
 *
 * @param channels at which the tasklets meet
 * @param bodies what the tasklets do
 */
record TaskletProgram(List<Flags> channels, List<List<Step>> bodies) {

  /** Of a channel: -1 prefers the receiver, 1 the sender. */
  record Flags(int preference, boolean scheduleAll) {
    @Override
    public String toString() {
      return preference + "/" + (scheduleAll ? 1 : 0);
    }
  }

  /** Its letter is what the interpreter's method is called. */
  enum Kind {
    /** Sends its own number to a channel. */
    SEND('s'),
    /** Sends an error to a channel. */
    SEND_ERROR('e'),
    RECEIVE('r'),
    SCHEDULE('y'),
    SCHEDULE_REMOVE('p'),
    RUN('R'),
    /** Makes a tasklet with a body of the program. */
    NEW('n'),
    /** Puts another tasklet into the ring. */
    INSERT('i'),
    /** Takes another tasklet out of the ring. */
    REMOVE('d'),
    /** Kills another tasklet. */
    KILL('k');

    private final char letter;

    Kind(char letter) {
      this.letter = letter;
    }
  }

  /** Its argument is the number of a channel, a body or a tasklet; or nobody looks at it. */
  record Step(Kind kind, int argument) {
    @Override
    public String toString() {
      return String.valueOf(kind.letter) + argument;
    }
  }

  /** One line, as the interpreter reads it. */
  @Override
  public String toString() {
    return joined(channels)
        + "|"
        + bodies.stream().map(TaskletProgram::joined).collect(Collectors.joining("|"));
  }

  private static String joined(List<?> parts) {
    return parts.stream().map(Object::toString).collect(Collectors.joining(" "));
  }
}
