package dev.joins.bench.way;

import dev.joins.actor.ActorRef;
import dev.joins.actor.ActorSystem;
import dev.joins.channel.Channel;
import dev.joins.dsl.Joins;
import dev.joins.tasklet.ParallelScheduler;
import dev.joins.tasklet.Scheduler;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The operations, by what a program can call: nothing here knows how it is done. Loaded by the
 * {@link CountingLoader}, for which it is public; so the classes that are named here are its
 * copies.
 */
public enum Operations implements Supplier<Operation> {
  /** To an unbounded channel where nobody waits. */
  SEND("a plain send", 12, 4) {
    @Override
    public Operation get() {
      var channel = Channel.<Integer>unbounded("channel");
      return silence -> {
        var entries =
            Recorder.record(() -> {
              channel.send(1);
              return null;
            });
        channel.receive();
        return entries;
      };
    }
  },

  /** Of a message that is there. */
  RECEIVE("a receive of what is there") {
    @Override
    public Operation get() {
      var channel = Channel.<Integer>unbounded("channel");
      return silence -> {
        channel.send(1);
        return Recorder.record(channel::receive);
      };
    }
  },

  /** To a receiver that waits, until it has the message. */
  RENDEZVOUS("a send to a receiver that waits") {
    @Override
    public Operation get() {
      var channel = Channel.<Integer>rendezvous("channel");
      return silence -> {
        var received = new FutureTask<>(channel::receive);
        var receiver = Thread.ofPlatform().name("receiver").daemon().start(received);
        awaitWait(receiver);
        var entries =
            Recorder.record(() -> {
              channel.send(1);
              return received.get();
            });
        receiver.join();
        return entries;
      };
    }
  },

  /**
   * The second of two messages that a pattern wants: all of the send, and what others do until the
   * body begins.
   */
  COMPLETING_SEND("a send that completes a match, and the start of its body", 40) {
    @Override
    public Operation get() {
      return new CompletingSend();
    }
  },

  /** A message to an actor that is idle, until it is idle again. */
  ACTOR("a tell, and the turn of the actor", 60) {
    @Override
    public Operation get() {
      return new Tell();
    }
  };

  /** No goal. */
  static final int NONE = Integer.MAX_VALUE;

  private final String description;
  private final int methodsGoal;
  private final int filesGoal;

  Operations(String description) {
    this(description, NONE);
  }

  Operations(String description, int methodsGoal) {
    this(description, methodsGoal, NONE);
  }

  Operations(String description, int methodsGoal, int filesGoal) {
    this.description = description;
    this.methodsGoal = methodsGoal;
    this.filesGoal = filesGoal;
  }

  /** What is done, for the report. */
  String description() {
    return description;
  }

  /** At most so many methods are to be entered. */
  int methodsGoal() {
    return methodsGoal;
  }

  /** In at most so many files. */
  int filesGoal() {
    return filesGoal;
  }

  private static void awaitWait(Thread thread) throws InterruptedException {
    while (thread.getState() != Thread.State.WAITING) {
      if (!thread.isAlive()) {
        throw new IllegalStateException(thread + " was to wait, and has ended");
      }
      Thread.sleep(1);
    }
  }

  private static void await(Semaphore begun, String what) throws InterruptedException {
    if (!begun.tryAcquire(10, TimeUnit.SECONDS)) {
      throw new IllegalStateException(what + " was to begin, and has not done so for 10 s");
    }
  }

  private static final class CompletingSend implements Operation {
    private final ParallelScheduler scheduler = Scheduler.parallel();
    private final Joins joins = Joins.open("joins", scheduler);
    private final Channel<Integer> first = joins.channel("first");
    private final Channel<Integer> second = joins.channel("second");
    private final Semaphore begun = new Semaphore(0);

    CompletingSend() {
      joins
          .on(first)
          .and(second)
          .react((one, other) -> {
            Recorder.leave();
            begun.release();
          });
    }

    @Override
    public List<Entry> once(long silence) throws Exception {
      first.send(1);
      var entries =
          Recorder.record(() -> {
            second.send(1);
            await(begun, "the body of the pattern");
            return null;
          });
      scheduler.run(); // the body's tasklet ends before the next one
      return entries;
    }

    @Override
    public void close() {
      joins.close();
      scheduler.close();
    }
  }

  private static final class Tell implements Operation {
    private final ActorSystem system = ActorSystem.open("actors");
    private final Semaphore told = new Semaphore(0);
    private final ActorRef<Integer> actor =
        system.spawn(
            "actor", Integer.class, self -> self.on(Integer.class).react(_ -> told.release()));

    @Override
    public List<Entry> once(long silence) throws Exception {
      return Recorder.record(() -> {
        actor.tell(1);
        await(told, "the turn of the actor");
        Recorder.awaitSilence(silence);
        return null;
      });
    }

    @Override
    public void close() {
      system.close();
    }
  }
}
