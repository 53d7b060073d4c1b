package dev.joins.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.joins.channel.Channel;
import dev.joins.channel.Clause;
import dev.joins.dsl.CallChannel;
import dev.joins.dsl.Gate;
import dev.joins.dsl.JoinN;
import dev.joins.dsl.Joins;
import dev.joins.dsl.ReplyChannel;
import dev.joins.dsl.Signal;
import dev.joins.internal.CheckReturnValue;
import dev.joins.tasklet.Scheduler;
import dev.joins.testing.LogRecords;
import java.lang.ref.WeakReference;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Patterns that were begun, and on which no verb was called. */
@SuppressWarnings("CheckReturnValue") // that is the mistake
class DraftsTest {
  private static final String ENDING =
      "' was begun and never finished, so it takes nothing: end it with ";

  private static final String FOR_MESSAGES =
      ENDING + "react(...), or with map(...) if it is a clause of a select";

  private final Scheduler scheduler = Scheduler.cooperative();
  private final Joins j = Joins.open("test", scheduler);
  private final Channel<Integer> a = j.channel("a");
  private final Signal s = j.signal("s");
  private final Gate gate = j.gate("g");
  private final ReplyChannel<String, Integer> ask = j.replyChannel("ask");
  private final CallChannel<String> call = j.callChannel("call");

  @AfterEach
  void close() {
    j.close();
    scheduler.close();
  }

  @Test
  void eachIsNamedWithTheVerbThatWouldBeRight() {
    j.on(a).and(gate);
    j.on(s);
    j.on(gate).and(a);
    j.on(ask).and(s).where(q -> true);
    j.on(call).priority(1);
    j.after(Duration.ofSeconds(1)).and(a);
    j.on(a).and(a).named("pair");
    assertThat(drafts())
        .containsExactly(
            "pattern 'a & g" + FOR_MESSAGES,
            "pattern 's" + FOR_MESSAGES,
            "pattern 'g & a" + ENDING + "react(...)",
            "pattern 'ask & s" + ENDING + "reply(...)",
            "pattern 'call" + ENDING + "react(...)",
            "pattern 'after(PT1S) a" + ENDING + "map(...), and give it to select(...)",
            "pattern 'pair (a & a)" + FOR_MESSAGES);
  }

  @Test
  void theCloseLogsThem() {
    try (var log = new LogRecords(Joins.class.getName())) {
      j.on(a).and(gate);
      j.close();
      assertThat(log.all()).extracting(record -> record.getLevel()).containsOnly(Level.WARNING);
      assertThat(log.messages())
          .containsExactly("definition 'test' is closed; pattern 'a & g" + FOR_MESSAGES);
    }
  }

  @Test
  void whatIsFinishedIsNot() throws Exception {
    try (var log = new LogRecords(Joins.class.getName())) {
      var begun = j.on(a);
      j.on(ask).reply(String::length);
      j.on(gate).react(() -> {});
      var other = j.on(call);
      begun.and(s).react(n -> {});
      other.react(text -> {});
      j.select(j.after(Duration.ZERO).map(() -> 1), j.on(j.signal("never")).map(() -> 2));
      assertThat(drafts()).isEmpty();
      j.close();
      assertThat(log.messages()).isEmpty();
    }
  }

  /** An exception in place: nobody needs a warning beside it. */
  @Test
  void whatIsRefusedIsNot() {
    j.on(a).react(n -> {});
    assertThat(catchThrowable(() -> j.on(a).react(n -> {})))
        .hasMessageContaining("waits for the same");
    assertThat(drafts()).isEmpty();
  }

  @Test
  void aSelectInALoopLeavesNothing() throws Exception {
    var clauses = new ArrayList<WeakReference<Clause<Integer>>>();
    for (var i = 0; i < 1_000; i++) {
      a.post(i);
      var clause = j.on(a).where(n -> true).map(n -> n);
      clauses.add(new WeakReference<>(clause));
      j.select(clause, j.after(Duration.ofSeconds(1)).map(() -> -1));
    }
    System.gc();
    assertThat(clauses.stream().filter(each -> each.get() != null)).hasSizeLessThan(100);
    assertThat(drafts()).isEmpty();
  }

  @Test
  void manyThatAreNeverFinishedAreNotAllKept() {
    var patterns =
        IntStream.range(0, 10_000)
            .mapToObj(i -> new WeakReference<>(j.on(a).named("pattern " + i)))
            .toList();
    assertThat(drafts()).hasSizeBetween(1, 101);
    System.gc();
    assertThat(patterns.stream().filter(each -> each.get() != null)).hasSizeLessThan(200);
  }

  /** What checkers such as Error Prone look for, on all that must be gone on with. */
  @Test
  void compilersCanSeeIt() throws Exception {
    var families =
        Stream.of("Join", "Reply", "Pass")
            .flatMap(family -> IntStream.rangeClosed(0, 8).mapToObj(n -> family + n))
            .filter(name -> !name.equals("Reply0"))
            .toList();
    var types = new ArrayList<Class<?>>(List.of(JoinN.class, Joins.class));
    for (var name : families) {
      types.add(Class.forName("dev.joins.dsl." + name));
    }
    var unfinished = new ArrayList<>(types);
    unfinished.remove(Joins.class);
    unfinished.add(Clause.class);
    assertThat(types)
        .flatExtracting(type -> List.of(type.getDeclaredMethods()))
        .filteredOn(method -> Modifier.isPublic(method.getModifiers()))
        .filteredOn(method -> unfinished.contains(method.getReturnType()))
        .hasSizeGreaterThan(100)
        .allMatch(method -> method.isAnnotationPresent(CheckReturnValue.class));
  }

  private List<String> drafts() {
    return j.warnings().stream().filter(text -> text.contains("never finished")).toList();
  }
}
