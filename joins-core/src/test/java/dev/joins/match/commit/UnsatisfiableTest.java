package dev.joins.match.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.joins.ChannelClosedException;
import dev.joins.match.pattern.Input;
import dev.joins.match.pattern.PatternBuilder;
import dev.joins.match.select.SelectClause;
import dev.joins.match.select.Selecting;
import dev.joins.match.store.Place;
import dev.joins.tasklet.CooperativeScheduler;
import dev.joins.tasklet.Scheduler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nobody waits at a closed channel for more than there will ever be, however that came about. */
class UnsatisfiableTest {
  private final CooperativeScheduler scheduler = Scheduler.cooperative();
  private final Place a = new Place("a", 1, null);
  private final Place b = new Place("b", Place.UNBOUNDED, null);
  private final List<String> log = new ArrayList<>();

  @AfterEach
  void close() {
    scheduler.close();
  }

  private static SelectClause.Take take(Input... inputs) {
    var pattern = new PatternBuilder();
    List.of(inputs).forEach(pattern::input);
    return new SelectClause.Take(pattern.build());
  }

  private void spawn(String name, SelectClause... clauses) {
    scheduler.spawn(
        name,
        () -> {
          try {
            var chosen = Selecting.select(clauses);
            log.add(name + " got " + Arrays.toString(chosen.values()));
          } catch (ChannelClosedException closed) {
            log.add(name + " is told");
          }
        });
    scheduler.runUntilIdle();
  }

  private void join() {
    spawn("join", take(new Input(a, 1), new Input(b, 1)));
  }

  private void assertThatItIsTold() {
    scheduler.runUntilIdle();
    assertThat(log).containsExactly("join is told");
    assertThat(ContestedTest.waitersAt(a)).isZero();
    assertThat(ContestedTest.waitersAt(b)).isZero();
  }

  @Test
  void whenTheChannelIsClosed() {
    join();
    Closing.close(a);
    assertThatItIsTold();
  }

  @Test
  void whenTheChannelIsEmptied() {
    Sending.trySend(a, "taken out");
    join();
    assertThat(Closing.closeNow(a)).containsExactly("taken out");
    assertThatItIsTold();
  }

  @Test
  void whenTheLastMessageIsReceived() {
    Sending.trySend(a, 1);
    join();
    Closing.close(a);
    scheduler.runUntilIdle();
    assertThat(log).isEmpty();
    assertThat(Receiving.tryReceive(a)).isEqualTo(1);
    assertThatItIsTold();
  }

  @Test
  void whenTheLastMessageIsTakenByAMatch() {
    Sending.trySend(a, 1);
    join();
    Closing.close(a);
    assertThat(Selecting.poll(take(new Input(a, 1)))).isNotNull();
    assertThatItIsTold();
  }

  @Test
  void whenTheLastMessageIsTakenBackByItsSender() {
    Sending.trySend(a, "within the capacity");
    var sender = scheduler.spawn("sender", () -> Sending.send(a, "waits"));
    spawn("join", take(new Input(a, 2), new Input(b, 1)));
    Closing.close(a);
    scheduler.runUntilIdle();
    assertThat(log).isEmpty();
    sender.interrupt();
    scheduler.runUntilIdle();
    assertThat(a.snapshot()).hasSize(1);
    assertThatItIsTold();
  }

  @Test
  void whenItWaitsForRoomThere() {
    Sending.trySend(a, "full");
    spawn(
        "join", new SelectClause.Take(new PatternBuilder().input(new Input(b, 1)).room(a).build()));
    Closing.close(a);
    assertThatItIsTold();
  }

  @Test
  void whenItComesTooLate() {
    Closing.close(a);
    join();
    assertThatItIsTold();
  }

  @Test
  void whoEverWaitsInOneLineIsTold() {
    for (var i = 0; i < 3; i++) {
      join();
    }
    Closing.close(a);
    scheduler.runUntilIdle();
    assertThat(log).hasSize(3).containsOnly("join is told");
  }

  /** Another clause is alive; the one that is lost stays as long, since something may come back. */
  @Test
  void notASelectThatHasAnotherChoice() {
    var c = new Place("c", Place.UNBOUNDED, null);
    spawn("select", take(new Input(a, 1), new Input(b, 1)), take(new Input(c, 1)));
    Closing.close(a);
    scheduler.runUntilIdle();
    assertThat(log).isEmpty();
    Sending.trySend(c, 1);
    scheduler.runUntilIdle();
    assertThat(log).containsExactly("select got [1]");
    assertThat(ContestedTest.waitersAt(b)).isZero();
  }

  @Test
  void notOneForWhomEnoughIsLeft() {
    Sending.trySend(a, 1);
    join();
    Closing.close(a);
    Sending.trySend(b, 2);
    scheduler.runUntilIdle();
    assertThat(log).containsExactly("join got [1, 2]");
  }

  @Test
  void aTryIsToldAtOnce() {
    Closing.close(a);
    assertThatExceptionOfType(ChannelClosedException.class)
        .isThrownBy(() -> Selecting.poll(take(new Input(a, 1), new Input(b, 1))))
        .withMessageContaining("no clause can ever be committed");
    assertThat(ContestedTest.waitersAt(b)).isZero();
  }
}
