package dev.joins.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.joins.ChannelClosedException;
import dev.joins.actor.ActorSystem;
import dev.joins.channel.Channel;
import dev.joins.channel.Clause;
import dev.joins.dsl.Gate;
import dev.joins.dsl.Joins;
import dev.joins.dsl.NoReplyException;
import dev.joins.dsl.ReplyChannel;
import dev.joins.dsl.Signal;
import dev.joins.dsl.SignalTerm;
import dev.joins.sync.Lock;
import dev.joins.tasklet.CooperativeScheduler;
import dev.joins.tasklet.DeadlockException;
import dev.joins.tasklet.Scheduler;
import dev.joins.testing.LogRecords;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The mistakes of the first hour: each is refused where it is written, or the message says what is
 * wrong and what would be right. What compilers refuse is in {@code MustNotCompileTest}.
 */
@NullUnmarked
@SuppressWarnings({"CheckReturnValue", "NullAway"}) // those are some of the mistakes
class FirstHourTest {
  /** What a newcomer has at hand. */
  static final class Shop implements AutoCloseable {
    final CooperativeScheduler scheduler = Scheduler.cooperative();
    final Joins j = Joins.open("shop");
    final Channel<Integer> a = j.channel("a");
    final Channel<Integer> b = j.channel("b");
    final Signal idle = j.signal("idle");
    final Gate gate = j.gate("gate");
    final ReplyChannel<String, Integer> ask = j.replyChannel("ask");

    void callAndRun() {
      scheduler.spawn("caller", () -> ask.call("how many"));
      scheduler.run();
    }

    @Override
    public void close() {
      scheduler.close(); // first: who waits is cancelled, and no caller fails
      j.close();
    }
  }

  @FunctionalInterface
  interface Program {
    void run(Shop shop) throws Exception;
  }

  private record Row(Class<? extends Throwable> error, String message, Program program) {}

  private static final Map<String, Row> REFUSED = new LinkedHashMap<>();

  private static void refused(
      String mistake, Class<? extends Throwable> error, String message, Program program) {
    REFUSED.put(mistake, new Row(error, message, program));
  }

  static {
    definitions();
    values();
    replies();
    ends();
    runs();
  }

  private static void definitions() {
    var wrong = IllegalArgumentException.class;
    refused(
        "no message at all",
        wrong,
        "'a' cannot be taken 0 times; the least is 1",
        shop -> shop.j.on(shop.a.times(0)).react(all -> {}));
    refused(
        "a pattern that only looks",
        wrong,
        "pattern 'a.peek' may take nothing, and would fire without end; add a term that takes",
        shop -> shop.j.on(shop.a.peek()).react(n -> {}));
    refused(
        "the same pattern twice",
        wrong,
        "pattern 'a' waits for the same as pattern 'a': which of them fires would be nobody's"
            + " choice; remove one",
        shop -> {
          shop.j.on(shop.a).react(n -> {});
          shop.j.on(shop.a).react(n -> {});
        });
    refused(
        "a pattern that another forestalls",
        wrong,
        "pattern 'a & b' (priority 0) is shadowed: pattern 'a' (priority 0) needs no more than a"
            + " part of its messages, and takes them first; give 'a & b' the higher priority",
        shop -> {
          shop.j.on(shop.a).react(n -> {});
          shop.j.on(shop.a).and(shop.b).react((n, m) -> {});
        });
    refused(
        "a key without another",
        wrong,
        "only 'a' has a key (by), and nothing that it must be equal to; use where",
        shop -> shop.j.on(shop.a.by(n -> n)).react(n -> {}));
    refused(
        "a delay outside of a select",
        wrong,
        "after(PT1S) belongs into a select",
        shop -> shop.j.after(Duration.ofSeconds(1)).react(() -> {}));
    refused(
        "an expiry within a select",
        wrong,
        "within belongs to an installed pattern; a select that should not wait for ever has a"
            + " clause after(...)",
        shop ->
            shop.j.select(shop.j.on(shop.a.within(Duration.ofSeconds(1), n -> {})).map(n -> n)));
    refused(
        "a select without clauses",
        wrong,
        "a select without clauses would wait for ever",
        shop -> shop.j.select());
    refused(
        "a negative capacity",
        wrong,
        "channel 'c' cannot have capacity -1; 0 is a rendezvous",
        shop -> shop.j.channel("c", -1));
    refused(
        "turns of a definition that has none",
        IllegalStateException.class,
        "definition 'shop' is not serial",
        shop -> shop.j.nextTurn());
  }

