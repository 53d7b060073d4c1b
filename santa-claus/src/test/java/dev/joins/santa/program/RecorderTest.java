package dev.joins.santa.program;

import static dev.joins.santa.trace.EventType.MUSH_MUSH;
import static dev.joins.santa.trace.EventType.READY;
import static dev.joins.santa.trace.EventType.WOAH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.santa.trace.TraceEvent;
import dev.joins.santa.trace.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RecorderTest {

  private final AtomicLong clock = new AtomicLong();
  private final Recorder log = new Recorder(clock::incrementAndGet);

  @Test
  void writesWhoDidWhatWhen() {
    log.worker(READY, Worker.elf(3));
    log.santa(MUSH_MUSH);
    log.end();
    assertThat(followed())
        .containsExactly(
            new TraceEvent(0, 1, "elf-3", READY, Worker.elf(3)),
            new TraceEvent(1, 2, "santa", MUSH_MUSH, null));
  }

  @Test
  void forgetsWhatHappensAfterTheEnd() {
    log.santa(MUSH_MUSH);
    log.end();
    log.santa(WOAH);
    assertThat(followed()).hasSize(1);
    assertThat(clock).hasValue(1);
  }

  @Test
  @Timeout(20)
  void handsOnAllThatManyThreadsWriteInOneOrder() throws InterruptedException {
    var events = new ArrayList<TraceEvent>();
    var follower = Thread.ofPlatform().start(() -> log.follow(events::add));
    List<Thread> writers = new ArrayList<>();
    for (int number = 0; number < 8; number++) {
      Worker me = Worker.reindeer(number);
      writers.add(
          Thread.ofVirtual()
              .start(() -> {
                for (int i = 0; i < 1000; i++) {
                  log.worker(READY, me);
                }
              }));
    }
    for (var writer : writers) {
      assertThat(writer.join(Duration.ofSeconds(10))).isTrue();
    }
    log.end();
    follower.join();
    assertThat(events.stream().map(TraceEvent::seq).toList())
        .isEqualTo(LongStream.range(0, 8000).boxed().toList());
    assertThat(events.stream().map(TraceEvent::t).toList())
        .isEqualTo(LongStream.rangeClosed(1, 8000).boxed().toList());
  }

  private List<TraceEvent> followed() {
    var events = new ArrayList<TraceEvent>();
    log.follow(events::add);
    return events;
  }
}
