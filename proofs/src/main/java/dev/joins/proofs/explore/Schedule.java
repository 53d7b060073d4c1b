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
  private static final String ROUND_ROBIN = "round robin";

  Schedule {
    choices = List.copyOf(choices);
  }

  static Schedule parse(String text) {
    var choices = new ArrayList<Integer>();
    if (!text.isBlank() && !text.equals(ROUND_ROBIN)) {
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
      if (numbers.length == 2 && choices.size() == step) {
        choices.add(Integer.parseInt(numbers[1]));
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
    var text = new StringJoiner(" ").setEmptyValue(ROUND_ROBIN);
    deviations().forEach(step -> text.add(step + ":" + choices.get(step)));
    return text.toString();
  }
}
