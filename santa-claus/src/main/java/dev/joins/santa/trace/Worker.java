package dev.joins.santa.trace;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Someone who works for Santa, written {@code reindeer-0} or {@code elf-3}.
 *
 * @param kind reindeer or elf
 * @param number counted from 0
 */
public record Worker(Kind kind, int number) implements Comparable<Worker> {

  /** The two kinds of worker, with the name each has in a trace. */
  public enum Kind {
    /** Pulls the sleigh; Santa takes nine at once. */
    REINDEER("reindeer"),
    /** Makes the toys; Santa takes three at once. */
    ELF("elf");

    private final String id;

    Kind(String id) {
      this.id = id;
    }

    /** {@return the first part of a worker's name in a trace: {@code reindeer} or {@code elf}} */
    public String id() {
      return id;
    }
  }

  // No leading zeros, so that two spellings cannot name one worker; and not so many that whoever
  // remembers them all would need much memory.
  private static final Pattern FORM = Pattern.compile("(reindeer|elf)-(0|[1-9][0-9]{0,4})");

  /** Refuses a negative number. */
  public Worker {
    if (number < 0) {
      throw new IllegalArgumentException("workers are counted from 0, not from " + number);
    }
  }

  /**
   * Returns the reindeer with this number.
   *
   * @param number counted from 0
   * @return the reindeer
   */
  public static Worker reindeer(int number) {
    return new Worker(Kind.REINDEER, number);
  }

  /**
   * Returns the elf with this number.
   *
   * @param number counted from 0
   * @return the elf
   */
  public static Worker elf(int number) {
    return new Worker(Kind.ELF, number);
  }

  /**
   * Reads what {@link #toString()} writes.
   *
   * @param text the name in a trace
   * @return the worker of that name
   * @throws IllegalArgumentException if the text is no worker's name
   */
  public static Worker parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "\""
              + text
              + "\" is no worker; right would be reindeer-0, reindeer-1, ... or elf-0, ...");
    }
    Kind kind = matcher.group(1).equals("elf") ? Kind.ELF : Kind.REINDEER;
    return new Worker(kind, Integer.parseInt(matcher.group(2)));
  }

  @Override
  public int compareTo(Worker other) {
    int byKind = kind.compareTo(other.kind);
    return byKind != 0 ? byKind : Integer.compare(number, other.number);
  }

  /** Returns the name in a trace, for example {@code elf-3}. */
  @Override
  public String toString() {
    return kind.id() + "-" + number;
  }
}
