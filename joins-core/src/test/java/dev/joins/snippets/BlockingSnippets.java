package dev.joins.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import java.io.BufferedReader;
import java.io.StringReader;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Code in {@code docs/door.md}. */
class BlockingSnippets {
  private final CountDownLatch latch = new CountDownLatch(1);

  @Test
  void blocking() {
    var in = new BufferedReader(new StringReader("first"));
    try (var s = Scheduler.cooperative()) {
      s.spawn(
          "reads",
          () -> {
            // @start region=blocking
            var line = Tasklet.blocking(in::readLine); // others run; the call throws what it throws
            Tasklet.blockingRun(latch::await); // the same of what returns nothing
            // @end
            assertThat(line).isEqualTo("first");
          });
      s.spawn("opens", latch::countDown);
      s.run();
    }
  }
}