  private static void values() {
    var none = NullPointerException.class;
    var term = "a term of a pattern must not be null";
    refused("no channel", none, term, shop -> shop.j.on((Channel<Integer>) null));
    refused("no signal", none, term, shop -> shop.j.on((SignalTerm) null));
    refused("no gate", none, term, shop -> shop.j.on((Gate) null));
    refused("no second signal", none, term, shop -> shop.j.on(shop.a).and((SignalTerm) null));
    refused("no second gate", none, term, shop -> shop.j.on(shop.a).and((Gate) null));
    var body = "a body of a pattern must not be null";
    refused("no body", none, body, shop -> shop.j.on(shop.a).react(null));
    refused("no body of a reply", none, body, shop -> shop.j.on(shop.ask).reply(null));
    refused("no body of a clause", none, body, shop -> shop.j.on(shop.a).map(null));
    refused(
        "no condition",
        none,
        "a condition of a pattern must not be null",
        shop -> shop.j.on(shop.a).where(null));
    refused(
        "no condition of a term",
        none,
        "a condition of 'a' must not be null",
        shop -> shop.a.where(null));
    refused(
        "no clause",
        none,
        "a clause of a select must not be null",
        shop -> shop.j.select((Clause<Integer>) null));
    refused("no name", none, "a name must not be null", shop -> shop.j.channel(null));
    refused("no name at all", none, "a name must not be null", shop -> Joins.open(null));
    refused(
        "no scheduler",
        none,
        "a scheduler must not be null",
        shop -> Joins.open("x", (Scheduler) null));
    refused("no time", none, "a time must not be null", shop -> shop.a.receive(null));
    refused(
        "null for a message",
        none,
        "null was sent to channel 'a'; messages must not be null",
        shop -> shop.a.send(null));
    refused(
        "null for a question", none, "a question must not be null", shop -> shop.ask.call(null));
    refused(
        "not waiting where one must",
        IllegalStateException.class,
        "'c' has capacity 1: use send",
        shop -> shop.j.<Integer>channel("c", 1).post(1));
  }

  private static void replies() {
    refused(
        "two replies",
        IllegalStateException.class,
        "the request how many was answered twice; it is owed one reply",
        shop -> {
          shop.j
              .on(shop.ask.request())
              .react(request -> {
                request.reply(1);
                request.reply(2);
              });
          shop.callAndRun();
        });
    refused(
        "no reply",
        NoReplyException.class,
        "pattern 'ask' ended without a reply to the request how many",
        shop -> {
          shop.j.on(shop.ask.request()).react(request -> {});
          shop.callAndRun();
        });
    refused(
        "null for a reply",
        NoReplyException.class,
        "pattern 'ask' replied null to the request how many; a reply must not be null",
        shop -> {
          shop.j.on(shop.ask).reply(question -> null);
          shop.callAndRun();
        });
  }

  private static void ends() {
    var closed = ChannelClosedException.class;
    refused(
        "a pattern over a channel that is closed",
        closed,
        "pattern 'a' cannot be installed: channel 'a' is closed",
        shop -> {
          shop.a.close();
          shop.j.on(shop.a).react(n -> {});
        });
    refused(
        "a pattern over a channel of a definition that is closed",
        closed,
        "pattern 'theirs' cannot be installed: channel 'theirs' is closed",
        shop -> {
          var other = Joins.open("other");
          Channel<Integer> theirs = other.channel("theirs");
          other.close();
          shop.j.on(theirs).react(n -> {});
        });
    refused(
        "a channel of a definition that is closed",
        IllegalStateException.class,
        "definition 'shop' is closed: cannot make channel 'late'",
        shop -> {
          shop.j.close();
          shop.j.channel("late");
        });
    refused(
        "a message after the end",
        closed,
        "channel 'a' is closed",
        shop -> {
          shop.j.close();
          shop.a.send(1);
        });
    refused(
        "a scheduler that a body closes",
        IllegalStateException.class,
        "a cooperative scheduler is closed by the thread that opened it",
        shop -> {
          shop.j.on(shop.a).react(n -> shop.scheduler.close());
          shop.a.post(1);
          shop.scheduler.run();
        });
    refused(
        "unlocking what is not locked",
        IllegalMonitorStateException.class,
        "lock 'till' is not held: unlock() refused",
        shop -> new Lock("till").unlock());
    refused(
        "two actors of one name",
        IllegalArgumentException.class,
        "there is an actor 'staff/clerk' already",
        shop -> {
          var staff = ActorSystem.open("staff");
          staff.spawn("clerk", String.class, self -> {});
          staff.spawn("clerk", String.class, self -> {});
        });
  }

