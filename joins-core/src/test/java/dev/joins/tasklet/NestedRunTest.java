package dev.joins.tasklet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.channel.Channel;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** run() and runUntilIdle(), by main and by tasklets; ids are cases of the Stackless catalogue. */
@Bounded
@ParameterizedClass
@EnumSource(Threads.class)
class NestedRunTest {
  @Parameter private Threads threads = Threads.VIRTUAL;

  private final Log log = new Log();
  private final Channel<String> channel = Channel.rendezvous("c");

  @Test
  void runReturnsWhenAllHaveEndedAlsoThoseMadeMeanwhile() {
    try (var scheduler = threads.open()) {
      scheduler.spawn("a", () -> scheduler.spawn("b", () -> log.add("b")));
      scheduler.run();
      log.add("returned");
      scheduler.spawn("c", () -> log.add("c"));
      scheduler.run();
    }
    assertThat(log.text()).isEqualTo("b returned c");
  }

  @Test
  void runReturnsAtOnceWhereNothingIsToBeRun() {
    try (var scheduler = threads.open()) {
      scheduler.run();
      scheduler.runUntilIdle();
      assertThat(scheduler.blocked()).isEmpty();
    }
  }

  @Test
  void runUntilIdleLeavesBlockedTaskletsBehindAndRunRefusesTo() throws Exception { // B21
    try (var scheduler = threads.open()) {
      var blocked = scheduler.spawn("blocked", () -> log.add(channel.receive()));
      scheduler.spawn("other", () -> log.add("other"));
      scheduler.runUntilIdle();
      assertThat(log.text()).isEqualTo("other");
      assertThat(blocked.isAlive()).isTrue();
      assertThatThrownBy(scheduler::run).isInstanceOf(DeadlockException.class);
      channel.send("message");
      scheduler.run();
      assertThat(log.text()).isEqualTo("other message");
      assertThat(blocked.isAlive()).isFalse();
    }
  }

  @Test
  void nestedRunReturnsOnceNothingElseCanRunWhileMainIsBlocked() throws Exception { // F08
    var done = new AtomicInteger();
    try (var scheduler = threads.open()) {
      scheduler.spawn(
          "worker",
          () -> {
            Tasklet.schedule();
            done.incrementAndGet();
          });
      scheduler.spawn(
          "runner",
          () -> {
            scheduler.runUntilIdle();
            done.incrementAndGet();
            channel.send("done");
          });
      assertThat(channel.receive()).isEqualTo("done");
      assertThat(done).hasValue(2);
    }
  }

  @Test
  void nestedRunReturnsBeforeTheOuterOne() { // F09, F10
    var outerReturned = new AtomicBoolean();
    try (var scheduler = threads.open()) {
      scheduler.spawn(
          "runner",
          () -> {
            scheduler.run();
            log.add(outerReturned.get() ? "outer was first" : "runner");
          });
      scheduler.spawn(
          "worker",
          () -> {
            Tasklet.schedule();
            log.add("worker");
          });
      scheduler.run();
      outerReturned.set(true);
    }
    assertThat(log.text()).isEqualTo("worker runner");
  }

  @Test
  void nestedRunDoesNotReturnWhileMainKeepsItselfRunnable() { // F12
    Tasklet runner;
    try (var scheduler = threads.open()) {
      runner =
          scheduler.spawn(
              "runner",
              () -> {
                scheduler.run();
                log.add("runner");
              });
      scheduler.spawn("worker", () -> log.add("worker"));
      for (var i = 0; i < 20; i++) {
        Tasklet.schedule();
      }
      assertThat(log.text()).isEqualTo("worker");
      assertThat(runner.isAlive()).isTrue();
    }
    assertThat(runner.isAlive()).isFalse();
  }

  @Test
  void threeLevelsReturnFromTheInsideOut() {
    try (var scheduler = threads.open()) {
      spawnLevel(scheduler, 1);
      scheduler.run();
      log.add("main");
    }
    assertThat(log.text()).isEqualTo("4 3 2 1 main");
  }

  private void spawnLevel(CooperativeScheduler scheduler, int level) {
    scheduler.spawn(
        "level " + level,
        () -> {
          if (level < 4) {
            spawnLevel(scheduler, level + 1);
            scheduler.run();
          }
          log.add(level);
        });
  }

  @Test
  void nestedRunFailsWhereOthersAreBlockedAndTheOuterOneGoesOn() {
    try (var scheduler = threads.open()) {
      scheduler.spawn("receiver", () -> log.add(channel.receive()));
      scheduler.spawn(
          "runner",
          () -> {
            try {
              scheduler.run();
            } catch (DeadlockException deadlock) {
              log.add("deadlock");
              channel.send("message");
            }
          });
      scheduler.run();
    }
    assertThat(log.text()).isEqualTo("deadlock message");
  }

  @Test
  void onlyTheHolderOfTheBatonMayRunOrAskWhoIsBlocked() throws Exception {
    var errors = new Log();
    try (var scheduler = threads.open()) {
      var outsider =
          Thread.ofPlatform()
              .name("outsider")
              .start(() -> {
                for (var call :
                    new Runnable[] {scheduler::run, scheduler::runUntilIdle, scheduler::blocked}) {
                  try {
                    call.run();
                  } catch (IllegalStateException refused) {
                    errors.add(refused.getMessage());
                  }
                }
              });
      outsider.join();
    }
    assertThat(errors.lines())
        .hasSize(3)
        .allSatisfy(message ->
            assertThat(message)
                .contains("outsider", "which is no running tasklet of this cooperative"));
    assertThat(errors.lines().getFirst()).startsWith("run() was called by a different thread");
    assertThat(errors.lines().getLast()).startsWith("blocked() was called by");
  }
}
