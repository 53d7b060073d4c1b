package dev.joins.proofs.found;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.ChannelClosedException;
import dev.joins.Observer;
import dev.joins.channel.Channel;
import dev.joins.channel.Clause;
import dev.joins.channel.Join;
import dev.joins.channel.Term;
import dev.joins.match.commit.ReservedRoom;
import dev.joins.match.commit.Rule;
import dev.joins.tasklet.Clock;
import dev.joins.tasklet.CooperativeScheduler;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The smallest programs that once showed an error of the kernel, one each. */
@Timeout(60)
class FoundTest {
  private final CooperativeScheduler scheduler = Scheduler.cooperative();
  private final List<String> log = new ArrayList<>();

  @AfterEach
  void close() {
    scheduler.close();
  }

  private void spawn(String name, Tasklet.Body body) {
    scheduler.spawn(
        name,
        () -> {
          try {
            body.run();
          } catch (ChannelClosedException closed) {
            log.add(name + " failed: a channel is closed");
          }
        });
    scheduler.runUntilIdle();
  }

  private static Clause<String> take(Term<?>... terms) {
    var join = Join.of(terms);
    return Clause.take(join, messages -> "took " + Arrays.toString(messages));
  }

  /** The room that a select's own take leaves was given to the same select's own gift. */
  @Test
  void aSelectThatTakesFromAFullBufferDoesNotGiveIntoItAsWell() throws Exception {
    var buffer = Channel.<String>buffered("buffer", 1);
    var other = Channel.<String>unbounded("other");
    buffer.send("old");
    spawn(
        "both",
        () -> log.add(Clause.select(take(buffer, other), Clause.send(buffer, "new", "gave"))));
    other.send("now");
    scheduler.runUntilIdle();
    assertThat(log).containsExactly("took [old, now]");
    assertThat(buffer.place().snapshot()).isEmpty();
  }

  private void spawnJoin(Channel<String> closing, Channel<String> other) {
    spawn("join", () -> log.add(Clause.select(take(closing, other))));
  }

  /** A join at a closed channel waited for ever, if what was left there was withdrawn. */
  @Test
  void aTimeoutOfTheLastSenderFailsAJoinAtAClosedChannel() throws Exception {
    var meeting = Channel.<String>rendezvous("meeting");
    var other = Channel.<String>unbounded("other");
    spawnJoin(meeting, other);
    scheduler.spawn("sender", () -> log.add("sent " + meeting.send("m", Duration.ofSeconds(1))));
    scheduler.spawn("closer", meeting::close);
    scheduler.runUntilIdle();
    assertThat(log).containsExactlyInAnyOrder("sent false", "join failed: a channel is closed");
  }

  @Test
  void anInterruptOfTheLastSenderFailsAJoinAtAClosedChannel() {
    var meeting = Channel.<String>rendezvous("meeting");
    var other = Channel.<String>unbounded("other");
    spawnJoin(meeting, other);
    var sender = scheduler.spawn("sender", () -> meeting.send("m"));
    scheduler.runUntilIdle();
    meeting.close();
    sender.interrupt();
    scheduler.runUntilIdle();
    assertThat(log).containsExactly("join failed: a channel is closed");
  }

  @Test
  void aGiftThatGoesElsewhereFailsAJoinAtAClosedChannel() {
    var meeting = Channel.<String>rendezvous("meeting");
    var elsewhere = Channel.<String>rendezvous("elsewhere");
    var other = Channel.<String>unbounded("other");
    spawnJoin(meeting, other);
    spawn(
        "giver",
        () ->
            log.add(
                Clause.select(
                    Clause.send(meeting, "m", "gave m"), Clause.send(elsewhere, "e", "gave e"))));
    meeting.close();
    assertThat(elsewhere.tryReceive()).contains("e");
    scheduler.runUntilIdle();
    assertThat(log).containsExactlyInAnyOrder("gave e", "join failed: a channel is closed");
  }

