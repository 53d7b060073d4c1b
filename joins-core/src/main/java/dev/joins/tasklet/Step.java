package dev.joins.tasklet;

import dev.joins.internal.Text;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Something that a tasklet is about to do, which others may see: {@code send to help: elf-3}.
 *
 * @param act in words, for reports
 * @param things to which it is done
 * @param message what is sent or written; null if nothing is
 */
public record Step(String act, List<?> things, @Nullable Object message) {
  /** Copies the list. */
  public Step {
    things = List.copyOf(things);
  }

  @Override
  public String toString() {
    var text = new StringJoiner(", ", act + " ", message == null ? "" : ": " + Text.of(message));
    things.forEach(thing -> text.add(Text.of(thing)));
    return text.toString();
  }
}
