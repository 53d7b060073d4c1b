package dev.joins.proofs.explore;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A run as a person reads it: a line for each turn, marked where round robin would have differed.
 */
final class Story {
  private static final int MOST_LINES = 200;

  private Story() {}

  /** Of a run that goes round, one round is enough. */
  static String of(Run run) {
    var events = run.events();
    var period = run.period();
    var told = period == null ? events.size() : endOfFirstRound(events, period);
    var text = new StringBuilder();
    for (var i = 0; i < Math.min(told, MOST_LINES); i++) {
      text.append(String.format("%5d %s\n", i, line(events.get(i))));
    }
    if (told > MOST_LINES) {
      text.append("      ... and ").append(events.size() - MOST_LINES).append(" more\n");
    } else if (period != null) {
      text.append("      ... and so on: the last ").append(period).append(" again and again\n");
    }
    return text.toString();
  }

  private static int endOfFirstRound(List<Event> events, int period) {
    var end = events.size();
    while (end > period && isSame(events.get(end - 1), events.get(end - 1 - period))) {
      end--;
    }
    return end;
  }

  /** Whether it was done by the same, or by another of that name. */
  private static boolean isSame(Event one, Event other) {
    return one.actor.toString().equals(other.actor.toString()) && one.words.equals(other.words);
  }

  private static String line(Event event) {
    var text = (event.choice == 0 ? "  " : "> ") + event.actor + ": " + event.words;
    if (event.ends) {
      text += "; ends";
    } else if (event.blocks) {
      text += "; waits";
    }
    return event.woken.isEmpty()
        ? text
        : event.woken.stream()
            .map(Actor::toString)
            .collect(Collectors.joining(", ", text + " -> ready: ", ""));
  }
}