  @Test
  void aWithdrawnMessageFailsAJoinAtAClosedChannel() {
    var posts = Channel.<String>unbounded("posts");
    var other = Channel.<String>unbounded("other");
    spawnJoin(posts, other);
    var posted = posts.post("p");
    posts.close();
    assertThat(posted.withdraw()).isTrue();
    scheduler.runUntilIdle();
    assertThat(log).containsExactly("join failed: a channel is closed");
  }

  /** Whoever waited for room was asked only when nothing else could be committed any more. */
  @Test
  void aPatternThatWaitsForRoomGoesBeforeOneOfLowerPriority() throws Exception {
    var buffer = Channel.<String>buffered("buffer", 1);
    var keys = Channel.<String>unbounded("keys");
    var posts = Channel.<String>unbounded("posts");
    install(join("urgent", 1, keys, buffer.room()));
    buffer.send("b");
    keys.send("k");
    posts.send("p1");
    posts.send("p2");
    install(join("any", 0, posts, Term.someOf(1, List.of(buffer, keys))));
    assertThat(log).containsExactly("any", "urgent");
  }

  /** A pattern that took what was there when it was installed came before older ones. */
  @Test
  void aPatternThatWaitsForRoomGoesBeforeOneThatMakesItWhenItIsInstalled() throws Exception {
    var open = Channel.<String>unbounded("open");
    var buffer = Channel.<String>buffered("buffer", 1);
    open.send("first");
    open.send("second");
    buffer.send("in the way");
    install(join("older", 0, open, buffer.room()));
    install(join("newer", 0, open, buffer.upTo(2)));
    assertThat(log).containsExactly("newer", "older");
  }

  /** Where one match makes room in two channels, the order of its terms decided who came first. */
  @Test
  void whoFirstWaitedForRoomInOneOfTwoChannelsGoesFirst() throws Exception {
    var open = Channel.<String>unbounded("open");
    var one = Channel.<String>buffered("one", 1);
    var two = Channel.<String>buffered("two", 1);
    one.send("in the way");
    two.send("in the way");
    install(join("older", 0, open, one.room()));
    install(join("newer", 0, open, two.room()));
    open.send("message");
    install(join("both", 0, two, one));
    assertThat(log).containsExactly("both", "older");
  }

  /** It looked at the gift, took the room from it, and left the select with what it had taken. */
  @Test
  void aGiftThatFitsIsSentWhoeverLooksAtIt() throws Exception {
    var keys = Channel.<String>unbounded("keys");
    var buffer = Channel.<String>buffered("buffer", 1);
    keys.send("key");
    install(join("looks", 0, keys, buffer.peek(), buffer.room()));
    spawn(
        "select",
        () -> {
          var low = Clause.take(join("low", -1, keys), taken -> "took " + taken[0]);
          log.add(Clause.select(Clause.send(buffer, "gift", "gave"), low));
        });
    scheduler.runUntilIdle();
    assertThat(log).containsExactly("gave");
    assertThat(buffer.place().snapshot()).containsExactly("gift");
    assertThat(keys.place().snapshot()).containsExactly("key");
  }

  /** The message of the closed channel would have stayed with its sender for ever. */
  @Test
  void roomInAClosedChannelGoesToASenderWhoWaits() throws Exception {
    var open = Channel.<String>unbounded("open");
    var buffer = Channel.<String>buffered("buffer", 1);
    var taken = new ArrayList<Object>();
    Rule.install(
        join("room", 0, open, buffer.room()).pattern(), values -> taken.addAll(List.of(values)));
    open.send("message");
    spawn("sender", () -> buffer.send("waiting"));
    scheduler.runUntilIdle();
    buffer.close();
    assertThatThrownBy(() -> ((ReservedRoom) taken.getLast()).send("too late"))
        .isInstanceOf(ChannelClosedException.class);
    scheduler.runUntilIdle();
    assertThat(scheduler.blocked()).isEmpty();
    assertThat(buffer.receive()).isEqualTo("waiting");
  }

