package dev.joins.tasklet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.joins.channel.Channel;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The end of a cooperative scheduler. */
@Bounded
@ParameterizedClass
@EnumSource(Threads.class)
class CloseTest {
  @Parameter private Threads threads = Threads.VIRTUAL;

  private final Log log = new Log();
  private final Channel<String> channel = Channel.rendezvous("c");

  @Test
  void cancelsTaskletsInTheOrderOfTheirCreationAndAwaitsThem() {
    try (var scheduler = threads.open()) {
      for (var name : new String[] {"a", "b"}) {
        scheduler.spawn(
            name,
            () -> {
              try {
                channel.receive();
              } catch (InterruptedException cancelled) {
                log.add(name + " cancelled");
                Tasklet.schedule();
                log.add(name + " cleaned up");
              }
            });
      }
      scheduler.runUntilIdle();
      log.add("closing");
    }
    log.add("closed");
    assertThat(log.lines())
        .containsExactly(
            "closing", "a cancelled", "b cancelled", "a cleaned up", "b cleaned up", "closed");
  }

  @Test
  void thoseThatNeverHadATurnNeverGetOne() throws Exception {
    Tasklet unborn;
    try (var scheduler = threads.open()) {
      unborn = scheduler.spawn("unborn", () -> log.add("?"));
    }
    assertThat(log.lines()).isEmpty();
    unborn.awaitEnd();
    assertThat(unborn.isAlive()).isFalse();
  }

  @Test
  void cleanupCodeMayWaitForWhatComes() {
    try (var scheduler = threads.open()) {
      scheduler.spawn(
          "sleeps",
          () -> {
            try {
              channel.receive();
            } finally {
              Tasklet.sleep(Duration.ofHours(1));
              log.add(scheduler.elapsed());
            }
          });
      scheduler.runUntilIdle();
    }
    assertThat(log.text()).isEqualTo("PT1H");
  }

  @Test
  void cleanupCodeThatBlocksForEverIsCancelledAgain() {
    try (var scheduler = threads.open()) {
      scheduler.spawn("stubborn", () -> receiveDespiteInterrupts(5));
      scheduler.runUntilIdle();
    }
    assertThat(log.text()).isEqualTo("5 4 3 2 1");
  }

  private void receiveDespiteInterrupts(int times) throws InterruptedException {
    try {
      channel.receive();
    } finally {
      log.add(times);
      if (times > 1) {
        receiveDespiteInterrupts(times - 1);
      }
    }
  }

  @Test
  void anErrorOfOneDoesNotCutTheCleanupOfAnotherShort() {
    var error =
        catchThrowable(() -> {
          try (var scheduler = threads.open()) {
            scheduler.spawn(
                "cleans up",
                () -> {
                  try {
                    channel.receive();
                  } finally {
                    Tasklet.sleep(Duration.ofSeconds(1));
                    log.add("cleaned up");
                  }
                });
            scheduler.spawn("fails", () -> failWhenCancelled(new IOException("of a test")));
            scheduler.runUntilIdle();
          }
        });
    assertThat(error).isInstanceOf(IOException.class);
    assertThat(log.text()).isEqualTo("cleaned up");
  }

  private void failWhenCancelled(Exception failure) throws Exception {
    try {
      channel.receive();
    } catch (InterruptedException cancelled) {
      throw failure;
    }
  }

  @Test
  void errorsAreThrownWhenAllHaveEndedTheLaterOnesSuppressed() {
    var first = new IOException("first");
    var second = new IllegalStateException("second");
    var third = new RuntimeException("third");
    var error =
        catchThrowable(() -> {
          try (var scheduler = threads.open()) {
            scheduler.spawn("1", () -> failWhenCancelled(first));
            scheduler.spawn("2", () -> failWhenCancelled(second));
            scheduler.spawn("3", () -> failWhenCancelled(third));
            scheduler.spawn(
                "last",
                () -> {
                  try {
                    channel.receive();
                  } finally {
                    log.add("last");
                  }
                });
            scheduler.runUntilIdle();
          }
        });
    assertThat(error).isSameAs(first);
    assertThat(first.getSuppressed()).containsExactly(second, third);
    assertThat(log.text()).isEqualTo("last");
    assertThat(Tasklet.current()).isEmpty();
  }

  @Test
  void theErrorOfTheBlockIsNotLostToThoseOfClose() {
    var inBlock = new IOException("in the block");
    var atClose = new IllegalStateException("at close");
    var error =
        catchThrowable(() -> {
          try (var scheduler = threads.open()) {
            scheduler.spawn("1", () -> failWhenCancelled(atClose));
            scheduler.runUntilIdle();
            throw inBlock;
          }
        });
    assertThat(error).isSameAs(inBlock).hasSuppressedException(atClose);
  }

