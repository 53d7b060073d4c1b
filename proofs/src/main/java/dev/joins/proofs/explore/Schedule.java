package dev.joins.proofs.explore;

import dev.joins.internal.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * The choices of one run, one for each event: 0 is whom round robin takes, 1 the one after, and so
 * on. As text only what differs from round robin: {@code 4:1 9:2}.
 */
record Schedule(List<Integer> choices) {
  /** What an empty schedule is called. */
  private static final String NO_DEPARTURE = "round robin";

  static final Schedule ROUND_ROBIN = new Schedule(List.of());

  Schedule {
    choices = List.copyOf(choices);
  }

  static Schedule parse(String text) {
    var choices = new ArrayList<Integer>();
    if (!text.isBlank() && !text.equals(NO_DEPARTURE)) {
      for (var part : text.strip().split("\\s+", -1)) {
        add(part, choices, text);
      }
    }
    return new Schedule(choices);
  }

  private static void add(String part, List<Integer> choices, String text) {
    var numbers = part.split(":", -1);
    try {
      var step = Integer.parseInt(numbers[0]);
      while (choices.size() < step) {
        choices.add(0);
      }
      var choice = Integer.parseInt(numbers[numbers.length - 1]);
      if (numbers.length == 2 && choices.size() == step && choice >= 0) {
        choices.add(choice);
        return;
      }
    } catch (NumberFormatException wrong) {
      // said below
    }
    throw new IllegalArgumentException(
        "'"
            + Text.line(text)
            + "' is no schedule: it should look like \"4:1 9:2\", in ascending order");
  }

  int at(int step) {
    return step < choices.size() ? choices.get(step) : 0;
  }

  /** The steps at which it differs from round robin. */
  List<Integer> deviations() {
    var steps = new ArrayList<Integer>();
    for (var step = 0; step < choices.size(); step++) {
      if (choices.get(step) != 0) {
        steps.add(step);
      }
    }
    return steps;
  }

  /**
   * Sees to it that a run which was to follow this one could do so.
   *
   * @throws IllegalStateException if the program is not what it was when the schedule was found
   */
  void requireFits(Run run) {
    var events = run.events();
    for (var step : deviations()) {
      if (step >= events.size()) {
        if (run.failure() == null) {
          throw stale(
              "the program ends after "
                  + events.size()
                  + " steps, and it has an entry for step "
                  + step);
        }
        return;
      }
      var candidates = events.get(step).candidates;
      if (choices.get(step) >= candidates) {
        throw stale(
            "step "
                + step
                + " has "
                + candidates
                + " who can go on, and it takes number "
                + choices.get(step)
                + ", counted from 0");
      }
    }
  }

  private static IllegalStateException stale(String why) {
    return new IllegalStateException("this schedule no longer applies: " + why);
  }

  /** As round robin at these steps. */
  Schedule without(List<Integer> steps) {
    var fewer = new ArrayList<>(choices);
    steps.forEach(step -> fewer.set(step, 0));
    return new Schedule(fewer);
  }

  boolean isShorterThan(Schedule other) {
    var mine = deviations().size();
    var its = other.deviations().size();
    return mine != its ? mine < its : choices.size() < other.choices.size();
  }

  @Override
  public String toString() {
    var text = new StringJoiner(" ").setEmptyValue(NO_DEPARTURE);
    deviations().forEach(step -> text.add(step + ":" + choices.get(step)));
    return text.toString();
  }
}
