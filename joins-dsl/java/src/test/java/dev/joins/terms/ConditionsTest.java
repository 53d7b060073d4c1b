package dev.joins.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.channel.Channel;
import dev.joins.channel.Term;
import dev.joins.dsl.Joins;
import dev.joins.dsl.Signal;
import dev.joins.tasklet.CooperativeScheduler;
import dev.joins.tasklet.DeadlockException;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import dev.joins.testing.LogRecords;
import dev.joins.testing.Trial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Conditions, keys and orders: when they are asked, what an error passes, what if one throws. */
class ConditionsTest {
  private final CooperativeScheduler scheduler = Scheduler.cooperative();
  private final Joins j = Joins.open("test", scheduler);
  private final Channel<Integer> a = j.channel("a");
  private final Channel<Integer> b = j.channel("b");
  private final List<String> log = new ArrayList<>();

  @AfterEach
  void close() {
    scheduler.close();
    j.close();
  }

  @Test
  void aConditionOnOneMessageIsAskedOnceWhenTheMessageComes() throws Exception {
    var asked = new AtomicInteger();
    Term<Integer> counted = a.where(n -> asked.incrementAndGet() > 0);
    j.on(counted).and(b).and(j.signal("never")).react((x, y) -> log.add("no"));
    for (var i = 0; i < 10; i++) {
      a.send(i);
      b.send(i);
    }
    assertThat(asked).hasValue(10);
  }

  @Test
  void aConditionOnTheFirstTermsIsAskedBeforeTheOthersAreTried() throws Exception {
    Channel<Integer> c = j.channel("c");
    var asked = new AtomicInteger();
    j.on(a)
        .and(b)
        .where((x, y) -> x + y == 100)
        .and(c)
        .where((x, y, z) -> asked.incrementAndGet() > 0)
        .react((x, y, z) -> log.add(x + " " + y + " " + z));
    for (var i = 0; i < 5; i++) {
      a.send(i);
      b.send(i);
      c.send(i);
    }
    assertThat(asked).hasValue(0);
    b.send(97);
    scheduler.run();
    assertThat(log).containsExactly("3 97 0");
    assertThat(asked).hasValue(1);
  }

  @Test
  void aConditionAlsoHoldsOfMessagesThatAreThereAlready() throws Exception {
    a.send(1);
    b.send(2);
    j.on(a)
        .and(b.upTo(9).where(list -> list.size() > 1))
        .react((x, list) -> log.add(x + " " + list));
    j.on(b.where(n -> n > 2)).react(n -> log.add("large " + n));
    scheduler.run();
    assertThat(log).isEmpty();
    b.send(1);
    scheduler.run();
    assertThat(log).containsExactly("1 [2, 1]");
  }

  @Test
  void anEmptyBatchMustMeetItsConditionToo() throws Exception {
    j.on(a)
        .and(b.upTo(9).where(list -> !list.isEmpty()))
        .react((x, list) -> log.add(x + " " + list));
    var early = j.on(a).and(b.upTo(9).where(list -> list.size() > 5)).react((x, list) -> {});
    early.remove();
    a.send(1); // the pattern that is installed now finds it
    j.on(a)
        .priority(1)
        .and(b.upTo(8).where(list -> !list.isEmpty()))
        .react((x, list) -> log.add("first " + x + " " + list));
    scheduler.run();
    assertThat(log).isEmpty();
    b.send(2);
    scheduler.run();
    assertThat(log).containsExactly("first 1 [2]");
  }

  // ---- errors

  @Test
  void anErrorThatWasSentPassesNoConditionKeyOrOrder() throws Exception {
    Signal go = j.signal("go");
    j.on(go).and(a.where(n -> true)).react(n -> log.add("where " + n));
    j.on(go)
        .and(Term.allOf(List.of(a.by(n -> 0), b.by(n -> 0))))
        .react(both -> log.add("by " + both));
    j.on(go)
        .and(Term.allOf(List.of(a.ascending(n -> n), b.ascending(n -> n))))
        .react(both -> log.add("ascending " + both));
    j.on(go).and(a).and(b).where((x, y) -> true).react((x, y) -> log.add("together " + x + y));
    a.sendError(new IllegalStateException("boom"));
    b.sendError(new IllegalStateException("bang"));
    go.send();
    scheduler.run();
    assertThat(log).isEmpty();
    assertThatThrownBy(a::receive).hasMessage("boom");
    a.send(7);
    scheduler.run();
    assertThat(log).containsExactly("where 7");
  }

