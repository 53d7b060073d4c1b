package dev.joins.stackless;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.tasklet.CooperativeScheduler;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The cases of one section of the catalogue. */
abstract class Section {
  private static final List<String> TABLE = new ArrayList<>();

  /** A program: what it leaves in its log is compared. */
  @FunctionalInterface
  interface Program {
    void run(CooperativeScheduler s, Log log) throws Exception;
  }

  record Case(String id, String expected, Program program) {}

  /** What happened, in order, separated by blanks. */
  static final class Log {
    private final StringBuilder text = new StringBuilder();

    void add(Object event) {
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
    public String toString() {
      return text.toString();
    }
  }

  static Case of(String id, String expected, Program program) {
    return new Case(id, expected, program);
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
    try (var scheduler = Scheduler.cooperative()) {
      each.program().run(scheduler, log);
      TABLE.add("%-5s | %-60s | %s".formatted(each.id(), each.expected(), log));
      assertThat(log.toString()).as(each.id()).isEqualTo(each.expected());
    }
  }

  @AfterAll
  static void printTable() {
    System.out.println("id    | expected" + " ".repeat(53) + "| got");
    TABLE.forEach(System.out::println);
  }
}
