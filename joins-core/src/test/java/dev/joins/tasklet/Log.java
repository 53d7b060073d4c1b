package dev.joins.tasklet;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened, in order; any thread may add to it. */
final class Log {
  private final List<String> lines = new ArrayList<>();

  synchronized void add(@Nullable Object line) {
    lines.add(String.valueOf(line));
  }

  synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  synchronized String text() {
    return String.join(" ", lines);
  }
}
