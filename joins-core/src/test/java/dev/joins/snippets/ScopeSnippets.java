package dev.joins.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Scope;
import dev.joins.tasklet.Tasklet;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Code in the comment of {@code Scope}, and in {@code docs/sync.md}. */
class ScopeSnippets {
  @Test
  void scope() throws Exception {
    try (var _ = Scheduler.cooperative()) {
      assertThat(page()).isEqualTo("news and weather");
    }
  }

  // @start region=scope
  private static String page() throws InterruptedException {
    try (var scope = Scope.open("page", Duration.ofSeconds(2))) { // for both together
      var news = scope.fork("news", () -> fetch("news"));
      var weather = scope.fork("weather", () -> fetch("weather"));
      return scope.join() // throws what the first that fails has thrown; the other is cancelled
          ? news.result() + " and " + weather.result()
          : "come back later";
    }
  }

  // @end

  private static String fetch(String what) throws InterruptedException {
    Tasklet.sleep(Duration.ofMillis(300));
    return what;
  }

  @Test
  void timeout() {
    try (var s = Scheduler.cooperative()) {
      s.spawn(
          "t",
          () -> {
            // @start region=timeout
            var text = Tasklet.timeout(Duration.ofMillis(100), () -> fetch("news")); // an Optional
            var done = Tasklet.timeoutRun(Duration.ofSeconds(1), () -> fetch("weather")); // true
            // @end
            assertThat(text).isEmpty();
            assertThat(done).isTrue();
          });
      s.run();
    }
  }
}
