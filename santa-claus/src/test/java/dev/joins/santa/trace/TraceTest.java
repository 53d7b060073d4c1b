package dev.joins.santa.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.joins.santa.Script;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TraceTest {

  private static final String GOOD =
      "{\"seq\": 17, \"t\": 42000, \"tasklet\": \"elf-3\", \"event\": \"ready\", \"worker\":"
          + " \"elf-3\"}";

  @TempDir Path folder;

  @Test
  void writesTheFormatByteForByte() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TraceWriter writer = TraceWriter.to(bytes)) {
      writer.write(new TraceEvent(17, 42000, "elf-3", EventType.READY, Worker.elf(3)));
      writer.write(new TraceEvent(31, 42000, "santa", EventType.GREET, Worker.elf(3)));
      writer.write(new TraceEvent(34, 42000, "santa", EventType.CONSULTING, null));
    }
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {"seq": 17, "t": 42000, "tasklet": "elf-3", "event": "ready", "worker": "elf-3"}
            {"seq": 31, "t": 42000, "tasklet": "santa", "event": "greet", "worker": "elf-3"}
            {"seq": 34, "t": 42000, "tasklet": "santa", "event": "consulting", "worker": null}
            """);
  }

  @Test
  void readsWhatItWrites() throws IOException, TraceFormatException {
    Path file = folder.resolve("run.trace");
    List<TraceEvent> events = new ArrayList<>(Script.wholeRun().events());
    events.add(
        new TraceEvent(1000, 0, "a \"quoted\"\ttasklet, Grüße \u2603", EventType.WOAH, null));
    try (TraceWriter writer = TraceWriter.to(file)) {
      for (TraceEvent event : events) {
        writer.write(event);
      }
    }
    assertThat(TraceReader.read(file)).isEqualTo(events);
    assertThat(Files.readAllLines(file)).last().asString().contains("Grüße \u2603");
  }

  @Test
  void readsOtherSpacingAndOrder() throws IOException, TraceFormatException {
    String line =
        "{\"worker\":null,\"event\":\"woah\",\"tasklet\":\"santa\",\"t\":5,\"seq\":1}\r\n";
    assertThat(TraceReader.read(new StringReader(line)))
        .containsExactly(new TraceEvent(1, 5, "santa", EventType.WOAH, null));
  }

  @Test
  void readsNothingFromNothing() throws IOException, TraceFormatException {
    assertThat(TraceReader.read(new StringReader(""))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ho ho ho | not JSON: Unrecognized token 'ho'",
        "`` | the line is empty; right would be {\"seq\": 17",
        "[1, 2] | not a JSON object; right would be {\"seq\": 17",
        "{\"t\": 5, \"tasklet\": \"a\", \"event\": \"woah\", \"worker\": null} | \"seq\" is"
            + " missing",
        "{\"seq\": 5, \"t\": 5, \"tasklet\": \"a\", \"event\": \"woah\"} | \"worker\" is missing",
        "{\"seq\": 5, \"seq\": 5, \"t\": 5} | not JSON: Duplicate field 'seq'",
        "{\"seq\": 18, \"t\": 5, \"tasklet\": \"a\", \"event\": \"woah\", \"worker\": null} 5"
            + " | not JSON: Trailing token",
        "{\"seq\": 18, \"t\": 5, \"tasklet\": \"a\", \"event\": \"woah\", \"worker\": null, \"x\":"
            + " 1} | there is no field \"x\"",
        "{\"seq\": 1.5, \"t\": 5, \"tasklet\": \"a\", \"event\": \"woah\", \"worker\": null}"
            + " | seq is 1.5; right would be a whole number",
        "{\"seq\": 9223372036854775808, \"t\": 5, \"tasklet\": \"a\", \"event\": \"woah\","
            + " \"worker\": 1} | seq is 9223372036854775808; right would be a whole number",
        "{\"seq\": 17, \"t\": 5, \"tasklet\": \"a\", \"event\": \"woah\", \"worker\": null}"
            + " | seq is 17 after 17; right would be more than 17",
        "{\"seq\": -1, \"t\": 5, \"tasklet\": \"a\", \"event\": \"woah\", \"worker\": null}"
            + " | seq is -1; right would be 0 or more",
        "{\"seq\": 18, \"t\": -5, \"tasklet\": \"a\", \"event\": \"woah\", \"worker\": null}"
            + " | t is -5; right would be 0 or more milliseconds",
        "{\"seq\": 18, \"t\": 5, \"tasklet\": 7, \"event\": \"woah\", \"worker\": null}"
            + " | tasklet is 7; right would be a string",
        "{\"seq\": 18, \"t\": 5, \"tasklet\": \" \", \"event\": \"woah\", \"worker\": null}"
            + " | tasklet is empty; right would be a name",
        "{\"seq\": 18, \"t\": 5, \"tasklet\": \"a\", \"event\": \"whoa\", \"worker\": null}"
            + " | there is no event \"whoa\"; right would be one of holiday, working, ready,",
        "{\"seq\": 18, \"t\": 5, \"tasklet\": \"a\", \"event\": \"greet\", \"worker\": \"elf-03\"}"
            + " | \"elf-03\" is no worker; right would be reindeer-0",
        "{\"seq\": 18, \"t\": 5, \"tasklet\": \"a\", \"event\": \"greet\", \"worker\": 3}"
            + " | worker is 3; right would be a string or null",
        "{\"seq\": 18, \"t\": 5, \"tasklet\": \"a\", \"event\": \"greet\", \"worker\": null}"
            + " | \"greet\" is about one worker; right would be a worker",
        "{\"seq\": 18, \"t\": 5, \"tasklet\": \"a\", \"event\": \"woah\", \"worker\": \"elf-3\"}"
            + " | \"woah\" is about no single worker; right would be null, not elf-3",
        "{\"seq\": 18, \"t\": 5, \"tasklet\": \"a\", \"event\": \"holiday\", \"worker\": \"elf-3\"}"
            + " | \"holiday\" is not for elf-3; right would be a reindeer",
      })
  void saysWhichLineIsBadAndWhy(String line, String problem) {
    assertThatExceptionOfType(TraceFormatException.class)
        .isThrownBy(() -> TraceReader.read(new StringReader(GOOD + "\n" + line + "\n")))
        .withMessageStartingWith("line 2: " + problem)
        .satisfies(e -> assertThat(e.line()).isEqualTo(2));
  }

  /** A line without end, of which there is more than any memory holds. */
  private static final class Endless extends Reader {
    private long given;

    @Override
    public int read(char[] buffer, int from, int length) {
      Arrays.fill(buffer, from, from + length, 'x');
      given += length;
      return length;
    }

    @Override
    public void close() {
      // nothing is open
    }
  }

  @Test
  void readsNoMoreOfALineThanALineMayHave() {
    Endless endless = new Endless();
    assertThatExceptionOfType(TraceFormatException.class)
        .isThrownBy(() -> TraceReader.read(endless))
        .withMessageStartingWith("line 1: longer than 10000 characters; right would be {")
        .satisfies(e -> assertThat(e.line()).isEqualTo(1));
    assertThat(endless.given).isLessThan(100_000);
  }

  @Test
  void theLongestLineIsRead() throws IOException, TraceFormatException {
    String longest = GOOD + " ".repeat(10_000 - GOOD.length());
    assertThat(TraceReader.read(new StringReader(longest + "\n"))).hasSize(1);
    assertThatExceptionOfType(TraceFormatException.class)
        .isThrownBy(() -> TraceReader.read(new StringReader(longest + " \n")));
  }

  @Test
  void saysThatAFileIsNotUtf8() throws IOException {
    Path file = folder.resolve("latin1.trace");
    Files.write(file, (GOOD + "\n\u00fc\n").getBytes(StandardCharsets.ISO_8859_1));
    assertThatExceptionOfType(TraceFormatException.class)
        .isThrownBy(() -> TraceReader.read(file))
        .withMessageContaining("not UTF-8");
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void findsEveryEventByItsName(EventType type) {
    assertThat(EventType.parse(type.id())).isEqualTo(type);
  }

  @Test
  void workersAreCountedFromZero() {
    assertThat(Worker.parse("reindeer-0")).isEqualTo(Worker.reindeer(0)).hasToString("reindeer-0");
    assertThatIllegalArgumentException().isThrownBy(() -> Worker.elf(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> Worker.parse("gnome-1"));
  }
}
