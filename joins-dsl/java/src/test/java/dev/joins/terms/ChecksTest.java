package dev.joins.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.ChannelClosedException;
import dev.joins.channel.Channel;
import dev.joins.channel.Clause;
import dev.joins.channel.Term;
import dev.joins.dsl.Joins;
import dev.joins.dsl.ReplyChannel;
import dev.joins.dsl.Signal;
import dev.joins.tasklet.CooperativeScheduler;
import dev.joins.tasklet.Scheduler;
import java.time.Duration;
import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is refused or warned of when a pattern is defined, and in which words. */
@SuppressWarnings("CheckReturnValue") // patterns that are refused
class ChecksTest {
  private final CooperativeScheduler scheduler = Scheduler.cooperative();
  private final Joins j = Joins.open("test", scheduler);
  private final Channel<Integer> a = j.channel("a");
  private final Channel<Integer> b = j.channel("b");
  private final Channel<Integer> c = j.channel("c");
  private final Signal idle = j.signal("idle");

  @AfterEach
  void close() {
    scheduler.close();
    j.close();
  }

  private static void refused(ThrowingCallable definition, String message) {
    assertThatThrownBy(definition).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  // ---- counts, times and terms

  /** What is wrong with a term or clause whatever it stands in. */
  static Stream<Arguments> wrongTerms() {
    return Stream.of(
        wrong(t -> t.a.times(0), "'a' cannot be taken 0 times; the least is 1"),
        wrong(t -> t.a.times(1).times(-1), "'a*1' cannot be taken -1 times; the least is 1"),
        wrong(t -> t.idle.times(0), "'idle' cannot be taken 0 times; the least is 1"),
        wrong(t -> t.a.upTo(0), "'a' cannot be taken up to 0 times; the least is 1"),
        wrong(
            t -> Term.someOf(0, List.of(t.a, t.b)),
            "cannot take 0 of 2 terms [a, b]; take from 1 to 2"),
        wrong(
            t -> Term.someOf(3, List.of(t.a, t.b)),
            "cannot take 3 of 2 terms [a, b]; take from 1 to 2"),
        wrong(
            t -> Term.atMost(3, List.of(t.a, t.b)),
            "cannot take at most 3 of 2 terms [a, b]; take from 1 to 2"),
        wrong(t -> Term.allOf(List.of()), "allOf() needs at least one term; the list was empty"),
        wrong(
            t -> t.a.within(Duration.ZERO, n -> {}),
            "'a' within PT0S: the time must be more than zero"),
        wrong(
            t -> t.a.within(Duration.ofSeconds(-1), n -> {}),
            "'a' within PT-1S: the time must be more than zero"),
        wrong(t -> t.j.after(Duration.ofSeconds(-1)), "after(PT-1S): a delay must not be negative"),
        wrong(t -> t.j.warnAfter(Duration.ZERO), "warnAfter(PT0S): the age must be more than zero"),
        wrong(
            t -> t.a.by(n -> n).by(n -> n),
            "'a.by' has a key already; make one of both, such as List.of(a, b)"),
        wrong(t -> t.a.ascending(n -> n).ascending(n -> n), "'a.ascending' has an order already"),
        wrong(
            t -> Channel.buffered("out", 1).room().where(room -> true),
            "a condition cannot look at 'room in out', which is only there after the match"),
        wrong(
            t ->
                t.j
                    .on(t.a)
                    .and(Channel.buffered("out", 1).room())
                    .where((n, room) -> true)
                    .react((n, room) -> {}),
            "a condition cannot look at 'room in out': put it before that term"),
        wrong(
            t -> t.j.after(Duration.ofSeconds(1)).and(t.a).react(n -> {}),
            "after(PT1S) belongs into a select: an installed pattern has no start from which to"
                + " count"),
        wrong(
            t -> t.j.on(t.a.by(n -> n)).and(t.b).react((x, y) -> {}),
            "pattern 'a.by & b': only 'a' has a key (by), and nothing that it must be equal to; use"
                + " where, or give another term a key"),
        wrong(
            t -> t.j.on(t.a.by(n -> n)).and(t.b).map((x, y) -> x),
            "pattern 'a.by & b': only 'a' has a key (by), and nothing that it must be equal to; use"
                + " where, or give another term a key"),
        wrong(
            t ->
                t.j
                    .on(t.c)
                    .and(t.a.by(n -> n).upTo(2))
                    .and(t.b.by(n -> n).upTo(2))
                    .react((z, x, y) -> {}),
            "pattern 'c & a.by.upTo(2) & b.by.upTo(2)': all terms that have a key (by) may be empty,"
                + " and then there is none; let one of them take at least one message"),
        wrong(
            t -> t.j.on(t.a.upTo(2)).react(list -> {}),
            "pattern 'a.upTo(2)' may take nothing, and would fire without end; add a term that"
                + " takes"),
        wrong(
            t -> t.j.on(t.a.peek()).react(n -> {}),
            "pattern 'a.peek' may take nothing, and would fire without end; add a term that takes"),
        wrong(
            t -> t.j.on(Channel.buffered("out", 1).room()).react(room -> {}),
            "pattern 'room in out' has no term, and would fire without end"));
  }

  /** Also where each match takes a turn, which is nothing that anybody sends. */
  @Test
  void aSerialDefinitionRefusesWhatWouldFireWithoutEnd() {
    try (var serial = Joins.serial("serial", scheduler, turn -> {})) {
      refused(
          () -> serial.on(a.upTo(2)).react(list -> {}),
          "pattern 'a.upTo(2)' may take nothing, and would fire without end; add a term that takes");
      refused(
          () -> serial.on(a.peek()).named("look").react(n -> {}),
          "pattern 'look' may take nothing, and would fire without end; add a term that takes");
      refused(
          () -> serial.on(a.peek()).and(Term.atMost(1, List.of(b, c))).react((n, list) -> {}),
          "pattern 'a.peek & at most 1 of (b, c)' may take nothing, and would fire without end; add"
              + " a term that takes");
      refused(
          () -> serial.on(Channel.buffered("out", 1).room()).react(room -> {}),
          "pattern 'room in out' has no term, and would fire without end");
      serial.on(a.peek()).and(b).react((x, y) -> {});
    }
  }

  private static Arguments wrong(Consumer<ChecksTest> definition, String message) {
    return Arguments.of(definition, message);
  }

  @ParameterizedTest
  @MethodSource("wrongTerms")
  void aWrongTermIsRefused(Consumer<ChecksTest> definition, String message) {
    refused(() -> definition.accept(this), message);
  }

  @Test
  @SuppressWarnings("NullAway") // on purpose
  void nullIsRefusedByName() {
    assertThatThrownBy(() -> j.after(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("after(null): a delay must not be null");
    assertThatThrownBy(() -> a.within(null, n -> {}))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("'a' within null: the time must not be null");
    assertThatThrownBy(() -> j.warnAfter(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("warnAfter(null): an age must not be null");
    assertThatThrownBy(() -> j.on(a).and((Channel<Integer>) null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("a term of a pattern must not be null");
  }

  @Test
  void aSelectNeedsAClause() {
    refused(() -> Clause.<String>select(), "a select without clauses would wait for ever");
  }

  @Test
  void aTermOverAClosedChannelIsRefused() {
    var foreign = Channel.<Integer>buffered("foreign", 1);
    foreign.close();
    assertThatThrownBy(() -> j.on(a).and(foreign).named("pair").react((x, y) -> {}))
        .isInstanceOf(ChannelClosedException.class)
        .hasMessage("pattern 'pair' cannot be installed: channel 'foreign' is closed");
    assertThatThrownBy(() -> j.on(a).and(foreign.room()).react((x, y) -> {}))
        .hasMessage(
            "pattern 'a & room in foreign' cannot be installed: channel 'foreign' is closed");
    j.on(a).and(b).named("pair").react((x, y) -> {}); // nothing is left of what was refused
  }

  @Test
  void ofSomeTermsThatAllHaveAKeyTwoCanBeCompared() {
    assertThat(
            j.on(Term.someOf(2, List.of(a.by(n -> n), b.by(n -> n), c.by(n -> n))))
                .react(two -> {})
                .pattern())
        .isEqualTo("2 of (a, b, c)");
  }

  // ---- one pattern and another

  @Test
  void theSamePatternTwiceIsRefused() {
    j.on(a).and(b).named("one").react((x, y) -> {});
    refused(
        () -> j.on(b).and(a).named("two").react((x, y) -> {}),
        "pattern 'two' waits for the same as pattern 'one': which of them fires would be nobody's"
            + " choice; remove one");
  }

  @Test
  void aPatternThatAnotherAlwaysForestallsIsRefused() {
    j.on(a).named("small").react(x -> {});
    refused(
        () -> j.on(a).and(b).named("large").react((x, y) -> {}),
        "pattern 'large' (priority 0) is shadowed: pattern 'small' (priority 0) needs no more than a"
            + " part of its messages, and takes them first; give 'large' the higher priority");
    j.on(a).and(b).named("large").priority(1).react((x, y) -> {});
  }

  @Test
  void inWhicheverOrderTheyComeAndByCountsToo() {
    j.on(a.times(3)).named("three").react(x -> {});
    refused(
        () -> j.on(a.times(2)).named("two").react(x -> {}),
        "pattern 'three' (priority 0) is shadowed: pattern 'two' (priority 0) needs no more than a"
            + " part of its messages, and takes them first; give 'three' the higher priority");
    refused(
        () -> j.on(a.times(3)).priority(1).named("again").react(x -> {}),
        "pattern 'three' (priority 0) is shadowed: pattern 'again' (priority 1) needs no more than a"
            + " part of its messages, and takes them first; give 'three' the higher priority");
  }

  @Test
  void whereConditionsOrRoomDecideNothingCanBeSaid() {
    j.on(a.where(n -> n > 0)).react(x -> {});
    j.on(a).and(b).react((x, y) -> {});
    j.on(c.by(n -> n).times(2)).react(x -> {});
    j.on(c).and(b).react((x, y) -> {});
    j.on(idle).and(Channel.buffered("out", 1).room()).react(room -> {});
    j.on(idle).and(b).react(x -> {});
  }

  @Test
  void aPatternThatWasRemovedForestallsNothing() {
    j.on(a).react(x -> {}).remove();
    j.on(a).and(b).react((x, y) -> {});
  }

  // ---- warnings

  @Test
  void nothingIsSuspiciousOfAWholeDefinition() throws Exception {
    ReplyChannel<Integer, Integer> ask = j.replyChannel("ask");
    j.on(a.within(Duration.ofSeconds(1), n -> {}))
        .and(b.within(Duration.ofSeconds(1), n -> {}))
        .react((x, y) -> {});
    j.on(ask).reply(n -> n);
    j.on(c).react(n -> {});
    var reply = ask.callAsync(1);
    a.send(1);
    b.send(1);
    c.send(1);
    scheduler.run();
    assertThat(reply).isCompletedWithValue(1);
    assertThat(j.warnings()).isEmpty();
  }

  @Test
  void aChannelThatIsOnlySentToOrOnlyWaitedFor() throws Exception {
    j.on(a).react(n -> {});
    b.send(1);
    assertThat(j.warnings())
        .containsExactly(
            "'a' is only waited for: nothing was ever sent to it",
            "'b' is only sent to: no pattern takes from it");
  }

  @Test
  void messagesThatMayPileUpWithoutBound() throws Exception {
    var bounded = Channel.<Integer>buffered("bounded", 1);
    j.on(a).and(bounded).named("pair").react((x, y) -> {});
    a.send(1);
    assertThat(j.warnings())
        .containsExactly(
            "'a' is unbounded, and its messages may pile up while 'pair' waits for others; bound it"
                + " by a capacity, or by within(...)");
  }

  /** What the two keys of one pattern are made of, and whether that can ever be equal. */
  static Stream<Arguments> keys() {
    return Stream.of(
        Arguments.of(number(n -> n), number(Long::valueOf), "java.lang.Long"),
        Arguments.of(number(n -> n), number(n -> "" + n), "java.lang.String"),
        Arguments.of(number(n -> n), number(n -> n + 1), null),
        Arguments.of(number(n -> n), number(n -> n % 2 == 0 ? (Object) n : Long.valueOf(n)), null),
        Arguments.of(number(n -> List.of(n)), number(n -> new ArrayList<>(List.of(-n))), null),
        Arguments.of(number(n -> Map.entry(n, n)), number(n -> new SimpleEntry<>(-n, n)), null));
  }

  private static Function<Integer, Object> number(Function<Integer, Object> key) {
    return key;
  }

  @ParameterizedTest
  @MethodSource("keys")
  void keysThatAreNeverEqualSinceTheirTypesAreNot(
      Function<Integer, Object> one, Function<Integer, Object> other, @Nullable String type)
      throws Exception {
    j.on(a.by(one)).and(b.by(other)).named("pair").react((x, y) -> {});
    for (var n = 0; n < 2; n++) {
      assertThat(j.warnings()).noneMatch(text -> text.contains("never equal"));
      a.send(n);
    }
    for (var n = 3; n < 5; n++) {
      b.send(n);
    }
    assertThat(j.warnings().stream().filter(text -> text.contains("never equal")).toList())
        .isEqualTo(
            type == null
                ? List.of()
                : List.of(
                    "the keys (by) in 'pair' are never equal: those of 'a' are of"
                        + " java.lang.Integer, those of 'b' of "
                        + type));
  }

  @Test
  void aConditionThatIsAlwaysTheSame() throws Exception {
    j.on(a).and(b).where((x, y) -> x.equals(y)).named("equal").react((x, y) -> {});
    j.on(c.where(n -> n >= 0)).named("natural").react(n -> {});
    for (var i = 0; i < 1_000; i++) {
      assertThat(j.warnings()).noneMatch(text -> text.contains("a condition of"));
      a.send(i);
      b.send(i);
      c.send(i);
      scheduler.run();
    }
    assertThat(j.warnings())
        .contains(
            "a condition of 'equal' has held 1000 of 1000 times",
            "the filter of 'c' in 'natural' has let pass 1000 of 1000 messages");
  }
}