  @Test
  void anErrorThatATermTakesIsThrownInPlaceOfTheBody() throws Exception {
    j.on(a.upTo(3)).and(b).react((list, n) -> log.add("body"));
    var error = new IllegalStateException("boom");
    a.sendError(error);
    a.send(1);
    b.send(2);
    assertThatThrownBy(scheduler::run).isSameAs(error);
    assertThat(log).isEmpty();
  }

  @Test
  void whatThrowsIsLoggedAndDoesNotMatch() throws Exception {
    try (var records = new LogRecords("dev.joins")) {
      j.on(a.where(n -> 10 / n > 0)).react(n -> log.add("got " + n));
      a.send(0); // the sender is not disturbed
      a.send(1);
      scheduler.run();
      assertThat(log).containsExactly("got 1");
      assertThat(records.messages())
          .containsExactly("a condition of pattern 'a.where' failed, and does not match: 0");
      var record = records.all().getFirst();
      assertThat(record.getLevel()).isEqualTo(Level.SEVERE);
      assertThat(record.getThrown()).isInstanceOf(ArithmeticException.class);
    }
  }

  @Test
  void soAreKeysOrdersAndConditionsOnSeveral() throws Exception {
    Channel<Key> keys = j.channel("keys");
    try (var records = new LogRecords("dev.joins")) {
      j.on(a.by(n -> 10 / n)).and(b.by(n -> n)).react((x, y) -> log.add("by " + x + y));
      j.on(a.ascending(n -> 10 / n)).and(b.ascending(n -> n)).react((x, y) -> log.add("no"));
      j.on(keys.by(key -> key).times(2)).react(two -> log.add("no"));
      j.on(keys).and(b).where((key, n) -> 10 / n > 100).react((key, n) -> log.add("no"));
      a.send(0);
      keys.send(new Key());
      keys.send(new Key());
      b.send(0);
      scheduler.run();
      assertThat(log).isEmpty();
      assertThat(records.messages())
          .allMatch(text -> text.contains("failed, and does not match"))
          .anyMatch(text -> text.startsWith("a key of"))
          .anyMatch(text -> text.startsWith("the hash of a key of"))
          .anyMatch(text -> text.startsWith("a condition of"));
      assertThat(keys.receive()).isNotNull(); // nothing is lost, and the queues are whole
      assertThat(keys.receive()).isNotNull();
      assertThat(a.receive()).isZero();
      assertThat(b.receive()).isZero();
    }
  }

  /** A key that cannot be looked up. */
  private static final class Key {
    @Override
    public boolean equals(Object other) {
      throw new UnsupportedOperationException("equals");
    }

    @Override
    public int hashCode() {
      throw new UnsupportedOperationException("hashCode");
    }
  }

  // ---- what conditions may do

  @Test
  void aConditionMustNotUseAnyChannelEvenWhereNoLockIsHeld() throws Exception {
    Channel<Integer> elsewhere = Channel.unbounded("elsewhere");
    mustNotUseChannels(
        () -> j.on(a.where(elsewhere::trySend)).and(b).react((x, y) -> log.add("no")));
    assertThat(elsewhere.tryReceive()).isEmpty();
  }

  @Test
  void aConditionOnSeveralMustNotUseItsOwnChannels() throws Exception {
    mustNotUseChannels(
        () -> j.on(a).and(b).where((x, y) -> b.trySend(3)).react((x, y) -> log.add("no")));
  }

  private void mustNotUseChannels(Runnable definition) throws Exception {
    try (var records = new LogRecords("dev.joins")) {
      definition.run();
      a.send(1);
      b.send(2);
      scheduler.run();
      assertThat(log).isEmpty();
      assertThat(records.all())
          .extracting(record -> record.getThrown().getMessage())
          .containsExactly(
              "a condition, key or order of a pattern must not use channels: it may be asked under"
                  + " their lock");
    }
    assertThat(b.place().snapshot()).containsExactly(2);
  }

  @Test
  void norInstallAPattern() throws Exception {
    Channel<Integer> other = j.channel("other");
    try (var records = new LogRecords("dev.joins")) {
      j.on(a)
          .and(b)
          .where((x, y) -> !j.on(other).and(b).react((p, q) -> {}).pattern().isEmpty())
          .react((x, y) -> log.add("no"));
      a.send(1);
      b.send(2);
      assertThat(records.all())
          .extracting(record -> record.getThrown().getMessage())
          .allMatch(text -> text.contains("must not use channels"));
    }
    assertThat(b.receive()).isEqualTo(2);
  }

  // ---- among others who take

