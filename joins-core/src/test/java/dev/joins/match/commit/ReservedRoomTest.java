package dev.joins.match.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.joins.ChannelClosedException;
import dev.joins.match.pattern.Input;
import dev.joins.match.pattern.PatternBuilder;
import dev.joins.match.store.Place;
import dev.joins.tasklet.CooperativeScheduler;
import dev.joins.tasklet.Scheduler;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Room that a match has reserved: filled or given back once, and then somebody else's. */
class ReservedRoomTest {
  private final CooperativeScheduler scheduler = Scheduler.cooperative();
  private final Place a = new Place("a", Place.UNBOUNDED, null);
  private final Place buffer = new Place("buffer", 1, null);
  private final ArrayDeque<ReservedRoom> rooms = new ArrayDeque<>();
  private final List<String> log = new ArrayList<>();

  @AfterEach
  void close() {
    scheduler.close();
  }

  private void rule(String name, Place place) {
    Rule.install(
        new PatternBuilder().named(name).input(new Input(place, 1)).room(buffer).build(),
        values -> {
          log.add(name + " took " + values[0]);
          rooms.add((ReservedRoom) values[1]);
        });
  }

  private void sender(String message) {
    scheduler.spawn(
        "sender",
        () -> {
          Sending.send(buffer, message);
          log.add("sent " + message);
        });
    scheduler.runUntilIdle();
  }

  @Test
  void roomThatIsGivenBackLetsABlockedSenderGoOn() {
    rule("r", a);
    Sending.trySend(a, 1);
    sender("x");
    assertThat(log).containsExactly("r took 1");
    rooms.remove().giveBack();
    scheduler.runUntilIdle();
    assertThat(log).containsExactly("r took 1", "sent x");
    assertThat(Sending.trySend(buffer, "y")).isFalse();
  }

  @Test
  void roomThatIsGivenBackGoesToTheOtherPatternThatWaitsForIt() {
    rule("one", a);
    rule("two", a);
    Sending.trySend(a, 1);
    Sending.trySend(a, 2);
    Sending.trySend(a, 3);
    assertThat(log).containsExactly("one took 1");
    rooms.remove().giveBack();
    assertThat(log).containsExactly("one took 1", "one took 2");
    rooms.remove().giveBack();
    assertThat(log).hasSize(3);
    assertThat(a.snapshot()).isEmpty();
  }

  @Test
  void twoPatternsWantTheRoomThatAReceiverMakes() {
    Sending.trySend(buffer, "full");
    var b = new Place("b", Place.UNBOUNDED, null);
    rule("of a", a);
    rule("of b", b);
    Sending.trySend(b, 1); // the older
    Sending.trySend(a, 2);
    assertThat(log).isEmpty();
    assertThat(Receiving.tryReceive(buffer)).isEqualTo("full");
    assertThat(log).containsExactly("of b took 1");
    rooms.remove().send("filled");
    assertThat(log).hasSize(1);
    assertThat(Receiving.tryReceive(buffer)).isEqualTo("filled");
    assertThat(log).containsExactly("of b took 1", "of a took 2");
  }

  @Test
  void roomIsForOneMessage() {
    rule("r", a);
    Sending.trySend(a, 1);
    var room = rooms.remove();
    room.send("filled");
    assertThatIllegalStateException()
        .isThrownBy(() -> room.send("again"))
        .withMessageContaining("for one message");
    room.giveBack(); // does nothing
    assertThat(buffer.snapshot()).containsExactly("filled");
    assertThat(Sending.trySend(buffer, "more")).isFalse();
  }

  @Test
  void roomThatIsFilledAndEmptiedIsRoomAgain() {
    rule("r", a);
    for (var i = 0; i < 3; i++) {
      Sending.trySend(a, i);
      rooms.remove().send("filled " + i);
      assertThat(Sending.trySend(buffer, "more")).isFalse();
      assertThat(Receiving.tryReceive(buffer)).isEqualTo("filled " + i);
    }
    assertThat(Sending.trySend(buffer, "more")).isTrue();
  }

  @Test
  void roomInAClosedChannelCannotBeFilled() {
    rule("r", a);
    Sending.trySend(a, 1);
    Closing.close(buffer);
    assertThatExceptionOfType(ChannelClosedException.class)
        .isThrownBy(() -> rooms.remove().send("x"));
    assertThat(buffer.snapshot()).isEmpty();
  }
}
