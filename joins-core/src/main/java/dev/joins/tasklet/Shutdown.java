package dev.joins.tasklet;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a cooperative scheduler ends: in rounds, each of which interrupts all tasklets and runs them
 * until none can run. A tasklet may block again while it cleans up, and is interrupted again; so is
 * one that takes too long, in whatever way: it waits for a time, goes round and round, or has the
 * turn and waits for something outside the kernel. In that case the opener, who has no turn, looks
 * after it, and leaves it behind in the end.
 */
final class Shutdown {
  private static final System.Logger LOG = System.getLogger("dev.joins");

  /** How often a tasklet that goes on blocking is interrupted, before that is an error. */
  private static final int ROUNDS = 100;

  private static final int NAMES = 10;

  private final CooperativeScheduler scheduler;
  private final Turns turns;
  private final Wakeups wakeups;
  private @Nullable Throwable failure;
  private boolean abandoned;
  private long turnSeen = -1;
  private long turnSeenAt;

  /** {@code failure}: what the opener was to throw before. */
  Shutdown(
      CooperativeScheduler scheduler, Turns turns, Wakeups wakeups, @Nullable Throwable failure) {
    this.scheduler = scheduler;
    this.turns = turns;
    this.wakeups = wakeups;
    this.failure = failure;
  }

  /** Somebody has forgotten to run them, and would wonder why nothing has happened. */
  private void warnOfUnborn() {
    wakeups.collect(turns::wake);
    var unborn = turns.live().members().stream().filter(each -> !each.hasStarted()).toList();
    if (!unborn.isEmpty()) {
      LOG.log(
          System.Logger.Level.WARNING,
          "a cooperative scheduler is closed before these tasklets have begun, and they never will: "
              + firstOf(unborn)
              + "; call its run() before the end of the block that opens it");
    }
  }

  private static String firstOf(List<CooperativeTasklet> tasklets) {
    return tasklets.size() <= NAMES
        ? tasklets.toString()
        : tasklets.subList(0, NAMES) + " and " + (tasklets.size() - NAMES) + " more";
  }

  /**
   * Returns what is to be thrown: that some never end, or the first error of those that did. {@code
   * warns}: whether those who never began could have.
   */
  @Nullable Throwable run(Duration limit, boolean warns) {
    if (warns) {
      warnOfUnborn();
    }
    var patience = new Patience(limit);
    var opener = scheduler.main().baton();
    opener.awaitWith(() -> lookAfterHolder(patience));
    turns.runs().callOffWhen(patience::isTimeToInterrupt);
    try {
      while (anybodyLeft()) {
        wakeups.collect(turns::wake);
        turns.live().members().forEach(this::cancel);
        runAll(patience);
        if (anybodyLeft() && (patience.interrupts() == ROUNDS || patience.isOver())) {
          var left = turns.live().members();
          var outside = left.stream().filter(CooperativeTasklet::isOutside).toList();
          return withFailure(patience.failure(left, outside));
        }
        patience.interrupted();
      }
      return failure;
    } catch (Abandoned stuck) {
      abandoned = true;
      var left = turns.live().members();
      return withFailure(patience.failure(left, left));
    } finally {
      opener.awaitWith(null);
      turns.runs().callOffWhen(null);
    }
  }

  /** Returns whether the turn was left behind with somebody. */
  boolean isAbandoned() {
    return abandoned;
  }

  private Throwable withFailure(IllegalStateException immortal) {
    if (failure != null) {
      immortal.addSuppressed(failure);
    }
    return immortal;
  }

  private boolean anybodyLeft() {
    return !turns.live().isEmpty() || !wakeups.isInboxEmpty();
  }

  /**
   * Interrupts a tasklet, and gives a paused one a turn in which to see that. One that has not
   * begun never will.
   */
  private void cancel(CooperativeTasklet tasklet) {
    if (!tasklet.hasStarted()) {
      turns.dieUnborn(tasklet);
      return;
    }
    tasklet.interrupt();
    if (tasklet.isPaused()) {
      turns.enter(tasklet);
    }
  }

  /**
   * Runs until nothing can run, or until it is time for the next round: an error of one does not
   * cut short the cleanup of others.
   */
  private void runAll(Patience patience) {
    var canMore = true;
    while (canMore && !patience.isTimeToInterrupt()) {
      try {
        var cutShort = scheduler.runOthers(Runs.NO_LIMIT, Parkable.NEVER);
        if (cutShort != null && cutShort.isPaused()) {
          turns.enter(cutShort);
        }
        canMore = false;
      } catch (Abandoned stuck) {
        throw stuck;
      } catch (Throwable uncaught) { // of any type: the first is rethrown when all have ended
        if (failure == null) {
          failure = uncaught;
        } else if (failure != uncaught) {
          failure.addSuppressed(uncaught);
        }
      }
    }
  }

  /**
   * Called by the opener while others have the turn. Whoever has had it for too long is
   * interrupted, and at last left where it is: then nobody runs any more.
   */
  private void lookAfterHolder(Patience patience) {
    var now = System.nanoTime();
    if (turnSeen != turns.runs().turnsTaken()) {
      turnSeen = turns.runs().turnsTaken();
      turnSeenAt = now;
    } else if (now - turnSeenAt >= patience.part() && !isIdle(turns.current())) {
      if (patience.isOver()) {
        throw new Abandoned();
      }
      turnSeenAt = now;
      turns.current().baton().interrupt();
      patience.interrupted();
    }
  }

  private boolean isIdle(CooperativeTasklet holder) {
    var thread = holder.threadOrNull();
    return thread == null || wakeups.isIdle(thread); // the caretaker has none
  }

  /** Ends the opener's wait for a turn that it will never get. */
  private static final class Abandoned extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Abandoned() {
      super("the turn does not come back", null, false, false);
    }
  }
}
