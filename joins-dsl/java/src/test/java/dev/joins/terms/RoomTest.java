package dev.joins.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.ChannelClosedException;
import dev.joins.Room;
import dev.joins.channel.Channel;
import dev.joins.channel.Clause;
import dev.joins.channel.Join;
import dev.joins.dsl.Joins;
import dev.joins.dsl.ReplyChannel;
import dev.joins.tasklet.CooperativeScheduler;
import dev.joins.tasklet.DeadlockException;
import dev.joins.tasklet.Scheduler;
import dev.joins.testing.Trial;
import dev.joins.testing.UnderEachScheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Room in a bounded channel, as a term. */
class RoomTest {
  private final CooperativeScheduler scheduler = Scheduler.cooperative();
  private final Joins j = Joins.open("test", scheduler);
  private final Channel<Integer> in = j.channel("in");
  private final Channel<Integer> out = Channel.buffered("out", 1);
  private final List<String> log = new ArrayList<>();

  @AfterEach
  void close() {
    scheduler.close();
    j.close();
  }

  @Test
  void aReactionDoesNotFireIntoAFullChannel() throws Exception {
    j.on(in).and(out.room()).react((n, room) -> room.send(n * 10));
    in.send(1);
    in.send(2);
    scheduler.run();
    assertThat(out.place().snapshot()).containsExactly(10);
    assertThat(in.place().snapshot()).containsExactly(2);
    assertThat(out.receive()).isEqualTo(10);
    scheduler.run();
    assertThat(out.receive()).isEqualTo(20);
  }

  @UnderEachScheduler
  void noMoreIsUnderWayThanThereIsRoomFor(Trial trial) throws Exception {
    var capacity = 3;
    var messages = 40;
    List<Integer> events =
        trial.play(stage -> {
          var bounded = Channel.<Integer>buffered("out", capacity);
          Channel<Integer> source = stage.joins().channel("source");
          stage
              .joins()
              .on(source)
              .and(bounded.room())
              .react((n, room) -> {
                stage.log(+1);
                stage.pause();
                room.send(n);
              });
          stage.spawn(
              "source",
              () -> {
                for (var i = 0; i < messages; i++) {
                  stage.pause();
                  source.send(i);
                }
              });
          stage.spawn(
              "sink",
              () -> {
                for (var i = 0; i < messages; i++) {
                  stage.pause();
                  stage.log(-1); // before others can see that there is room
                  bounded.receive();
                }
              });
        });
    assertThat(events).hasSize(2 * messages);
    var underWay = 0;
    for (var change : events) {
      underWay += change;
      // The sink says that it takes before it does: it may be one ahead.
      assertThat(underWay).isBetween(-1, capacity);
    }
  }

  @Test
  void roomThatIsNotUsedIsGivenBackWhenTheBodyEndsOrThrows() throws Exception {
    j.on(in)
        .and(out.room())
        .react((n, room) -> {
          log.add("body " + n);
          switch (n) {
            case 1 -> {}
            case 2 -> throw new IllegalStateException("two");
            default -> room.send(n);
          }
        });
    in.send(1);
    scheduler.run();
    in.send(2);
    assertThatThrownBy(scheduler::run).hasMessage("two");
    in.send(3);
    scheduler.run();
    assertThat(log).containsExactly("body 1", "body 2", "body 3");
    assertThat(out.receive()).isEqualTo(3);
  }

  @Test
  void alsoInASelectAndInAReply() throws Exception {
    ReplyChannel<Integer, String> ask = j.replyChannel("ask");
    j.on(ask).and(out.room()).reply((n, room) -> "not used");
    scheduler.spawn(
        "user",
        () -> {
          log.add(j.select(j.on(out.room()).and(in).map((room, n) -> "select " + n)));
          log.add(ask.call(1));
          Clause<String> bare = Clause.take(Join.of(in, out.room()), taken -> "bare");
          log.add(Clause.select(bare));
        });
    in.send(1);
    in.send(2);
    scheduler.run();
    assertThat(log).containsExactly("select 1", "not used", "bare");
    assertThat(out.trySend(1)).isTrue();
  }

  @Test
  void roomIsForOneMessage() throws Exception {
    var kept = new AtomicReference<Room<Integer>>();
    j.on(in)
        .and(out.room())
        .react((n, room) -> {
          kept.set(room);
          room.send(n);
          assertThatThrownBy(() -> room.send(n + 1))
              .isInstanceOf(IllegalStateException.class)
              .hasMessage("room in 'out' was used before; it is for one message");
          room.giveBack(); // does nothing any more
        });
    in.send(1);
    scheduler.run();
    assertThat(out.place().snapshot()).containsExactly(1);
    assertThatThrownBy(() -> kept.get().send(3)).hasMessageContaining("was used before");
    assertThat(out.trySend(9)).isFalse();
  }

  @Test
  void roomThatIsReservedCountsAsIfTheMessageWereThere() throws Exception {
    in.send(1);
    j.on(in)
        .and(out.room())
        .react((n, room) -> {
          log.add("trySend " + out.trySend(99));
          room.send(n);
        });
    scheduler.run();
    assertThat(log).containsExactly("trySend false");
    assertThat(out.place().snapshot()).containsExactly(1);
  }

