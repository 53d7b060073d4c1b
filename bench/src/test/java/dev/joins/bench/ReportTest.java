package dev.joins.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made of the figures: ratios round by round, goals, curves, pictures, and the page. */
class ReportTest {
  private static Stream<Figure> rounds(String workload, String way, double... values) {
    return Arrays.stream(values)
        .mapToObj(value -> new Figure(workload, way, value, "ns", 2 * value, Double.NaN));
  }

  private static Report report(List<Stream<Figure>> figures) {
    return new Report(
        new Results(List.of("a run"), figures.stream().flatMap(figure -> figure).toList()));
  }

  @Test
  void aRatioIsOfOneRound() {
    var report =
        report(
            List.of(
                rounds("kernel.ParallelRendezvous", "ours", 10, 200, 30),
                rounds("kernel.ParallelRendezvous", "jox", 10, 100, 60)));

    assertThat(report.table("kernel"))
        .last()
        .isEqualTo(
            "| ParallelRendezvous | 30.0 ns | jox | 60.0 ns | 1.00 (0.50 to 2.00) |"
                + " ≤ 0.95: **missed** | 1.00 | ? / ? |");
  }

  @Test
  void aGoalIsForItsParametersAndItsPeer() {
    var report =
        report(
            List.of(
                rounds("kernel.Chain capacity=16 length=10", "ours", 95),
                rounds("kernel.Chain capacity=16 length=10", "blockingQueue", 100),
                rounds("kernel.Chain capacity=0 length=10", "ours", 95),
                rounds("kernel.Chain capacity=0 length=10", "kotlin", 50)));

    assertThat(report.table("kernel").get(2)).contains("≤ 1.00: met");
    assertThat(report.table("kernel").get(3)).contains("≤ 1.20: **missed**");
  }

  @Test
  void aGoalThatIsNoRatioIsForProcessorTime() {
    var report = report(List.of(rounds("kernel.CooperativeSpawn", "ours", 15)));

    assertThat(report.table("kernel"))
        .last()
        .isEqualTo(
            "| CooperativeSpawn | 15.0 ns |  |  |  | ≤ 20.0 ns, is 30.0: **missed** |  | ? |");
  }

  @Test
  void aPeerThatIsQuotedHasNoRatio() {
    var report = report(List.of(rounds("matching.Matching file=size_p2_m10", "ours", 60)));

    assertThat(report.table("matching"))
        .hasSize(Comparison.HEAD.size() + 1)
        .last()
        .isEqualTo(
            "| Matching file=size_p2_m10 | 60.0 ns | JoinActors (quoted) | 3,000 ns |  |"
                + " ≤ 150 ns, is 120: met |  | ? |");
  }

  @Test
  void aWorkloadWithoutOursIsAMistake() {
    assertThatThrownBy(() -> report(List.of(rounds("kernel.Buffered", "jox", 1))))
        .hasMessage("kernel.Buffered has nothing of ours");
  }

  @Test
  void whatWasMeasuredAgainReplacesTheOlder() {
    var older = new Results(List.of("old"), rounds("a.A", "ours", 1, 2).toList());
    var newer = new Results(List.of("new"), rounds("a.A", "ours", 3).toList());

    assertThat(older.with(newer)).isEqualTo(new Results(List.of("old", "new"), newer.figures()));
  }

  @Test
  void resultsAreWrittenAndRead(@TempDir Path folder) throws Exception {
    var results = new Results(List.of("a run"), rounds("a.A", "ours", 1.5).toList());
    results.write(folder.resolve("results.json"));

    assertThat(Results.read(folder.resolve("results.json"))).isEqualTo(results);
  }

  @Test
  void picturesAreMade(@TempDir Path folder) throws Exception {
    var report =
        report(
            List.of(
                rounds("kernel.Buffered", "ours", 10),
                rounds("kernel.Buffered", "jox", 20),
                rounds("matching.PendingEqual equal=2 pending=10", "ours", 10),
                rounds("matching.PendingEqual equal=2 pending=1000", "ours", 12)));
    Charts.ratios(report.sections().values().iterator().next(), folder.resolve("ratios.png"));
    Charts.curves(report.curves(), folder.resolve("curves.png"));

    assertThat(report.curveTable())
        .last()
        .isEqualTo("| PendingEqual equal=2 | 10.0 | 12.0 | 1.20 (1.20 to 1.20) | ≤ 2.00: met |");
    for (var picture : List.of("ratios.png", "curves.png")) {
      assertThat(Files.size(folder.resolve(picture))).isGreaterThan(1_000);
    }
  }

  @Test
  void onlyWhatIsBetweenTheMarksOfThePageIsReplaced() throws Exception {
    var page = Files.readString(Path.of("..", "docs", "performance.md"));
    var replaced = Page.replaced(page, "measured", List.of("| new |"));

    assertThat(replaced).contains("\n\n| new |\n\n").startsWith(page.substring(0, 500));
    assertThat(replaced).endsWith(page.substring(page.length() - 500));
    assertThat(Page.replaced(replaced, "measured", List.of("| new |"))).isEqualTo(replaced);
  }
}
