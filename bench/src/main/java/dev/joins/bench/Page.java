package dev.joins.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The parts of {@code docs/performance.md} that are written by the commands, and its pictures. */
final class Page {
  private static final Path DOCS = Path.of("..", "docs");

  private Page() {}

  /** Tables and pictures of what was measured. */
  static void write(Results results) throws IOException {
    write("measured", lines(new Report(results), DOCS.resolve("performance")));
  }

  /** One part of it. */
  static void write(String part, List<String> lines) throws IOException {
    var page = DOCS.resolve("performance.md");
    Files.writeString(page, replaced(Files.readString(page), part, lines));
    System.out.println(page.toRealPath());
  }

  /** Everything else on the page stays as it is. */
  static String replaced(String page, String part, List<String> lines) {
    var first = "<!-- " + part + ": what follows is written by the command -->";
    var last = "<!-- " + part + ": end -->";
    var begin = page.indexOf(first);
    var end = page.indexOf(last);
    if (begin < 0 || end < begin) {
      throw new IllegalStateException("the page has no place for figures: " + first + " … " + last);
    }
    return page.substring(0, begin + first.length())
        + "\n\n"
        + String.join("\n", lines)
        + "\n\n"
        + page.substring(end);
  }

  private static List<String> lines(Report report, Path pictures) throws IOException {
    Files.createDirectories(pictures);
    var lines = new ArrayList<String>();
    report.runs().forEach(run -> lines.add("- " + run));
    for (var section : report.sections().keySet()) {
      lines.addAll(List.of("", "### " + Report.title(section), ""));
      lines.addAll(report.table(section));
      var ratios = report.sections().get(section).stream().filter(Comparison::hasRatio).toList();
      if (!ratios.isEmpty()) {
        Charts.ratios(ratios, pictures.resolve(section + ".png"));
        lines.add("");
        lines.add(
            "![ratios, ours to each peer: %s](performance/%s.png)".formatted(section, section));
      }
    }
    if (!report.curves().isEmpty()) {
      Charts.curves(report.curves(), pictures.resolve("pending.png"));
      lines.addAll(List.of("", "### However many are pending", ""));
      lines.addAll(report.curveTable());
      lines.add("");
      lines.add("![cost of a message against how many are pending](performance/pending.png)");
    }
    return lines;
  }
}
