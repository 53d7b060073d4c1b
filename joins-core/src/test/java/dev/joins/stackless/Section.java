package dev.joins.stackless;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.tasklet.Clock;
import dev.joins.tasklet.CooperativeScheduler;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The cases of one section of the catalogue. */
abstract class Section {
  private static final List<String> TABLE = new ArrayList<>();

  private static final Map<String, Supplier<Scheduler>> SCHEDULERS =
      new TreeMap<>(
          Map.of(
              "cooperative",
              Scheduler::cooperative,
              "cooperative, real",
              () -> Scheduler.cooperative(config -> config.withClock(Clock.REAL)),
              "parallel",
              Scheduler::parallel));

  /** A program: what it leaves in its log is compared. */
  @FunctionalInterface
  interface Program<S extends Scheduler> {
    void run(S s, Log log) throws Exception;
  }

  /** Opens a scheduler, and runs a program under it. */
  @FunctionalInterface
  interface Run {
    void run(Log log) throws Exception;
  }

  record Case(String id, String expected, Run run) {}

  /** What happened, in order, separated by blanks. */
  static final class Log {
    private final StringBuilder text = new StringBuilder();

    synchronized void add(Object event) {
      text.append(text.isEmpty() ? "" : " ").append(event);
    }

    /** Logs what an action throws, if anything: its type, and the words that matter. */
    void failure(Tasklet.Body action) {
      try {
        action.run();
        add("nothing");
      } catch (Throwable thrown) { // of any type: it is what the case asks for
        add(thrown.getClass().getSimpleName());
      }
    }

    @Override
    public synchronized String toString() {
      return text.toString();
    }
  }

  /** Where the order of turns is what is asked for. */
  static Case of(String id, String expected, Program<CooperativeScheduler> program) {
    return new Case(
        id,
        expected,
        log -> {
          try (var scheduler = Scheduler.cooperative()) {
            program.run(scheduler, log);
          }
        });
  }

  /** Where the outcome must be the same under every scheduler. */
  static Stream<Case> everywhere(String id, String expected, Program<Scheduler> program) {
    return SCHEDULERS.entrySet().stream()
        .map(kind ->
            new Case(
                id + " " + kind.getKey(),
                expected,
                log -> {
                  try (var scheduler = kind.getValue().get()) {
                    program.run(scheduler, log);
                  }
                }));
  }

  abstract List<Case> cases();

  @BeforeAll
  static void begin() {
    TABLE.clear();
  }

  @TestFactory
  List<DynamicTest> all() {
    return cases().stream()
        .map(each -> DynamicTest.dynamicTest(each.id(), () -> check(each)))
        .toList();
  }

  private static void check(Case each) throws Exception {
    var log = new Log();
    each.run().run(log);
    TABLE.add("%-28s | %-60s | %s".formatted(each.id(), each.expected(), log));
    assertThat(log.toString()).as(each.id()).isEqualTo(each.expected());
  }

  @AfterAll
  static void printTable() {
    System.out.println("%-28s | expected".formatted("id") + " ".repeat(53) + "| got");
    TABLE.forEach(System.out::println);
  }
}