  /** Of two gifts, the second was looked at, which made room for the first: that was not seen. */
  @Test
  void aGiftUsesTheRoomThatAnotherGiftOfItsSelectHasMade() throws Exception {
    var buffer = Channel.<String>buffered("buffer", 1);
    var meeting = Channel.<String>rendezvous("meeting");
    buffer.send("b");
    install(join("looks", 0, meeting.peek(), buffer));
    spawn(
        "giver",
        () ->
            log.add(
                Clause.select(
                    Clause.send(buffer, "c", "gave c"), Clause.send(meeting, "m", "gave m"))));
    assertThat(log).containsExactly("looks", "gave c");
  }

  /** That two of two terms at one closed channel need two messages was not seen. */
  @Test
  void someOfFailsWhereAClosedChannelHasTooFewForIt() throws Exception {
    var closing = Channel.<String>unbounded("closing");
    var other = Channel.<String>unbounded("other");
    closing.send("the last");
    spawn(
        "join",
        () -> log.add(Clause.select(take(Term.someOf(2, List.of(closing, closing)), other))));
    closing.close();
    scheduler.runUntilIdle();
    assertThat(log).containsExactly("join failed: a channel is closed");
  }

  private final Observer counting =
      new Observer() {
        @Override
        public void sent(String channel, Object message) {
          log.add("sent " + message);
        }
      };

  /** Once when it was looked at, and once when its sender had to wait. */
  @Test
  void anObserverIsToldOnceOfAMessageThatIsLookedAtAndThenWaits() throws Exception {
    var meeting = Channel.<String>of("meeting", 0, counting);
    var others = Channel.<String>unbounded("others");
    others.send("o");
    install(join("looks", 0, meeting.peek(), others));
    spawn("sender", () -> meeting.send("m"));
    assertThat(log).containsExactly("sent m", "looks");
  }

  /** It left the message in its channel, sent and not sent, and its sender got the error. */
  @Test
  void whatAnObserverThrowsChangesNothing() throws Exception {
    var told = Logger.getLogger("dev.joins");
    told.setLevel(Level.OFF);
    var channel = Channel.<String>of("channel", 1, new Failing());
    install(Join.of(channel).named("takes").observer(new Failing()));
    channel.send("one");
    channel.send("two");
    assertThat(log).containsExactly("takes", "takes");
    assertThat(channel.tryReceive()).isEmpty();
    told.setLevel(null);
  }

  private static final class Failing implements Observer {
    @Override
    public void sent(String channel, Object message) {
      throw new IllegalStateException("told of " + message);
    }

    @Override
    public void committed(String pattern, List<String> channels, List<Object> messages) {
      throw new IllegalStateException("told of " + messages);
    }
  }

  private static Join join(String name, int priority, Term<?>... terms) {
    return Join.of(terms).named(name).priority(priority);
  }

  private void install(Join join) {
    Rule.install(join.pattern(), messages -> log.add(join.pattern().name()));
  }

  /** Simulated time ran ahead of a tasklet that had been interrupted, and not yet woken up. */
  @Test
  void simulatedTimeStandsStillUntilAnInterruptedTaskletHasRun() {
    var woken = new AtomicReference<Duration>();
    for (var i = 0; i < 200; i++) {
      try (var parallel = Scheduler.parallel(config -> config.withClock(Clock.VIRTUAL))) {
        Tasklet.Body sleeper =
            () -> {
              try {
                Tasklet.sleep(Duration.ofHours(3));
              } catch (InterruptedException interrupted) {
                woken.set(parallel.elapsed());
              }
            };
        parallel.spawn(
            "interrupter",
            () -> {
              var sleeping = parallel.spawn("sleeper", sleeper);
              Tasklet.sleep(Duration.ofHours(1));
              sleeping.interrupt();
              Tasklet.sleep(Duration.ofHours(1));
            });
        parallel.run();
      }
      assertThat(woken.get()).isEqualTo(Duration.ofHours(1));
    }
  }
}
