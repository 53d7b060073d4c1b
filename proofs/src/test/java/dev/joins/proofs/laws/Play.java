package dev.joins.proofs.laws;

import dev.joins.ChannelClosedException;
import dev.joins.Observer;
import dev.joins.channel.Channel;
import dev.joins.channel.Clause;
import dev.joins.dsl.Joins;
import dev.joins.dsl.NoReplyException;
import dev.joins.dsl.ReplyChannel;
import dev.joins.internal.Ways;
import dev.joins.match.commit.LentMessage;
import dev.joins.match.commit.ReservedRoom;
import dev.joins.match.pattern.Batch;
import dev.joins.proofs.explore.Explorer;
import dev.joins.proofs.laws.Script.Act;
import dev.joins.proofs.laws.Script.Kind;
import dev.joins.proofs.programs.Bang;
import dev.joins.proofs.programs.Channels;
import dev.joins.proofs.programs.Choice;
import dev.joins.proofs.programs.Shape;
import dev.joins.proofs.programs.Token;
import dev.joins.tasklet.CooperativeScheduler;
import dev.joins.tasklet.DeadlockException;
import dev.joins.tasklet.ParallelScheduler;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs a script until it is at rest, and writes its history.
 *
 * <p>An observer makes each channel odd, so whatever he sees has gone the long way; and of what
 * nobody observes, nobody knows the order. But on one schedule all ways must do the same: so what
 * was {@linkplain #unobserved not observed} is judged by the events of a run that was.
 */
final class Play {
  /** Which way acts go where nobody observes them. */
  enum Way {
    SHORT,
    LONG,
    /** Each goes another way than the one before, whoever does it. */
    IN_TURN;

    private boolean isLong(int act) {
      return this == LONG || (this == IN_TURN && act % 2 == 1);
    }
  }

  static final Duration MOMENT = Duration.ofMillis(1);

  private final Script script;
  private final History history;
  private final @Nullable Way way;
  private final List<Channel<Token>> channels = new ArrayList<>();
  private final List<Tasklet> tasklets = new ArrayList<>();
  private final Scheduler scheduler;
  private final dev.joins.Choice any = dev.joins.Choice.random(1);
  private final ReplyChannel<String, String> ask;
  private final ReplyChannel<String, String> broken;
  private final ReplyChannel<String, String> left;
  private final ReplyChannel<String, String> right;
  private int acts;

  /** Observed, unless a way is given. */
  private Play(Script script, Scheduler scheduler, boolean isExact, @Nullable Way way) {
    this.script = script;
    this.scheduler = scheduler;
    this.way = way;
    history = new History(isExact, script.isRude());
    var joins = open("play");
    ask = joins.replyChannel("ask");
    broken = joins.replyChannel("broken");
    left = joins.replyChannel("left");
    right = joins.replyChannel("right");
    for (var i = 0; i < Channels.COUNT; i++) {
      channels.add(Channel.of(Channels.NAMES.get(i), Channels.CAPACITIES.get(i), observer()));
    }
    joins.on(ask).reply(this::answer);
    joins.on(broken).reply(this::fail);
    joins
        .on(left)
        .and(right.request())
        .reply((question, other) -> {
          other.reply(answer(other.value()));
          return answer(question);
        });
    for (var i = 0; i < script.rules().size(); i++) {
      new Installation("rule" + i, script.rules().get(i), channels, history)
          .in(open("rule" + i), any);
    }
  }

  private @Nullable Observer observer() {
    return way == null ? history : null;
  }

  private Joins open(String name) {
    return way == null ? Joins.open(name, scheduler, history) : Joins.open(name, scheduler);
  }

  private String answer(String question) {
    history.answers(question);
    return "re " + question;
  }

  private String fail(String question) {
    history.answers(question);
    throw new Bang(question);
  }

  /** On a cooperative scheduler, whoever decides its turns; observed. */
  static History on(CooperativeScheduler scheduler, Script script) {
    return new Play(script, scheduler, true, null).untilRest(scheduler);
  }

  /** On one way, where nobody observes it, but on the schedules on which it was observed. */
  static List<History> unobserved(
      Script script, Way way, Explorer schedules, List<History> observed) {
    var twins = new ArrayList<History>();
    Ways.longOnly = way.isLong(0);
    try {
      schedules.check(
          scheduler -> twins.add(new Play(script, scheduler, true, way).untilRest(scheduler)));
    } finally {
      Ways.longOnly = false;
    }
    for (var i = 0; i < twins.size(); i++) {
      twins.get(i).takeEventsOf(observed.get(i));
    }
    return twins;
  }

  private History untilRest(CooperativeScheduler cooperative) {
    start();
    while (true) {
      try {
        cooperative.runUntilIdle();
        break;
      } catch (Bang arrived) {
        history.errorArrived();
      }
    }
    takeStock();
    return history;
  }

  /** On all cores. */
  static History inParallel(Script script) {
    var arrived = new ArrayList<Throwable>();
    try (ParallelScheduler scheduler =
        Scheduler.parallel(config ->
            config.withErrorHandler((name, error) -> {
              synchronized (arrived) {
                arrived.add(error);
              }
            }))) {
      var play = new Play(script, scheduler, false, null);
      play.start();
      try {
        scheduler.run();
      } catch (DeadlockException atRest) {
        // some wait for what never comes
      }
      play.takeStock();
      synchronized (arrived) {
        play.history.errorsThatArrived = arrived.size();
      }
      return play.history;
    }
  }

  private void start() {
    for (var i = 0; i < script.tasklets().size(); i++) {
      var name = "t" + i;
      var acts = script.tasklets().get(i);
      synchronized (tasklets) {
        tasklets.add(scheduler.spawn(name, () -> live(name, acts)));
      }
    }
  }

  private void live(String name, List<Act> acts) {
    for (var k = 0; k < acts.size() && !history.isFrozen(); k++) {
      perform(name + "." + k, acts.get(k));
    }
  }

  private void perform(String name, Act act) {
    history.begins(name, act);
    if (way != null) {
      Ways.longOnly = way.isLong(acts++);
    }
    var got = new ArrayList<String>();
    String word;
    try {
      word = attempt(name, act, got);
    } catch (InterruptedException interrupted) {
      word = "interrupted";
    } catch (ChannelClosedException closed) {
      word = "closed";
    } catch (NoReplyException unanswered) {
      word = unanswered.getCause() instanceof Bang ? "failed" : "no reply";
    } catch (Bang bang) {
      word = act.kind() == Kind.CALL_BROKEN ? "failed" : "got";
      if (word.equals("got")) {
        got.add(String.valueOf(bang.getMessage()));
      }
    }
    history.ends(name, act, word, got);
  }

  private String attempt(String name, Act act, List<String> got) throws InterruptedException {
    var channel = channels.get(act.channel());
    var message = new Token(name, act.number());
    return switch (act.kind()) {
      case SEND -> {
        channel.send(message);
        yield "sent";
      }
      case SEND_ERROR -> {
        channel.sendError(new Bang(name));
        yield "sent";
      }
      case SEND_IN_TIME -> channel.send(message, MOMENT) ? "sent" : "late";
      case TRY_SEND -> channel.trySend(message) ? "sent" : "late";
      case RECEIVE -> got(Optional.of(channel.receive()), got);
      case RECEIVE_IN_TIME -> got(channel.receive(MOMENT), got);
      case TRY_RECEIVE -> got(channel.tryReceive(), got);
      case SELECT -> Clause.select(clauses(name, act.choices(), got));
      case TRY_SELECT -> Clause.trySelect(clauses(name, act.choices(), got)).orElse("late");
      case CALL -> got(Optional.of(ask.call(name)), got);
      case CALL_IN_TIME -> got(ask.call(name, MOMENT), got);
      case CALL_LEFT -> got(Optional.of(left.call(name)), got);
      case CALL_RIGHT -> got(Optional.of(right.call(name)), got);
      case CALL_BROKEN -> got(Optional.of(broken.call(name)), got);
      case SLEEP -> {
        Tasklet.sleep(MOMENT);
        yield "done";
      }
      case CLOSE -> {
        history.closing(channel.toString());
        channel.close();
        yield "done";
      }
      case INTERRUPT -> {
        target(act.number()).interrupt();
        yield "done";
      }
    };
  }

  private Tasklet target(int number) {
    synchronized (tasklets) {
      return tasklets.get(number % tasklets.size());
    }
  }

  private static String got(Optional<?> message, List<String> got) {
    message.ifPresent(each -> got.add(each.toString()));
    return message.isPresent() ? "got" : "late";
  }

  // ---- selects

  private Clause<String>[] clauses(String name, List<Choice> choices, List<String> got) {
    List<Clause<String>> clauses = new ArrayList<>();
    for (var choice : choices) {
      var own = name + "/" + clauses.size();
      clauses.add(
          switch (choice) {
            case Choice.Give(var c, var number, var priority) ->
                Clause.send(channels.get(c), new Token(own, number), "gave " + own);
            case Choice.Take(var shape) ->
                Clause.take(
                    shape.join(own, channels, any, observer()), values -> take(values, own, got));
            case Choice.Default(var shape) -> later(Duration.ZERO, shape, own, got);
            case Choice.Later(var shape) -> later(MOMENT, shape, own, got);
          });
    }
    @SuppressWarnings({"unchecked", "rawtypes"}) // arrays have no type parameters
    Clause<String>[] array = clauses.toArray(new Clause[0]);
    return array;
  }

  private Clause<String> later(Duration delay, Shape shape, String own, List<String> got) {
    return Clause.takeAfter(
        delay, shape.join(own, channels, any, observer()), values -> take(values, own, got));
  }

  private static String take(Object[] values, String name, List<String> got) {
    for (var value : values) {
      switch (value) {
        case Batch batch -> batch.messages().forEach(each -> got.add(nameOf(each)));
        case ReservedRoom room -> fill(() -> room.send(new Token(name + " fills", 0)));
        default -> got.add(nameOf(value));
      }
    }
    return "got";
  }

  private static String nameOf(Object given) {
    return Token.nameOf(LentMessage.valueOf(given));
  }

  /** So that whoever watches the channel knows when the room is used. */
  static void fill(Runnable sending) {
    try {
      sending.run();
    } catch (ChannelClosedException closed) {
      // nobody waits for room there any more
    }
  }

  private void takeStock() {
    history.freeze();
    for (var channel : channels) {
      history.pending.put(channel.toString(), channel.place().snapshot());
    }
  }
}