  @Test
  void waitingSendersKeepTheirOrderAndDoNotWaitForRoomThatIsFilled() throws Exception {
    j.on(in)
        .and(out.room())
        .react((n, room) -> {
          scheduler.spawn("one", () -> send(1));
          scheduler.spawn("two", () -> send(2));
          dev.joins.tasklet.Tasklet.schedule(); // both wait now
          room.send(n); // behind them in the queue, and yet without a wait
          log.add("filled");
        });
    in.send(7);
    scheduler.spawn(
        "receiver",
        () -> {
          dev.joins.tasklet.Tasklet.sleep(java.time.Duration.ofSeconds(1));
          for (var i = 0; i < 3; i++) {
            log.add("got " + out.receive());
          }
        });
    scheduler.run();
    assertThat(log.getFirst()).isEqualTo("filled");
    assertThat(log.stream().filter(line -> line.startsWith("got")))
        .containsExactly("got 1", "got 2", "got 7");
    assertThat(out.trySend(1)).isTrue();
    assertThat(out.trySend(2)).isFalse();
  }

  private void send(int n) throws InterruptedException {
    out.send(n);
    log.add("sent " + n);
  }

  @Test
  void whereTheChannelIsClosedMeanwhileTheMessageIsNotSent() throws Exception {
    j.on(in)
        .and(out.room())
        .react((n, room) -> {
          out.close();
          room.send(n);
        });
    in.send(1);
    assertThatThrownBy(scheduler::run)
        .isInstanceOf(ChannelClosedException.class)
        .hasMessage("channel 'out' is closed");
    in.send(2);
    scheduler.run();
    assertThat(in.place().snapshot()).containsExactly(2);
    assertThat(j.snapshot().patterns())
        .containsExactly("in & room in out: in has 1 of 1, out (closed) has no room for 1 more");
  }

  @Test
  void severalRoomsOfOneChannelAreReservedTogether() throws Exception {
    var two = Channel.<Integer>buffered("two", 2);
    j.on(in).and(two.room().times(2)).react((n, rooms) -> rooms.forEach(room -> room.send(n)));
    two.send(0);
    in.send(1);
    scheduler.run();
    assertThat(two.place().snapshot()).containsExactly(0);
    two.receive();
    scheduler.run();
    assertThat(two.place().snapshot()).containsExactly(1, 1);
  }

  @Test
  void amongThoseWhoWaitForRoomPriorityDecides() throws Exception {
    Channel<Integer> urgent = j.channel("urgent");
    j.on(in).and(out.room()).react((n, room) -> room.send(n));
    j.on(urgent).and(out.room()).priority(1).react((n, room) -> room.send(-n));
    out.send(0);
    in.send(1);
    urgent.send(2);
    assertThat(out.receive()).isZero();
    scheduler.run();
    assertThat(out.receive()).isEqualTo(-2);
    scheduler.run();
    assertThat(out.receive()).isEqualTo(1);
  }

  @Test
  void aSelectWaitsForRoomAndSaysSo() throws Exception {
    out.send(0);
    scheduler.spawn(
        "selector",
        () ->
            log.add(
                j.select(
                    j.on(out.room())
                        .and(in)
                        .map((room, n) -> {
                          room.send(n);
                          return "sent " + n;
                        }))));
    in.send(5);
    assertThatThrownBy(scheduler::run)
        .isInstanceOf(DeadlockException.class)
        .hasMessageContaining("in & room in out: in has 1 of 1, out has no room for 1 more");
    assertThat(out.receive()).isZero();
    scheduler.run();
    assertThat(log).containsExactly("sent 5");
  }

  @Test
  void aRendezvousHasNone() {
    assertThatThrownBy(() -> Channel.rendezvous("r").room())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'r' is a rendezvous: it never has room; give it a capacity");
  }

  @UnderEachScheduler
  void manyPatternsAndPlainSendersShareOneBuffer(Trial trial) throws Exception {
    List<Integer> events =
        trial.play(stage -> {
          var bounded = Channel.<Integer>buffered("out", 2);
          for (var p = 0; p < 3; p++) {
            var pattern = p;
            Channel<Integer> source = stage.joins().channel("source " + p);
            stage
                .joins()
                .on(source)
                .and(bounded.room())
                .react((n, room) -> {
                  stage.pause();
                  if (n % 4 == 3) {
                    room.giveBack();
                    source.send(n - 3); // tries again
                  } else {
                    room.send(100 * pattern + n);
                  }
                });
            for (var i = 0; i < 8; i++) {
              source.send(i);
            }
          }
          stage.spawn("sender", 8, i -> bounded.send(1000 + i));
          stage.spawn(
              "sink",
              () -> {
                for (var i = 0; i < 3 * 8 + 8; i++) {
                  stage.pause();
                  stage.log(bounded.receive());
                }
              });
        });
    var expected = new ArrayList<Integer>();
    for (var p = 0; p < 3; p++) {
      var base = 100 * p;
      expected.addAll(List.of(0, 1, 2, 0, 4, 5, 6, 4).stream().map(n -> base + n).toList());
    }
    IntStream.range(1000, 1008).forEach(expected::add);
    assertThat(events).containsExactlyInAnyOrderElementsOf(expected);
  }
}
