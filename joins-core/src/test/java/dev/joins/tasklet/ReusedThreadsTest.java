package dev.joins.tasklet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.channel.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What a tasklet shares with others where threads are reused, and what it does not. */
@Bounded
@ParameterizedClass
@ValueSource(booleans = {true, false})
class ReusedThreadsTest {
  @Parameter private boolean virtual;

  private final Log log = new Log();
  private final List<Thread> threads = new ArrayList<>();
  private final Channel<String> channel = Channel.rendezvous("c");

  private CooperativeScheduler open() {
    return Scheduler.cooperative(config -> {
      var reused = config.withClock(Clock.VIRTUAL).withReusedThreads();
      return virtual ? reused : reused.withThreads(Thread.ofPlatform().daemon().factory());
    });
  }

  private void noteThread() {
    threads.add(Thread.currentThread());
    log.add(Thread.currentThread().getName());
  }

  @Test
  void whoNeverBlocksLeavesItsThreadToTheNextUnderTheNameOfTheNext() {
    try (var scheduler = open()) {
      for (var name : List.of("a", "b", "c")) {
        scheduler.spawn(name, this::noteThread);
      }
      scheduler.run();
    }
    assertThat(threads).hasSize(3);
    assertThat(threads.stream().distinct()).hasSize(1);
    assertThat(log.text()).isEqualTo("a b c");
  }

  @Test
  void whoBlocksKeepsItsOwnUntilItsEnd() {
    try (var scheduler = open()) {
      scheduler.spawn(
          "receiver",
          () -> {
            noteThread();
            channel.receive();
            noteThread();
          });
      scheduler.spawn("other", this::noteThread);
      scheduler.spawn("sender", () -> channel.send("m"));
      scheduler.run();
    }
    assertThat(log.text()).isEqualTo("receiver other receiver");
    assertThat(threads.get(2)).isSameAs(threads.get(0)).isNotSameAs(threads.get(1));
  }

  @Test
  void aThreadLocalThatOneLeavesSetIsSeenByTheNext() { // the price
    var local = ThreadLocal.withInitial(() -> "none");
    try (var scheduler = open()) {
      scheduler.spawn("one", () -> local.set("of one"));
      scheduler.spawn("two", () -> log.add(local.get()));
      scheduler.run();
    }
    assertThat(log.text()).isEqualTo("of one");
  }

  @Test
  void anInterruptThatOneLeavesBehindIsNotSeenByTheNext() {
    try (var scheduler = open()) {
      scheduler.spawn("one", () -> Thread.currentThread().interrupt());
      scheduler.spawn("two", () -> log.add(Thread.currentThread().isInterrupted()));
      scheduler.run();
    }
    assertThat(log.text()).isEqualTo("false");
  }

  @Test
  void whoIsInterruptedBeforeItBeginsSeesIt() {
    try (var scheduler = open()) {
      scheduler.spawn("one", () -> {});
      scheduler.spawn("two", () -> log.add(Thread.currentThread().isInterrupted())).interrupt();
      scheduler.spawn("three", () -> log.add(Thread.currentThread().isInterrupted()));
      scheduler.run();
    }
    assertThat(log.text()).isEqualTo("true false");
  }

  @Test
  void aTaskletInterruptedFromOutsideWhileItEndsNeverHitsTheNext() throws Exception {
    var target = new AtomicReference<Tasklet>();
    var over = new AtomicBoolean();
    var hits = new AtomicInteger();
    var interrupter =
        Thread.ofPlatform()
            .start(() -> {
              while (!over.get()) {
                var tasklet = target.get();
                if (tasklet != null) {
                  tasklet.interrupt();
                }
              }
            });
    try (var scheduler = open()) {
      for (var round = 0; round < 200; round++) {
        for (var i = 0; i < 50; i++) {
          scheduler.spawn("hit", () -> target.set(Tasklet.current().orElseThrow()));
          scheduler.spawn(
              "next",
              () -> {
                if (Thread.currentThread().isInterrupted()) {
                  hits.incrementAndGet();
                }
              });
        }
        scheduler.run();
      }
    } finally {
      over.set(true);
      interrupter.join();
    }
    assertThat(hits).hasValue(0);
  }

  @Test
  void anInterruptFromOutsideIsNeverLost() throws Exception {
    try (var scheduler = open();
        var hold = scheduler.hold()) {
      for (var round = 0; round < 200; round++) {
        var tasklet = scheduler.spawn("target", () -> channel.receive());
        var interrupter = Thread.ofPlatform().start(tasklet::interrupt);
        Tasklet.schedule(); // it begins; and waits for ever unless it is interrupted
        tasklet.awaitEnd();
        interrupter.join();
      }
      assertThat(hold).isNotNull();
    }
  }

  @Test
  void anErrorGoesToRunAndTheThreadGoesOn() {
    try (var scheduler = open()) {
      scheduler.spawn(
          "failing",
          () -> {
            throw new IllegalArgumentException("failed");
          });
      scheduler.spawn("next", () -> log.add("next"));
      try {
        scheduler.run();
      } catch (IllegalArgumentException failed) {
        log.add(failed.getMessage());
      }
      scheduler.run();
    }
    assertThat(log.text()).isEqualTo("failed next");
  }
}
