package dev.joins.match.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.joins.ChannelClosedException;
import dev.joins.match.pattern.Input;
import dev.joins.match.pattern.Pattern;
import dev.joins.match.pattern.PatternBuilder;
import dev.joins.match.select.SelectClause;
import dev.joins.match.select.Selecting;
import dev.joins.match.store.Place;
import dev.joins.tasklet.CooperativeScheduler;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Selects whose clauses have their own times, and what they leave at their channels: nothing. */
class SelectionTest {
  private static final long SECOND = 1_000_000_000;

  private final CooperativeScheduler scheduler = Scheduler.cooperative();
  private final Place a = new Place("a", Place.UNBOUNDED, null);
  private final Place b = new Place("b", Place.UNBOUNDED, null);
  private final Place meet = new Place("meet", 0, null);
  private final List<String> log = new ArrayList<>();

  @AfterEach
  void close() {
    scheduler.close();
  }

  private static Pattern pattern(Input... inputs) {
    var pattern = new PatternBuilder();
    List.of(inputs).forEach(pattern::input);
    return pattern.build();
  }

  private static SelectClause take(Input... inputs) {
    return new SelectClause.Take(pattern(inputs));
  }

  private static SelectClause after(long seconds, Input... inputs) {
    return new SelectClause.TakeAfter(pattern(inputs), seconds * SECOND);
  }

  private static Input keyed(Place place) {
    return new Input(place, 1).keyed(value -> value);
  }

  private void select(SelectClause... clauses) {
    scheduler.spawn(
        "select",
        () -> {
          try {
            var chosen = Selecting.select(clauses);
            log.add(chosen.clause() + Arrays.toString(chosen.values()));
          } catch (InterruptedException interrupted) {
            log.add("interrupted");
          } catch (ChannelClosedException closed) {
            log.add("closed");
          }
          log.add("after " + scheduler.elapsed().toSeconds());
        });
  }

  private void sendAfter(long seconds, Place place, Object value) {
    scheduler.spawn(
        "sends",
        () -> {
          Tasklet.sleep(Duration.ofSeconds(seconds));
          Sending.send(place, value);
        });
  }

  private void assertNoTrace() {
    for (var place : List.of(a, b, meet)) {
      assertThat(ContestedTest.waitersAt(place)).as("who waits at %s", place).isZero();
      assertThat(place.indexes()).as("indexes of %s", place).isEmpty();
      assertThat(place.lines).as("lines of %s", place).isEmpty();
      assertThat(place.forRoom()).as("who waits for room in %s", place).isEmpty();
    }
  }

  // ---- delays

  @Test
  void theEarlierOfTwoDelaysComesFirstWhicheverIsNamedFirst() {
    select(after(5), after(2));
    select(after(3), after(7));
    scheduler.run();
    assertThat(log).containsExactly("1[]", "after 2", "0[]", "after 3");
  }

  @Test
  void whenTheEarlierIsNotEnabledTheLaterHasItsTime() {
    select(after(2, new Input(a, 1)), after(5));
    scheduler.run();
    assertThat(log).containsExactly("1[]", "after 5");
    assertNoTrace();
  }

  @Test
  void aDelayedTakingTakesWhatCameBeforeItsTime() {
    Sending.trySend(a, 1);
    select(after(2, new Input(a, 1)), take(new Input(b, 1)));
    scheduler.run();
    assertThat(log).containsExactly("0[1]", "after 2");
    assertNoTrace();
  }

  @Test
  void aDelayedTakingTakesWhatComesAfterItsTime() {
    select(after(2, new Input(a, 1)), take(new Input(b, 1)));
    sendAfter(4, a, 1);
    scheduler.run();
    assertThat(log).containsExactly("0[1]", "after 4");
    assertNoTrace();
  }

  @Test
  void whatIsNotDelayedIsTakenBeforeThat() {
    Sending.trySend(a, 1);
    select(after(2, new Input(a, 1)), take(new Input(b, 1)));
    sendAfter(1, b, 2);
    scheduler.run();
    assertThat(log).containsExactly("1[2]", "after 1");
    assertThat(a.snapshot()).containsExactly(1);
    assertNoTrace();
  }