  @Test
  void aPlainReceiverMayOvertake() throws Exception {
    j.on(a.by(n -> n)).and(b.by(n -> n)).react((x, y) -> log.add(x + " " + y));
    a.send(1);
    a.send(2);
    assertThat(a.receive()).isEqualTo(1);
    b.send(1);
    b.send(2);
    scheduler.run();
    assertThat(log).containsExactly("2 2");
    assertThat(b.receive()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void messagesOfBlockedSendersAreTakenLikeAnyOther(Trial.Kind kind) throws Exception {
    List<String> events =
        new Trial(kind, 0)
            .play(stage -> {
              var meeting = Channel.<Integer>rendezvous("meeting");
              var small = Channel.<Integer>buffered("small", 1);
              stage
                  .joins()
                  .on(meeting.by(n -> n))
                  .and(small.by(n -> n))
                  .react((x, y) -> stage.log("pair " + x));
              stage.spawn("left", 4, i -> meeting.send(i));
              stage.spawn("right", 4, i -> small.send(3 - i));
            });
    assertThat(events).containsExactlyInAnyOrder("pair 0", "pair 1", "pair 2", "pair 3");
  }

  @ParameterizedTest
  @EnumSource
  void aWaitThatIsGivenUpLeavesNothingInTheIndexes(Trial.Kind kind) throws Exception {
    List<String> events =
        new Trial(kind, 0)
            .play(stage -> {
              var meeting = Channel.<Integer>rendezvous("meeting");
              var other = stage.joins().<Integer>channel("other");
              stage
                  .joins()
                  .on(meeting.by(n -> n))
                  .and(other.by(n -> n))
                  .react((x, y) -> stage.log("pair " + x));
              stage.log("sent " + meeting.send(1, Duration.ofMillis(1)));
              other.send(1); // finds nothing
              stage.spawn("late", () -> meeting.send(1));
            });
    assertThat(events).containsExactlyInAnyOrder("sent false", "pair 1");
  }

  @Test
  void ofClausesThatGiveAKeyedPatternTakesOnlyOne() throws Exception {
    j.on(a.by(n -> n)).and(b.by(n -> n)).react((x, y) -> log.add("both of one select"));
    scheduler.spawn(
        "giver",
        () ->
            dev.joins.channel.Clause.select(
                dev.joins.channel.Clause.send(a, 1, "a"),
                dev.joins.channel.Clause.send(b, 1, "b")));
    scheduler.run();
    assertThat(log).isEmpty(); // unbounded: one was sent
    assertThat(a.place().snapshot().size() + b.place().snapshot().size()).isEqualTo(1);

    Channel<Integer> left = Channel.rendezvous("left");
    Channel<Integer> right = Channel.rendezvous("right");
    j.on(left.by(n -> n)).and(right.by(n -> n)).react((x, y) -> log.add("pair " + x));
    var giver =
        scheduler.spawn(
            "giver",
            () ->
                log.add(
                    dev.joins.channel.Clause.select(
                        dev.joins.channel.Clause.send(left, 1, "gave left"),
                        dev.joins.channel.Clause.send(right, 1, "gave right"))));
    assertThatThrownBy(scheduler::run)
        .isInstanceOf(DeadlockException.class)
        .hasMessageContaining("some are of a select that gives only one of them");
    assertThat(giver.isAlive()).isTrue();
    scheduler.spawn("partner", () -> right.send(1));
    scheduler.run();
    assertThat(log).containsExactlyInAnyOrder("pair 1", "gave left");
  }

  @Test
  void priorityGoesBeforeAgeAlsoAmongConditions() throws Exception {
    j.on(a.where(n -> n > 5)).and(b).priority(1).react((x, y) -> log.add("urgent " + x));
    j.on(a.where(n -> n > 0)).and(b).react((x, y) -> log.add("ordinary " + x));
    a.send(1);
    a.send(9);
    b.send(0);
    b.send(0);
    scheduler.run();
    assertThat(log).containsExactly("urgent 9", "ordinary 1");
  }

  @Test
  void anInterruptedSelectHasTakenNothing() throws Exception {
    var selector =
        scheduler.spawn(
            "selector",
            () -> {
              try {
                j.select(j.on(a.by(n -> n)).and(b.by(n -> n)).map((x, y) -> x));
              } catch (InterruptedException interrupted) {
                log.add("interrupted");
              }
            });
    scheduler.spawn(
        "others",
        () -> {
          a.send(1);
          Tasklet.schedule();
          selector.interrupt();
          Tasklet.schedule();
          b.send(1);
        });
    scheduler.run();
    assertThat(log).containsExactly("interrupted");
    assertThat(a.receive()).isEqualTo(1);
    assertThat(b.receive()).isEqualTo(1);
  }
}
