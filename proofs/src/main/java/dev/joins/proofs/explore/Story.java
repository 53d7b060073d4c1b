package dev.joins.proofs.explore;

import java.util.stream.Collectors;

/**
 * A run as a person reads it: a line for each turn, marked where round robin would have differed.
 */
final class Story {
  /** A livelock needs no thousand lines. */
  private static final int MOST_LINES = 200;

  private Story() {}

  static String of(Run run) {
    var events = run.events();
    var text = new StringBuilder();
    for (var i = 0; i < Math.min(events.size(), MOST_LINES); i++) {
      var event = events.get(i);
      text.append(
          String.format(
              "%5d %s %s: %s", i, event.choice == 0 ? " " : ">", event.actor, event.words));
      if (event.ends) {
        text.append("; ends");
      } else if (event.blocks) {
        text.append("; waits");
      }
      if (!event.woken.isEmpty()) {
        text.append(
            event.woken.stream()
                .map(Actor::toString)
                .collect(Collectors.joining(", ", " -> ready: ", "")));
      }
      text.append('\n');
    }
    if (events.size() > MOST_LINES) {
      text.append("      ... and ").append(events.size() - MOST_LINES).append(" more\n");
    }
    return text.toString();
  }
}
