package dev.joins.tasklet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A library that knows nothing of tasklets is used by many of one cooperative scheduler. */
@Bounded
@ParameterizedClass
@EnumSource(Threads.class)
class OldLibraryTest {
  private static final int CONNECTIONS = 3;
  private static final int USERS = 20;
  private static final int QUERIES = 5;

  @Parameter private Threads threads = Threads.VIRTUAL;

  private final OldLibrary library = new OldLibrary(CONNECTIONS);
  private final Log log = new Log();

  @Test
  void manyUseItBesideAComputation() {
    var left = new CountDownLatch(USERS * QUERIES);
    try (var scheduler = threads.open()) {
      for (var user = 0; user < USERS; user++) {
        var name = "user " + user;
        scheduler.spawn(
            name,
            () -> {
              for (var i = 0; i < QUERIES; i++) {
                log.add(queryFor(name));
                left.countDown();
              }
            });
      }
      scheduler.spawn(
          "computation",
          () -> {
            while (left.getCount() > 0) {
              Tasklet.schedule();
            }
          });
      scheduler.run();
    }
    assertThat(log.lines()).hasSize(USERS * QUERIES).allMatch(line -> line.startsWith("result"));
    assertThat(library.mostLent()).isEqualTo(CONNECTIONS);
  }

  private String queryFor(String name) throws Exception {
    var connection = Door.through(() -> library.borrow(20_000));
    try {
      return Door.through(() -> connection.query(name));
    } finally {
      library.giveBack(connection);
    }
  }

  @Test
  void itsTimeLimitsCome() {
    var late = new CountDownLatch(1);
    try (var scheduler = threads.open()) {
      scheduler.spawn(
          "greedy",
          () -> {
            for (var i = 0; i < CONNECTIONS; i++) {
              Door.through(() -> library.borrow(1_000));
            }
            scheduler.spawn("waits in vain", () -> waitInVain(late));
            Door.throughRun(late::await);
          });
      scheduler.run();
    }
    assertThat(log.text()).isEqualTo("no connection is free");
  }

  private void waitInVain(CountDownLatch late) throws Exception {
    try {
      Door.through(() -> library.borrow(20));
    } catch (TimeoutException expected) {
      log.add(expected.getMessage());
      late.countDown();
    }
  }
}