  private static void runs() {
    var stuck = DeadlockException.class;
    refused(
        "a token that nobody has sent at the beginning",
        stuck,
        "customer waits: a reply from gate\n    gate & idle: gate has 1 of 1, idle has 0 of 1",
        shop -> {
          shop.j.on(shop.gate).and(shop.idle).react(shop.idle::send);
          shop.scheduler.spawn("customer", shop.gate::pass);
          shop.scheduler.run();
        });
    refused(
        "waiting for what nobody sends",
        stuck,
        "main waits: receive from a\n    a: a has 0 of 1",
        shop -> shop.a.receive());
    refused(
        "a run by a thread that may not",
        IllegalStateException.class,
        "only the thread that opened it, or a tasklet of it, may",
        shop -> {
          var error = new Throwable[1];
          var other = new Thread(() -> error[0] = catchThrowable(shop.scheduler::run));
          other.start();
          other.join();
          throw (Exception) error[0];
        });
  }

  static Set<String> mistakes() {
    return REFUSED.keySet();
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void eachIsRefusedWithWhatWouldBeRight(String mistake) {
    var row = REFUSED.get(mistake);
    try (var log = new LogRecords(Joins.class.getName());
        var shop = new Shop()) {
      var error = catchThrowable(() -> row.program().run(shop));
      assertThat(error).isInstanceOf(row.error()).hasMessageContaining(row.message());
      assertThat(log.messages()).isEmpty(); // the error is enough
    }
  }

  @Test
  void aForgottenRunIsNamedAtTheEnd() {
    try (var log = new LogRecords("dev.joins")) {
      try (var shop = new Shop()) {
        shop.j.on(shop.a).react(n -> {});
        shop.a.post(1);
      }
      assertThat(log.messages())
          .hasSize(2)
          .first()
          .asString()
          .contains("[shop/a]", "call its run() before the end of the block that opens it");
      assertThat(log.messages())
          .last()
          .asString()
          .contains("pattern 'a' of 'shop' took messages, and its body cannot run: [1]");
    }
  }

  @Test
  void aPatternWithoutAVerbIsNamedAtTheEnd() {
    try (var log = new LogRecords(Joins.class.getName())) {
      try (var shop = new Shop()) {
        shop.j.on(shop.a).and(shop.idle);
      }
      assertThat(log.messages())
          .singleElement()
          .asString()
          .contains("pattern 'a & idle' was begun and never finished", "end it with react(...)");
    }
  }

  @Test
  void aConditionThatWaitsDoesNotHoldAndTheLogSaysWhy() {
    try (var log = new LogRecords("dev.joins");
        var shop = new Shop()) {
      shop.j.on(shop.a).where(n -> shop.b.tryReceive().isPresent()).react(n -> {});
      shop.a.post(1);
      assertThat(log.all())
          .singleElement()
          .satisfies(record -> {
            assertThat(record.getMessage())
                .contains("a condition of pattern 'a.where' failed, and does not match: 1");
            assertThat(record.getThrown())
                .hasMessageContaining("a condition, key or order of a pattern must not use")
                .hasMessageContaining("channels");
          });
    }
  }

  @Test
  void aBodyMayCloseItsDefinitionAndWhatIsLeftIsThere() {
    try (var shop = new Shop()) {
      shop.j.on(shop.a).react(n -> shop.j.close());
      shop.a.post(1);
      shop.b.post(2);
      shop.scheduler.run();
      assertThat(shop.j.untaken()).containsOnlyKeys("b");
    }
  }

  @Test
  void aMessageThatNobodyTakesIsNamed() {
    try (var shop = new Shop()) {
      shop.a.post(1);
      assertThat(shop.j.warnings()).contains("'a' is only sent to: no pattern takes from it");
    }
  }
}
