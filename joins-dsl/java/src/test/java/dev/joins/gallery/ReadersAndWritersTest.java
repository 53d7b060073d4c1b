package dev.joins.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.dsl.Joins;
import dev.joins.gallery.ReadersAndWriters.Fairness;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import dev.joins.testing.Trial;
import dev.joins.testing.UnderEachScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No reader with a writer, no two writers, whoever goes first; and who that is. */
class ReadersAndWritersTest {
  private static final int TASKLETS = 6;
  private static final int ROUNDS = 20;

  /** Somebody begins to read or write, or ends. */
  private record Event(boolean reads, boolean begins) {}

  @UnderEachScheduler
  void noReaderIsInsideWithAWriter(Trial trial) throws Exception {
    for (var fairness : Fairness.values()) {
      List<Event> log =
          trial.play(stage -> {
            var book = new ReadersAndWriters(stage.joins(), fairness);
            stage.spawn(
                "t",
                TASKLETS,
                me -> {
                  for (var i = 0; i < ROUNDS; i++) {
                    stage.pause();
                    if (stage.random(3) > 0) {
                      book.startRead();
                      stage.log(new Event(true, true));
                      stage.pause();
                      stage.log(new Event(true, false));
                      book.endRead();
                    } else {
                      book.startWrite();
                      stage.log(new Event(false, true));
                      stage.pause();
                      stage.log(new Event(false, false));
                      book.endWrite();
                    }
                  }
                });
          });
      assertThat(log).hasSize(2 * TASKLETS * ROUNDS);
      var mostReaders = judge(log);
      if (trial.kind() == Trial.Kind.COOPERATIVE) {
        assertThat(mostReaders).as("readers at once, %s", fairness).isGreaterThan(1);
      }
    }
  }

  private static int judge(List<Event> log) {
    var readers = 0;
    var writers = 0;
    var mostReaders = 0;
    for (var event : log) {
      readers += !event.reads() ? 0 : event.begins() ? 1 : -1;
      writers += event.reads() ? 0 : event.begins() ? 1 : -1;
      mostReaders = Math.max(readers, mostReaders);
      assertThat(writers).as("writers, with %s readers", readers).isBetween(0, readers > 0 ? 0 : 1);
    }
    return mostReaders;
  }

  /**
   * While the first one writes, a reader, a writer, a reader and a writer come in this order.
   * Later, while the first reader reads, another one.
   */
  @ParameterizedTest
  @CsvSource({
    "AS_THEY_COME, w0 r1 w1 r2 w2 r3",
    "WRITERS_FIRST, w0 w1 w2 r1 r2 r3",
    "READERS_FIRST, w0 r1 r2 w1 r3 w2",
    "WRITERS_YIELD, w0 r1 r2 r3 w1 w2",
  })
  void whoGoesFirst(Fairness fairness, String expected) throws Exception {
    var log = new ArrayList<String>();
    try (var scheduler = Scheduler.cooperative();
        var j = Joins.open("book")) {
      var book = new ReadersAndWriters(j, fairness);
      var days = 0;
      for (var name : List.of("w0", "r1", "w1", "r2", "w2", "r3")) {
        var comes = name.equals("r3") ? Duration.ofDays(15) : Duration.ofDays(days++);
        scheduler.spawn(
            name,
            () -> {
              Tasklet.sleep(comes);
              if (name.startsWith("r")) {
                book.startRead();
                log.add(name);
                Tasklet.sleep(Duration.ofDays(10));
                book.endRead();
              } else {
                book.startWrite();
                log.add(name);
                Tasklet.sleep(Duration.ofDays(10));
                book.endWrite();
              }
            });
      }
      scheduler.run();
    }
    assertThat(String.join(" ", log)).isEqualTo(expected);
  }

  @Test
  void theJudgeSeesAReaderWithAWriter() {
    assertThatThrownBy(() -> judge(List.of(new Event(true, true), new Event(false, true))))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("writers, with 1 readers");
  }
}
