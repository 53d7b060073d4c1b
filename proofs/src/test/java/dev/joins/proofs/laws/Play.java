package dev.joins.proofs.laws;

import dev.joins.channel.Channel;
import dev.joins.channel.Clause;
import dev.joins.channel.Join;
import dev.joins.dsl.Joins;
import dev.joins.dsl.NoReplyException;
import dev.joins.dsl.ReplyChannel;
import dev.joins.match.ChannelClosedException;
import dev.joins.proofs.laws.Script.Act;
import dev.joins.tasklet.CooperativeScheduler;
import dev.joins.tasklet.DeadlockException;
import dev.joins.tasklet.ParallelScheduler;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs a script until it is at rest, and writes its history. */
final class Play {
  private static final Duration MOMENT = Duration.ofMillis(1);

  /** What bodies throw, and what is sent as an error. */
  static final class Bang extends RuntimeException {
    private static final long serialVersionUID = 1;

    Bang(String message) {
      super(message);
    }
  }

  private final History history = new History();
  private final List<Channel<String>> channels = new ArrayList<>();
  private final List<Tasklet> tasklets = new ArrayList<>();
  private final Scheduler scheduler;
  private final ReplyChannel<String, String> ask;
  private final ReplyChannel<String, String> broken;

  private Play(Script script, Scheduler scheduler) {
    this.scheduler = scheduler;
    var joins = Joins.open("play", scheduler, history);
    ask = joins.replyChannel("ask");
    broken = joins.replyChannel("broken");
    for (var i = 0; i < Script.CHANNELS.size(); i++) {
      channels.add(Channel.of(Script.CHANNELS.get(i), Script.CAPACITIES.get(i), history));
    }
    joins.on(ask).reply(this::answer);
    joins.on(broken).reply(this::fail);
    for (var i = 0; i < script.rules().size(); i++) {
      install("rule" + i, script.rules().get(i));
    }
  }

  private String answer(String question) {
    history.answers(question);
    return "re " + question;
  }

  private String fail(String question) {
    history.answers(question);
    throw new Bang(question);
  }

  private void install(String name, Script.Rule rule) {
    var terms = new ArrayList<dev.joins.channel.Term<?>>();
    for (var term : rule.terms()) {
      var channel = channels.get(term.channel());
      terms.add(term.count() == 1 ? channel : channel.times(term.count()));
    }
    // A definition of its own: one that shadows another would be refused in the same definition.
    var definition = Joins.open(name, scheduler, history);
    var all = definition.on(terms.getFirst()).priority(rule.priority()).named(name);
    if (terms.size() == 1) {
      all.react(got -> body(rule));
    } else {
      all.and(terms.get(1)).react((one, other) -> body(rule));
    }
  }

  private void body(Script.Rule rule) {
    history.bodyRuns(rule.isThrowing());
    if (rule.isThrowing()) {
      throw new Bang("of a body");
    }
  }

  /** On a cooperative scheduler, whoever decides its turns. */
  static History on(CooperativeScheduler scheduler, Script script) {
    var play = new Play(script, scheduler);
    play.start(script);
    while (true) {
      try {
        scheduler.runUntilIdle();
        break;
      } catch (Bang arrived) {
        play.history.errorArrived();
      }
    }
    play.takeStock();
    return play.history;
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
      var play = new Play(script, scheduler);
      play.start(script);
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

  private void start(Script script) {
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

  private void perform(String message, Act act) {
    history.begins(message, act);
    var got = new ArrayList<String>();
    String word;
    try {
      word = attempt(message, act, got);
    } catch (InterruptedException interrupted) {
      word = "interrupted";
    } catch (ChannelClosedException closed) {
      word = "closed";
    } catch (NoReplyException unanswered) {
      word = unanswered.getCause() instanceof Bang ? "failed" : "no reply";
    } catch (Bang bang) {
      word = act.kind() == Script.Kind.CALL_BROKEN ? "failed" : "got";
      if (word.equals("got")) {
        got.add(String.valueOf(bang.getMessage()));
      }
    }
    history.ends(message, act, word, got);
  }

  private String attempt(String message, Act act, List<String> got) throws InterruptedException {
    var channel = channels.get(act.channel());
    var other = channels.get(act.other());
    return switch (act.kind()) {
      case SEND -> {
        channel.send(message);
        yield "sent";
      }
      case SEND_ERROR -> {
        channel.sendError(new Bang(message));
        yield "sent";
      }
      case SEND_IN_TIME -> channel.send(message, MOMENT) ? "sent" : "late";
      case TRY_SEND -> channel.trySend(message) ? "sent" : "late";
      case RECEIVE -> got(Optional.of(channel.receive()), got);
      case RECEIVE_IN_TIME -> got(channel.receive(MOMENT), got);
      case TRY_RECEIVE -> got(channel.tryReceive(), got);
      case SELECT ->
          Clause.select(
              Clause.take(
                  new Join("select", 0, List.of(channel, other), history),
                  messages -> {
                    for (var each : messages) {
                      got.add(History.nameOf(each));
                    }
                    return "got";
                  }));
      case CALL -> got(Optional.of(ask.call(message)), got);
      case CALL_IN_TIME -> got(ask.call(message, MOMENT), got);
      case CALL_BROKEN -> got(Optional.of(broken.call(message)), got);
      case CLOSE -> {
        channel.close();
        yield "done";
      }
      case INTERRUPT -> {
        target(act.other()).interrupt();
        yield "done";
      }
    };
  }

  private Tasklet target(int number) {
    synchronized (tasklets) {
      return tasklets.get(number % tasklets.size());
    }
  }

  private static String got(Optional<String> message, List<String> got) {
    message.ifPresent(got::add);
    return message.isPresent() ? "got" : "late";
  }

  private void takeStock() {
    history.freeze();
    for (var i = 0; i < channels.size(); i++) {
      history.pending.put(
          i, channels.get(i).place().snapshot().stream().map(History::nameOf).toList());
    }
  }
}
