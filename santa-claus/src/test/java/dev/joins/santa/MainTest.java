package dev.joins.santa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.santa.program.Version;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("trace.jsonl");
  }

  @Test
  void tellsAStoryAndSumsItUp() {
    assertThat(santa()).isEqualTo(0);
    assertThat(err.toString()).isEmpty();
    assertThat(lines())
        .startsWith(
            "Version join: Santa waits for a whole group, and takes all of it or nothing. 10 elves,"
                + " seed 1.")
        .endsWith("Rules checked: all 15. All kept.")
        .anyMatch(line -> line.matches("5 deliveries and \\d+ consultations\\."))
        .contains("Choices in which both groups waited: 5.")
        .anyMatch(line -> line.startsWith("Longest wait of a complete reindeer group: "))
        .doesNotContain("\u001b");
    assertThat(lines().stream().filter(line -> line.contains("Woah!"))).hasSize(5);
    assertThat(lines().stream().filter(line -> line.contains("Santa takes the reindeer first.")))
        .hasSize(5);
  }

  @Test
  void tellsOnlyTheEndIfQuiet() {
    assertThat(santa("--quiet", "--deliveries", "3")).isEqualTo(0);
    assertThat(lines()).hasSize(4).first().asString().startsWith("3 deliveries and ");
  }

  @Test
  void tellsOneLineAYearIfThereAreMany() {
    assertThat(santa("--deliveries", "100")).isEqualTo(0);
    assertThat(lines()).hasSize(1 + 100 + 1 + 4);
    assertThat(lines().get(100))
        .matches(
            "2[345] Dec, year 100 Delivery 100 is made, after \\d+ consultations\\. \\d elves"
                + " waited for its end\\.");
  }

  @ParameterizedTest
  @CsvSource({
    "look-then-take, 11 (conservation)",
    "balance, 1 (nine reindeer)",
    "balance, 2 (three elves)",
    "door-left-open, 8 (closed group)",
    "leaves-early, 6 (order of service)",
    "signals-assumed-fair, 6 (order of service)",
    "no-priority, 10 (reindeer first)",
    "three-elves, 15 (not vacuous)",
  })
  void catchesEachFault(String version, String rule) {
    assertThat(santa("--version", version)).isEqualTo(1);
    assertThat(lines()).anyMatch(line -> line.contains("Broken: ") && line.contains(rule));
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void listsTheVersions() {
    assertThat(santa("--list")).isEqualTo(0);
    assertThat(lines()).isEqualTo(Version.all().stream().map(Version::name).toList());
  }

  static Stream<List<String>> goodOptions() {
    return Stream.of(
        List.of("--scheduler", "parallel"),
        List.of("--scheduler", "cooperative", "--clock", "virtual"),
        List.of("--elves", "6"),
        List.of("--elves", "100"),
        List.of("--seed", "-9223372036854775808"),
        List.of("--seed", "9223372036854775807"),
        List.of("--version", "select"));
  }

  @ParameterizedTest
  @MethodSource("goodOptions")
  void takes(List<String> options) {
    List<String> args = new ArrayList<>(List.of("--deliveries", "1"));
    args.addAll(options);
    assertThat(santa(args.toArray(String[]::new))).as(out::toString).isEqualTo(0);
  }

  @Test
  void takesTheRealClockAndItsSpeed() {
    long begun = System.nanoTime();
    santa("--deliveries", "1", "--clock", "real", "--speed", "730.5");
    assertThat(System.nanoTime() - begun).isBetween(400_000_000L, 10_000_000_000L);
    assertThat(lines()).first().asString().endsWith(" 10 elves, seed 1, 730.5 days a second.");
    assertThat(lines()).anyMatch(line -> line.startsWith("1 delivery and "));
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void takesEachOptionSeriously() {
    santa("--scheduler", "parallel", "--seed", "7", "--elves", "12", "--deliveries", "2");
    assertThat(lines()).first().asString().endsWith(" 12 elves, seed 7, parallel.");
    assertThat(lines()).anyMatch(line -> line.startsWith("2 deliveries and "));
  }

  @Test
  void threeElvesAreLegalAndVacuous() {
    assertThat(santa("--elves", "3")).isEqualTo(1);
    assertThat(lines()).anyMatch(line -> line.endsWith("Broken: 15 (not vacuous)."));
    assertThat(santa("--version", "three-elves", "--elves", "3")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--version nobody | --version must be one of join, select, look-then-take, balance,"
            + " door-left-open, leaves-early, signals-assumed-fair, no-priority, three-elves, not"
            + " 'nobody'",
        "--elves 0 | --elves must be a whole number from 3 to 100, not '0'",
        "--elves 2 | --elves must be a whole number from 3 to 100, not '2'",
        "--elves 101 | --elves must be a whole number from 3 to 100, not '101'",
        "--elves ten | --elves must be a whole number from 3 to 100, not 'ten'",
        "--deliveries 0 | --deliveries must be a whole number from 1 to 10000, not '0'",
        "--deliveries 1.5 | --deliveries must be a whole number from 1 to 10000, not '1.5'",
        "--seed x | --seed must be a whole number from -9223372036854775808 to"
            + " 9223372036854775807, not 'x'",
        "--clock real --speed fast | --speed must be a number above 0 and up to 1000, not 'fast'",
        "--clock real --speed 0 | --speed must be a number above 0 and up to 1000, not '0'",
        "--clock real --speed NaN | --speed must be a number above 0 and up to 1000, not 'NaN'",
        "--clock real --speed 1001 | --speed must be a number above 0 and up to 1000, not '1001'",
        "--speed 7 | --speed is for --clock real: the virtual clock does not wait",
        "--clock sundial | --clock must be virtual or real, not 'sundial'",
        "--scheduler fair | --scheduler must be cooperative or parallel, not 'fair'",
        "--version three-elves --elves 10 | --version three-elves is about three elves, so leave"
            + " --elves out",
        "--trace /nowhere/at/all | cannot write /nowhere/at/all: no such file or directory",
        "--trace / | cannot write /: Is a directory",
        "--check /nowhere/at/all | cannot read /nowhere/at/all: no such file or directory",
        "--check t --seed 3 | --check runs nothing, so --seed means nothing with it",
        "--check t --trace u | --check runs nothing, so --trace means nothing with it",
        "--rudolph | Unknown option: '--rudolph'",
        "--deliveries | Missing required parameter for option '--deliveries' (N)",
        "rudolph | Unmatched argument at index 0: 'rudolph'",
      })
  void answersBadInputWithOneSentence(String args, String sentence) {
    assertThat(santa(args.split(" "))).isEqualTo(2);
    assertThat(err).hasToString("santa: " + sentence + System.lineSeparator());
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void writesATraceThatItCanCheck() throws IOException {
    assertThat(santa("--quiet", "--trace", file.toString())).isEqualTo(0);
    List<String> summary = lines();
    assertThat(Files.readAllLines(file).getFirst())
        .isEqualTo(
            "{\"seq\": 0, \"t\": 0, \"tasklet\": \"reindeer-0\", \"event\": \"holiday\","
                + " \"worker\": \"reindeer-0\"}");
    assertThat(santa("--check", file.toString())).isEqualTo(0);
    assertThat(lines()).isEqualTo(summary);
  }

  @Test
  void writesTheSameTraceEveryTime() throws IOException {
    Path other = folder.resolve("other.jsonl");
    santa("--seed", "7", "--trace", file.toString());
    santa("--seed", "7", "--trace", other.toString());
    assertThat(Files.mismatch(file, other)).isEqualTo(-1);
    santa("--seed", "8", "--trace", other.toString());
    assertThat(Files.mismatch(file, other)).isNotNegative();
  }

  @Test
  void checksABrokenTrace() throws IOException {
    santa("--quiet", "--trace", file.toString());
    List<String> events = Files.readAllLines(file);
    String harness = events.stream().filter(line -> line.contains("harness")).findFirst().get();
    int line = events.indexOf(harness);
    events.remove(line);
    Files.write(file, events);
    assertThat(santa("--check", file.toString())).isEqualTo(1);
    assertThat(lines())
        .anyMatch(each -> each.startsWith("  line ") && each.contains("rule 6 (order of service)"))
        .anyMatch(each -> each.contains("rule 1 (nine reindeer)"));
  }

  @Test
  void checksWhatIsExpected() {
    santa("--quiet", "--elves", "20", "--trace", file.toString());
    assertThat(santa("--check", file.toString())).isEqualTo(1);
    assertThat(lines()).anyMatch(line -> line.contains("elf-19") || line.contains("none of"));
    assertThat(santa("--check", file.toString(), "--elves", "20")).isEqualTo(0);
    assertThat(santa("--check", file.toString(), "--elves", "20", "--deliveries", "5"))
        .isEqualTo(0);
    assertThat(santa("--check", file.toString(), "--elves", "20", "--deliveries", "6"))
        .isEqualTo(1);
  }

  @Test
  void doesNotTakeAnythingForATrace() throws IOException {
    Files.writeString(file, "");
    assertThat(santa("--check", file.toString())).isEqualTo(2);
    assertThat(err)
        .hasToString(
            "santa: " + file + " is empty: there is nothing to check" + System.lineSeparator());
    Files.writeString(file, "Dear Santa,\n");
    assertThat(santa("--check", file.toString())).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("santa: " + file + " is no trace: line 1: ")
        .hasLineCount(1);
  }

  @Test
  void aLineThatIsTooLongCannotBeJudged() throws IOException {
    Files.writeString(file, "{\"seq\": 1, \"tasklet\": \"" + "x".repeat(1_000_000));
    assertThat(santa("--check", file.toString())).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("santa: " + file + " is no trace: line 1: longer than 10000 characters; right")
        .hasLineCount(1)
        .hasSizeLessThan(500);
    assertThat(out.toString()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"seq\": 1, \"t\": 1, \"tasklet\": \"a\", \"event\": \"%s\", \"worker\": null}",
        "{\"seq\": 1, \"t\": 1, \"tasklet\": \"a\", \"event\": \"greet\", \"worker\": \"%s\"}",
        "{\"seq\": 1, \"t\": 1, \"tasklet\": \"a\", \"event\": 7, \"worker\": null, \"%s\": 1}",
        "{\"seq\": \"%s\", \"t\": 1, \"tasklet\": \"a\", \"event\": \"woah\", \"worker\": null}",
        "\"%s\"",
      })
  void whatATraceSaysIsShownAndNotSentToTheTerminal(String line) throws IOException {
    // As JSON writes an escape, a line feed and C1's "control sequence introducer".
    String hostile = "\\u001b[31m\\nsanta: All kept.\\u009b2J" + "!".repeat(5_000);
    Files.writeString(file, line.formatted(hostile) + "\n");
    assertThat(santa("--check", file.toString())).isEqualTo(2);
    assertThat(err.toString())
        .hasLineCount(1)
        .hasSizeLessThan(1_000)
        .doesNotContain("\u001b", "\u009b");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void soIsWhatItsOptionsSay() {
    assertThat(santa("--version", "\u001b[31m\nsanta: fine")).isEqualTo(2);
    assertThat(err.toString()).hasLineCount(1).contains("\\u001b[31m\\nsanta: fine");
  }

  @Test
  void aTraceWithAnyNumberOfFaultsIsJudgedUntilThereAreEnough() throws IOException {
    StringBuilder trace = new StringBuilder();
    for (int seq = 0; seq < 5_000; seq++) {
      trace
          .append("{\"seq\": ")
          .append(seq)
          .append(", \"t\": 0, \"tasklet\": \"santa\",")
          .append(" \"event\": \"elvesReady\", \"worker\": null}\n");
    }
    Files.writeString(file, trace);
    assertThat(santa("--check", file.toString())).isEqualTo(1);
    assertThat(lines())
        .last()
        .asString()
        .matches("  \\.\\.\\. and \\d+ more up to line \\d+; what follows was not judged");
    Files.writeString(file, trace + "Dear Santa,\n");
    assertThat(santa("--check", file.toString())).isEqualTo(2); // which is no trace at all
  }

  @Test
  void explainsItself() {
    assertThat(santa("--help")).isEqualTo(0);
    assertThat(out.toString())
        .contains("--deliveries=N", "--elves=N", "--seed=S", "--scheduler=KIND", "--clock=KIND")
        .contains("--speed=X", "--version=NAME", "--list", "--trace=FILE", "--check=FILE")
        .contains("--quiet", "--help", "Exit code");
    assertThat(lines()).allMatch(line -> line.length() <= 80);
  }

  private int santa(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }

  private List<String> lines() {
    return out.toString().lines().toList();
  }
}
