package dev.joins.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The part of {@code docs/performance.md} that is written by the command, and its pictures. */
final class Page {
  private static final Path DOCS = Path.of("..", "docs");
  private static final String BEGIN = "<!-- measured: what follows is written by the command -->";
  private static final String END = "<!-- measured: end -->";

  private final Report report;

  Page(Results results) {
    report = new Report(results);
  }

  void write() throws IOException {
    var page = DOCS.resolve("performance.md");
    Files.writeString(page, replaced(Files.readString(page), lines(DOCS.resolve("performance"))));
    System.out.println(page.toRealPath());
  }

  /** Everything else on the page stays as it is. */
  static String replaced(String page, List<String> lines) {
    var begin = page.indexOf(BEGIN);
    var end = page.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalStateException("the page has no place for figures: " + BEGIN + " … " + END);
    }
    return page.substring(0, begin + BEGIN.length())
        + "\n\n"
        + String.join("\n", lines)
        + "\n\n"
        + page.substring(end);
  }

  private List<String> lines(Path pictures) throws IOException {
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
