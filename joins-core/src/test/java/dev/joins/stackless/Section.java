package dev.joins.stackless;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.tasklet.Clock;
import dev.joins.tasklet.CooperativeScheduler;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The cases of one section of the catalogue. */
abstract class Section {
  private static final List<String> TABLE = new ArrayList<>();

  /** The schedulers under which cases run. */
  enum Under {
    COOPERATIVE,
    COOPERATIVE_REUSED,
    COOPERATIVE_REAL,
    PARALLEL;

    Scheduler open() {
      return switch (this) {
        case COOPERATIVE -> Scheduler.cooperative();
        case COOPERATIVE_REUSED ->
            Scheduler.cooperative(config -> config.withClock(Clock.VIRTUAL).withReusedThreads());
        case COOPERATIVE_REAL -> Scheduler.cooperative(config -> config.withClock(Clock.REAL));
        case PARALLEL -> Scheduler.parallel();
      };
    }
  }

  /** A program: what it leaves in its log is compared. */
  @FunctionalInterface
  interface Program<S extends Scheduler> {
    void run(S s, Log log) throws Exception;
  }

  record Case(String id, String expected, Set<Under> unders, Program<Scheduler> program) {}

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
        EnumSet.of(Under.COOPERATIVE, Under.COOPERATIVE_REUSED),
        (s, log) -> program.run((CooperativeScheduler) s, log));
  }

  /** Where the outcome must be the same under every scheduler. */
  static Case everywhere(String id, String expected, Program<Scheduler> program) {
    return new Case(id, expected, EnumSet.allOf(Under.class), program);
  }

  abstract List<Case> cases();

  @BeforeAll
  static void begin() {
    TABLE.clear();
  }

  @TestFactory
  List<DynamicTest> all() {
    return cases().stream()
        .flatMap(each ->
            each.unders().stream()
                .map(under ->
                    DynamicTest.dynamicTest(each.id() + " " + under, () -> check(each, under))))
        .toList();
  }

  private static void check(Case each, Under under) throws Exception {
    var log = new Log();
    try (var scheduler = under.open()) {
      each.program().run(scheduler, log);
    }
    TABLE.add("%-5s %-18s | %-60s | %s".formatted(each.id(), under, each.expected(), log));
    assertThat(log.toString()).as(each.id()).isEqualTo(each.expected());
  }

  @AfterAll
  static void printTable() {
    System.out.println("%-5s %-18s | expected".formatted("id", "") + " ".repeat(53) + "| got");
    TABLE.forEach(System.out::println);
  }
}