  /** What is said of the wait in the error is said when it has been withdrawn. */
  @Test
  void anInterruptBetweenTwoDelaysLeavesNoTrace() {
    select(after(2, new Input(a, 1), new Input(b, 1)), after(9));
    var selecting =
        scheduler.spawn("dies", () -> Selecting.select(after(1, keyed(a), keyed(b)), after(9)));
    scheduler.spawn(
        "interrupts",
        () -> {
          Tasklet.sleep(Duration.ofSeconds(3));
          selecting.interrupt();
        });
    scheduler.run();
    assertThat(log).containsExactly("1[]", "after 9");
    assertNoTrace();
  }

  // ---- tries

  @Test
  void aTryAtClosedChannelsFailsAndLeavesNothing() {
    Closing.close(a);
    Closing.close(meet);
    assertThatExceptionOfType(ChannelClosedException.class)
        .isThrownBy(
            () -> Selecting.poll(take(keyed(a), keyed(b)), new SelectClause.Give(meet, "gift", 0)));
    assertNoTrace();
    assertThat(meet.snapshot()).isEmpty();
  }

  @Test
  void aTryOfWhichOneClauseIsAliveFindsNothingAndLeavesNothing() {
    Closing.close(a);
    assertThat(
            Selecting.poll(
                take(keyed(a), keyed(b)),
                take(keyed(b), keyed(b)),
                new SelectClause.Give(meet, "gift", 0)))
        .isNull();
    assertNoTrace();
    assertThat(meet.snapshot()).isEmpty();
  }

  @Test
  void aTryThatTakesLeavesNothing() {
    Sending.trySend(a, 1);
    Sending.trySend(b, 1);
    var chosen =
        Objects.requireNonNull(
            Selecting.poll(take(keyed(b), keyed(meet)), take(keyed(a), keyed(b))));
    assertThat(chosen.clause()).isEqualTo(1);
    assertNoTrace();
  }

  // ---- indexes

  @Test
  void keyedClausesLeaveTheirIndexesWhenOneIsTaken() {
    Sending.trySend(a, 7);
    select(
        take(keyed(a), keyed(b)),
        take(
            new Input(a, 1).ordered(value -> (Integer) value),
            new Input(meet, 1).ordered(value -> (Integer) value)));
    scheduler.runUntilIdle();
    assertThat(a.indexes()).hasSize(2);
    Sending.trySend(b, 7);
    scheduler.run();
    assertThat(log).containsExactly("0[7, 7]", "after 0");
    assertNoTrace();
  }

  @Test
  void keyedClausesLeaveTheirIndexesWhenTheirTimeIsUp() {
    select(take(keyed(a), keyed(b)), after(1));
    scheduler.run();
    assertThat(log).containsExactly("1[]", "after 1");
    assertNoTrace();
  }

  @Test
  void keyedClausesLeaveTheirIndexesWhenAChannelIsClosed() {
    select(take(keyed(a), keyed(b)));
    scheduler.runUntilIdle();
    Closing.close(b);
    scheduler.run();
    assertThat(log).containsExactly("closed", "after 0");
    assertNoTrace();
  }

  /** As those of one line, and of one select; it goes with the last of them. */
  @Test
  void equalClausesShareAnIndexAndLeaveIt() {
    var both = pattern(keyed(a), keyed(b));
    select(new SelectClause.Take(both), new SelectClause.Take(both));
    select(new SelectClause.Take(both), take(new Input(meet, 1)));
    scheduler.runUntilIdle();
    assertThat(a.indexes()).hasSize(1);
    Sending.trySend(a, 1);
    Sending.trySend(b, 1);
    assertThat(a.indexes()).hasSize(1);
    assertThat(Sending.trySend(meet, 2)).isTrue();
    scheduler.run();
    assertThat(log).containsExactlyInAnyOrder("0[1, 1]", "after 0", "1[2]", "after 0");
    assertNoTrace();
  }
}
