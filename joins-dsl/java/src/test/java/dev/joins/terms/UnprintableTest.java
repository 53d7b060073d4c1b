package dev.joins.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.ChannelClosedException;
import dev.joins.actor.ActorSystem;
import dev.joins.channel.Channel;
import dev.joins.dsl.CallChannel;
import dev.joins.dsl.Joins;
import dev.joins.dsl.NoReplyException;
import dev.joins.dsl.ReplyChannel;
import dev.joins.dsl.Request;
import dev.joins.tasklet.DeadlockException;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import dev.joins.testing.LogRecords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Messages that cannot be printed go where others go, and reports say what they are. */
class UnprintableTest {

  /** A message whose {@code toString} does what a user's may do. */
  enum Message {
    THROWS {
      @Override
      public String toString() {
        throw new IllegalStateException("boom");
      }
    },
    THROWS_AN_ERROR {
      @Override
      public String toString() {
        throw new AssertionError("boom");
      }
    },
    OVERFLOWS {
      @Override
      public String toString() {
        return overflow(0);
      }
    },
    RETURNS_NULL {
      @Override
      @SuppressWarnings({"NullAway", "ToStringReturnsNull"}) // which is the point
      public String toString() {
        return null;
      }
    };

    static String overflow(int depth) {
      return depth < 0 ? "" : overflow(depth + 1) + depth;
    }
  }

  private static final String DESCRIBED = "\\(toString (threw|returned) ";

  @ParameterizedTest
  @EnumSource
  void aDeadlockIsReportedAndNotTheError(Message message) throws Exception {
    try (var scheduler = Scheduler.cooperative()) {
      var j = Joins.open("test", scheduler);
      ReplyChannel<Message, Integer> ask = j.replyChannel("ask");
      Channel<Request<Message, Integer>> kept = j.channel("kept");
      j.on(ask.request())
          .named("keeps")
          .react(request -> {
            kept.send(request);
            j.channel("never").receive();
          });
      scheduler.spawn("asker", () -> ask.call(message));
      assertThatThrownBy(scheduler::run)
          .isInstanceOf(DeadlockException.class)
          .hasMessageMatching(
              "(?s).*asker waits: the reply to request .*" + DESCRIBED + ".* 'keeps'.*");
    } catch (DeadlockException atTheClose) {
      // the tasklets that were blocked
    }
  }