  @Test
  void taskletsThatNeverEndAreNamed() {
    var enough = new AtomicBoolean();
    var scheduler = threads.open();
    scheduler.spawn("ends", channel::receive);
    scheduler.spawn("immortal", () -> receiveUntil(enough));
    scheduler.spawn("undead", () -> receiveUntil(enough));
    scheduler.spawn("fails", () -> failWhenCancelled(new IOException("of a test")));
    scheduler.runUntilIdle();
    assertThatThrownBy(scheduler::close)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("these tasklets were interrupted 100 times and did not end: [immortal, undead]")
        .satisfies(error ->
            assertThat(error.getSuppressed()).singleElement().isInstanceOf(IOException.class));
    assertThat(Tasklet.current()).isEmpty();
    enough.set(true);
    scheduler.close();
    assertThat(Tasklet.current()).isEmpty();
  }

  private void receiveUntil(AtomicBoolean enough) {
    while (!enough.get()) {
      try {
        channel.receive();
      } catch (InterruptedException ignored) {
        // never gives in
      }
    }
  }

  @Test
  void onlyTheThreadThatOpenedItMayCloseIt() throws Exception {
    try (var scheduler = threads.open()) {
      scheduler.spawn("inside", () -> closeOrLog(scheduler));
      scheduler.run();
      var plain = Thread.ofPlatform().name("plain").start(() -> closeOrLog(scheduler));
      plain.join();
      scheduler.spawn("still open", () -> log.add("still open"));
      scheduler.run();
    }
    assertThat(log.lines()).hasSize(3).last().isEqualTo("still open");
    assertThat(log.lines().subList(0, 2))
        .allSatisfy(line ->
            assertThat(line)
                .startsWith("a cooperative scheduler is closed by the thread that opened it"));
    assertThat(log.lines().getFirst()).contains("inside");
    assertThat(log.lines().get(1)).contains("plain");
  }

  private void closeOrLog(Scheduler scheduler) {
    try {
      scheduler.close();
    } catch (IllegalStateException refused) {
      log.add(refused.getMessage());
    }
  }

  @Test
  void aTaskletInARunOfItsOwnIsNotLeftBehind() {
    try (var scheduler = threads.open()) {
      scheduler.spawn(
          "runner",
          () -> {
            scheduler.run();
            log.add("runner, interrupted: " + Thread.currentThread().isInterrupted());
          });
      Tasklet.schedule();
      Tasklet.schedule();
      assertThat(log.lines()).isEmpty();
    }
    assertThat(log.text()).isEqualTo("runner, interrupted: true");
  }

  @Test
  void whoeverWaitsForTheEndOfMainSeesIt() throws Exception {
    Tasklet main;
    try (var _ = threads.open()) {
      main = Tasklet.current().orElseThrow();
      assertThat(main.isAlive()).isTrue();
    }
    main.awaitEnd();
    assertThat(main.isAlive()).isFalse();
  }

  // ---- one inside another

  @Test
  void openedInsideAnotherItGivesTheThreadBack() throws Exception {
    try (var outer = threads.open()) {
      var outerMain = Tasklet.current().orElseThrow();
      outer.spawn("sender", () -> channel.send("to outer"));
      try (var inner = threads.open()) {
        assertThat(Tasklet.current().orElseThrow().scheduler()).isSameAs(inner);
        inner.spawn("inner", () -> log.add("inner"));
        inner.run();
        assertThat(log.text()).isEqualTo("inner");
      }
      assertThat(Tasklet.current()).containsSame(outerMain);
      assertThat(channel.receive()).isEqualTo("to outer");
      outer.run();
    }
    assertThat(Tasklet.current()).isEmpty();
  }

  @Test
  void openedInATaskletItGivesTheTaskletBack() {
    try (var outer = threads.open()) {
      outer.spawn("opens", () -> openInside(outer));
      outer.spawn("other", () -> log.add("other"));
      outer.run();
    }
    try (var parallel = Scheduler.parallel()) {
      parallel.spawn("opens", () -> openInside(parallel));
      parallel.run();
    }
    assertThat(log.lines())
        .containsExactly("inner true", "opens true", "other", "inner true", "opens true");
  }

  private void openInside(Scheduler outer) {
    try (var inner = threads.open()) {
      inner.spawn(
          "inner",
          () -> log.add("inner " + (Tasklet.current().orElseThrow().scheduler() == inner)));
      inner.run();
    }
    var current = Tasklet.current().orElseThrow();
    log.add(current.name() + " " + (current.scheduler() == outer));
  }
}
