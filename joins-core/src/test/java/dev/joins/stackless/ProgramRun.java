package dev.joins.stackless;

import dev.joins.Preference;
import dev.joins.channel.Channel;
import dev.joins.stackless.TaskletProgram.Flags;
import dev.joins.stackless.TaskletProgram.Kind;
import dev.joins.stackless.TaskletProgram.Step;
import dev.joins.tasklet.CooperativeScheduler;
import dev.joins.tasklet.CooperativeTasklet;
import dev.joins.tasklet.DeadlockException;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import dev.joins.tasklet.TaskletExit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A program on our cooperative scheduler; step by step the same as {@code interpreter.py}. */
final class ProgramRun {
  private final TaskletProgram program;
  private final CooperativeScheduler s;
  private final List<Channel<Integer>> channels;
  private final List<CooperativeTasklet> tasklets = new ArrayList<>();
  private final Set<Integer> started = new HashSet<>();
  private final Set<Integer> ended = new HashSet<>();
  private final Set<Integer> runningOthers = new HashSet<>();
  private final List<String> trace = new ArrayList<>();
  private boolean over;

  private static final class ValueError extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private ProgramRun(TaskletProgram program, CooperativeScheduler s) {
    this.program = program;
    this.s = s;
    this.channels = program.channels().stream().map(ProgramRun::channel).toList();
    tasklets.add(s.main());
  }

  /** Everything that happens, in order. */
  static String trace(TaskletProgram program) throws Exception {
    try (var s = Scheduler.cooperative()) {
      var run = new ProgramRun(program, s);
      run.run();
      return String.join(" ", run.trace);
    }
  }

  private static Channel<Integer> channel(Flags flags) {
    var preference =
        switch (flags.preference()) {
          case -1 -> Preference.RECEIVER;
          case 0 -> Preference.NEITHER;
          default -> Preference.SENDER;
        };
    return Channel.<Integer>rendezvous("c")
        .setPreference(preference)
        .setScheduleAll(flags.scheduleAll());
  }

  private void run() throws Exception {
    try {
      steps(0, program.bodies().getFirst());
      step(0, new Step(Kind.RUN, 0));
      for (var number = 1; number < tasklets.size(); number++) {
        log(number, ended.contains(number) ? "ended" : "left");
      }
    } catch (DeadlockException deadlock) {
      log("deadlock");
    }
    over = true; // what closing the scheduler does is not compared
  }

  private void log(int number, String event) {
    log(number + ":" + event);
  }

  private void log(String event) {
    if (!over) {
      trace.add(event);
    }
  }

  private void steps(int number, List<Step> steps) throws Exception {
    for (var step : steps) {
      step(number, step);
    }
  }

  private void tasklet(int number, List<Step> steps) throws Exception {
    started.add(number);
    try {
      steps(number, steps);
      end(number, "end");
    } catch (TaskletExit exit) {
      end(number, "killed");
      throw exit;
    }
  }

  private void end(int number, String how) {
    ended.add(number);
    log(number, how);
  }

  private void step(int number, Step step) throws Exception {
    log(number, step.toString());
    String result;
    try {
      result = act(number, step.kind(), step.argument());
    } catch (ValueError sent) {
      result = "error";
    } catch (DeadlockException deadlock) {
      log("deadlock");
      over = true; // PyPy leaves the tasklet in the channel's queue: no more is compared
      throw deadlock;
    } catch (IllegalStateException refused) {
      result = "refused";
    }
    log(number, step + "=" + result);
  }

  private String act(int number, Kind kind, int argument) throws Exception {
    return switch (kind) {
      case SEND -> {
        channels.get(argument).send(number);
        yield "";
      }
      case SEND_ERROR -> {
        channels.get(argument).sendError(new ValueError());
        yield "";
      }
      case RECEIVE -> String.valueOf(channels.get(argument).receive());
      case SCHEDULE -> {
        Tasklet.schedule();
        yield "";
      }
      case SCHEDULE_REMOVE -> {
        s.scheduleRemove();
        yield "";
      }
      case RUN -> {
        runningOthers.add(number);
        s.runUntilIdle();
        runningOthers.remove(number);
        yield "";
      }
      case NEW -> {
        var created = tasklets.size();
        var body = program.bodies().get(argument);
        tasklets.add(s.spawn("t" + created, () -> tasklet(created, body)));
        yield String.valueOf(created);
      }
      case INSERT, REMOVE, KILL -> isOther(number, argument) ? actOn(argument, kind) : "none";
    };
  }

  private boolean isOther(int number, int target) {
    return target != 0
        && target != number
        && target < tasklets.size()
        && !ended.contains(target)
        && !runningOthers.contains(target);
  }

  private String actOn(int number, Kind kind) {
    var target = tasklets.get(number);
    var inRing = target.isScheduled() && !target.isBlocked();
    if (kind == Kind.INSERT) {
      if (inRing) {
        return "there";
      }
      target.insert();
    } else if (kind == Kind.REMOVE) {
      target.remove();
    } else {
      if (inRing && started.contains(number)) {
        return "ready";
      }
      if (!started.contains(number)) {
        end(number, "killed");
      }
      target.kill();
    }
    return "";
  }
}