  @ParameterizedTest
  @EnumSource
  void aReportOfWhatIsThereIsNotStopped(Message message) throws Exception {
    try (var scheduler = Scheduler.cooperative();
        var j = Joins.open("test", scheduler)) {
      Channel<Object> a = j.channel("a");
      a.send("before");
      var posted = a.post(message);
      a.send("behind");
      assertThat(posted.toString()).containsPattern(DESCRIBED);
      assertThat(j.snapshot().toString())
          .matches("(?s).*a: \\[before, .*" + DESCRIBED + ".*, behind\\].*");
      assertThat(a.closeNow()).hasSize(3);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoeverIsOwedAReplyIsTold(Message message) throws Exception {
    try (var scheduler = Scheduler.cooperative()) {
      var j = Joins.open("test", scheduler);
      ReplyChannel<Message, Integer> ask = j.replyChannel("ask");
      CallChannel<Message> call = j.callChannel("call");
      j.on(ask.request()).named("forgets").react(request -> {});
      var errors = new ArrayList<Throwable>();
      scheduler.spawn("asker", () -> errors.add(errorOf(() -> ask.call(message))));
      scheduler.spawn("caller", () -> errors.add(errorOf(() -> call.call(message))));
      scheduler.spawn(
          "closer",
          () -> {
            Tasklet.sleep(Duration.ofSeconds(1));
            j.close();
          });
      scheduler.run();
      assertThat(errors).hasSize(2);
      assertThat(errors.getFirst())
          .isInstanceOf(NoReplyException.class)
          .message()
          .containsPattern(DESCRIBED);
      assertThat(errors.getLast())
          .isInstanceOf(ChannelClosedException.class)
          .message()
          .containsPattern(DESCRIBED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatNobodyTookIsLoggedAndKept(Message message) throws Exception {
    var logger = Logger.getLogger(Joins.class.getName());
    try (var records = new LogRecords(Joins.class.getName());
        var scheduler = Scheduler.cooperative()) {
      logger.setLevel(Level.ALL);
      var j = Joins.open("test", scheduler);
      Channel<Object> a = j.channel("a");
      a.send(message);
      j.close();
      assertThat(j.untaken()).containsOnlyKeys("a");
      assertThat(records.messages()).singleElement().asString().containsPattern(DESCRIBED);
    } finally {
      logger.setLevel(null);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anActorEndsAllTheSame(Message message) throws Exception {
    try (var scheduler = Scheduler.parallel()) {
      var system = ActorSystem.open("system", scheduler);
      var ref =
          system.spawn(
              "idle",
              Message.class,
              self -> {
                self.on(self.messages(Message.class))
                    .and(self.joins().signal("never"))
                    .react(each -> {});
              });
      ref.tell(message);
      system.close();
      assertThat(system.untaken()).singleElement().asString().containsPattern(DESCRIBED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aConditionThatFailsOnOneIsLoggedWithItsPattern(Message message) throws Exception {
    try (var records = new LogRecords("dev.joins");
        var scheduler = Scheduler.cooperative();
        var j = Joins.open("test", scheduler)) {
      Channel<Message> a = j.channel("a");
      Channel<Integer> b = j.channel("b");
      j.on(a).and(b).where((one, other) -> fails()).named("guarded").react((one, other) -> {});
      j.on(a.where(one -> fails())).and(b).named("filtered").react((one, other) -> {});
      a.send(message);
      b.send(1);
      assertThat(records.messages())
          .anySatisfy(text -> assertThat(text).contains("'guarded").containsPattern(DESCRIBED))
          .anySatisfy(text -> assertThat(text).contains("'filtered").containsPattern(DESCRIBED));
    }
  }

  @Test
  void anErrorThatCannotBePrintedIsLogged() throws Exception {
    var error =
        new IllegalStateException() {
          @Override
          public String toString() {
            throw new IllegalArgumentException("not even this");
          }

          @Override
          public String getMessage() {
            throw new IllegalArgumentException("not even this");
          }
        };
    try (var scheduler = Scheduler.cooperative();
        var system = ActorSystem.open("system", scheduler)) {
      var ref =
          system.spawn(
              "fails",
              String.class,
              self -> {
                self.on(self.messages(String.class))
                    .react(each -> {
                      throw error;
                    });
              });
      ref.tell("x");
      scheduler.run();
      assertThat(ref.awaitEnd()).isNotNull();
    }
  }

  private static boolean fails() {
    throw new IllegalStateException("the condition");
  }

  private static Throwable errorOf(Tasklet.Body body) {
    try {
      body.run();
    } catch (Throwable error) {
      return error;
    }
    return new AssertionError("nothing was thrown");
  }

  @Test
  void namesAreHarmlessWhereverTheyAreShown() throws Exception {
    var name = "a\nforged \u001b[31m %%{init: {}}%% <script> \"\u0000";
    try (var scheduler = Scheduler.cooperative()) {
      var j = Joins.open(name, scheduler);
      Channel<Integer> a = j.channel(name);
      j.on(a).and(j.signal(name)).named(name).react(n -> {});
      a.send(1);
      scheduler.spawn(name, () -> j.channel(name + 2).receive());
      var deadlock = errorOf(scheduler::run);
      List<String> shown =
          List.of(
              String.valueOf(deadlock.getMessage()),
              j.snapshot().toString(),
              j.explain(),
              String.join("\n", j.warnings()),
              j.diagram().mermaid(),
              j.diagram().dot());
      assertThat(shown)
          .allSatisfy(text -> assertThat(text).contains("forged").doesNotContain("\nforged"))
          .noneMatch(text -> text.contains("\u001b") || text.contains("\u0000"));
      assertThat(j.diagram().mermaid()).doesNotContain("%%", "<script", "\\\"");
    } catch (DeadlockException atTheClose) {
      // the tasklet that was blocked
    }
  }
}
