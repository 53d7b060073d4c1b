package dev.joins.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the first message of a program costs besides: in a JVM of its own. */
class FirstMessageTest {
  @TempDir Path folder;

  private File output(String... options) throws Exception {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    Stream.of("-cp", System.getProperty("java.class.path"), FirstMessage.class.getName())
        .forEach(command::add);
    var output = folder.resolve("output").toFile();
    var java = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
    assertThat(java.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return output;
  }

  /** To start it takes longer than all the rest. */
  @Test
  void itDoesNotStartTheFlightRecorder() throws Exception {
    assertThat(output()).hasContent("first false");
  }

  @Test
  void itIsRecordedIfTheRecorderHasBegunBefore() throws Exception {
    var file = folder.resolve("r.jfr");
    output(
        "-XX:StartFlightRecording:filename="
            + file
            + ",settings=none,+dev.joins.Commit#enabled=true");
    assertThat(RecordingFile.readAllEvents(file))
        .extracting(event -> event.getEventType().getName())
        .containsExactly("dev.joins.Commit");
  }
}
