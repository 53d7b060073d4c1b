package dev.joins.internal;

import java.util.Collection;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes text of what users give - values, names, messages of errors - that is safe in what it is
 * written to. One function for each kind of output: {@link #of(Object)} describes a value, and
 * {@link #line} prepares a name, for reports, logs, errors and terminals; {@link #mermaid} and
 * {@link #dot} do so for diagrams. No other code calls {@code toString} of a user's object, since
 * that may throw, or be of any length.
 *
 * <p>A name becomes a line where it is given (to a channel, a tasklet, a definition, a pattern), so
 * no report can forget it. A line stays as it is if it is made a line once more.
 */
public final class Text {
  /** How many characters of one value are written; more help nobody. */
  private static final int LONGEST = 1_000;

  /** How many lines of one value are written. */
  private static final int MOST_LINES = 1_000;

  /** How many values of one collection are described. */
  private static final int MOST = 100;

  /** What ends a label of Mermaid, or means something in it. */
  private static final Pattern SPECIAL_IN_MERMAID = Pattern.compile("[#\"<>%`$]|&(?=[A-Za-z#])");

  private Text() {}

  /**
   * Describes a value in one line, whatever its {@code toString} does.
   *
   * @param value of a user; arrays are described by what is in them
   * @return its text, of bounded length; where it has none, its class and why there is none
   */
  public static String of(@Nullable Object value) {
    if (value instanceof Object[] values) {
      return list(Stream.of(values), values.length);
    }
    String text;
    try {
      text = String.valueOf(value);
    } catch (Throwable error) { // also of the JVM: whoever describes has something to tell
      return nameOf(value) + " (toString threw " + reason(error) + ")";
    }
    // Not the same as "null": toString may return null although its type forbids that.
    return text == null ? nameOf(value) + " (toString returned null)" : line(text);
  }

  /**
   * Describes the values of a collection, each by itself: one that has no text does not hide the
   * others.
   *
   * @param values of a user
   * @return a line as {@code [a, b]}
   */
  public static String of(Collection<?> values) {
    return list(values.stream(), values.size());
  }

  /**
   * Describes a value in as many lines as its text has, such as an error whose message is a report.
   *
   * @param value of a user
   * @return its text, of bounded length; only its line breaks are what they were
   */
  public static String lines(@Nullable Object value) {
    String text;
    try {
      text = String.valueOf(value);
    } catch (Throwable error) { // said by the other way
      return of(value);
    }
    return text == null
        ? of(value)
        : text.lines().limit(MOST_LINES).map(Text::line).collect(Collectors.joining("\n"));
  }

  private static String list(Stream<?> values, int size) {
    var all = values.limit(MOST).map(Text::of).collect(Collectors.joining(", "));
    return "[" + all + (size > MOST ? ", ... and " + (size - MOST) + " more" : "") + "]";
  }

  /** As {@code Object.toString}, which asks the object for its hash. */
  private static String nameOf(@Nullable Object value) {
    var type = value == null ? "null" : value.getClass().getSimpleName();
    var name = type.isEmpty() && value != null ? value.getClass().getName() : type;
    return name + "@" + Integer.toHexString(System.identityHashCode(value));
  }

  /** The class of an error and, if it can be had, its message. */
  private static String reason(Throwable error) {
    var type = error.getClass().getName();
    try {
      var message = error.getMessage();
      return message == null ? type : type + ": " + line(message);
    } catch (Throwable another) { // an error of a user is a user's object as well
      return type;
    }
  }

  /**
   * Makes one line of a text that can be shown anywhere: line breaks, escapes, and all else that is
   * not seen but changes what is seen, are written as in Java's source.
   *
   * @param text any; of a long one only the beginning is shown
   * @return the same text if there is nothing to change
   * @throws NullPointerException if it is null: what is given a text here is a name
   */
  public static String line(String text) {
    Objects.requireNonNull(text, "a name must not be null");
    if (isPlain(text)) {
      return text;
    }
    var shown = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    if (shown.codePoints().anyMatch(Text::isHidden)) {
      var line = new StringBuilder();
      shown.codePoints().forEach(each -> append(line, each));
      shown = line.toString();
    }
    return text.length() <= LONGEST
        ? shown
        : shown + "... (" + (text.length() - LONGEST) + " characters more)";
  }

  /** Most names are, and nothing is made of those: a tasklet that is spawned has one. */
  private static boolean isPlain(String text) {
    for (var i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
        return false;
      }
    }
    return text.length() <= LONGEST;
  }

  private static boolean isHidden(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }

  private static void append(StringBuilder line, int codePoint) {
    switch (codePoint) {
      case '\n' -> line.append("\\n");
      case '\r' -> line.append("\\r");
      case '\t' -> line.append("\\t");
      default -> {
        if (isHidden(codePoint)) {
          for (var unit : Character.toChars(codePoint)) {
            line.append("\\u%04x".formatted((int) unit));
          }
        } else {
          line.appendCodePoint(codePoint);
        }
      }
    }
  }

  /**
   * Makes a text part of a quoted label in a diagram of Mermaid: no directive ({@code %%}) and no
   * HTML begins in it, and the label does not end.
   *
   * @param text any
   * @return to be put between quotes
   */
  public static String mermaid(String text) {
    return SPECIAL_IN_MERMAID
        .matcher(line(text))
        .replaceAll(special -> "#" + (int) special.group().charAt(0) + ";");
  }

  /**
   * Makes a text part of a quoted string in a graph of Graphviz.
   *
   * @param text any
   * @return to be put between quotes
   */
  public static String dot(String text) {
    return line(text).replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
