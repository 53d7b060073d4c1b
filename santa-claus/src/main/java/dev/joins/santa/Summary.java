package dev.joins.santa;

import dev.joins.santa.check.Rule;
import dev.joins.santa.check.Statistics;
import dev.joins.santa.check.Verdict;
import dev.joins.santa.check.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a person wants to know when a run is over. */
public final class Summary {

  /** One fault is often seen by several rules in many places; more than this nobody reads. */
  private static final int SHOWN = 10;

  private Summary() {}

  /**
   * Returns the closing lines of a run.
   *
   * @param verdict what the checker said about it
   * @param colours whether the lines may contain ANSI colours
   * @return the lines, without their ends
   */
  public static List<String> lines(Verdict verdict, boolean colours) {
    Statistics statistics = verdict.statistics();
    List<String> lines = new ArrayList<>();
    lines.add(
        count(statistics.deliveries(), "delivery", "deliveries")
            + " and "
            + count(statistics.consultations(), "consultation", "consultations")
            + ".");
    lines.add("Choices in which both groups waited: " + statistics.choicesWithBoth() + ".");
    lines.add(
        "Longest wait of a complete reindeer group: "
            + Almanac.duration(statistics.longestReindeerWait())
            + ".");
    lines.add(rules(verdict, colours));
    verdict.violations().stream()
        .limit(SHOWN)
        .map(Violation::toString)
        .forEach(violation -> lines.add("  " + violation));
    if (verdict.violations().size() > SHOWN) {
      lines.add("  ... and " + (verdict.violations().size() - SHOWN) + " more" + where(verdict));
    }
    return List.copyOf(lines);
  }

  private static String where(Verdict verdict) {
    return verdict.isWhole()
        ? ""
        : " up to line " + verdict.statistics().events() + "; what follows was not judged";
  }

  private static String rules(Verdict verdict, boolean colours) {
    int checked = verdict.rules().size();
    int all = Rule.all().size();
    String which = checked == all ? "all " + all : checked + " of " + all;
    if (verdict.isClean()) {
      return "Rules checked: " + which + ". " + Ink.GOOD.paint("All kept.", colours);
    }
    String broken =
        verdict.broken().stream()
            .map(rule -> rule.number() + " (" + rule.title() + ")")
            .collect(Collectors.joining(", "));
    return "Rules checked: " + which + ". " + Ink.BAD.paint("Broken: " + broken + ".", colours);
  }

  private static String count(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }
}
