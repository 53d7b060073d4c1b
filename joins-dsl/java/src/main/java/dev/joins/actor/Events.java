package dev.joins.actor;

import dev.joins.ChannelClosedException;
import dev.joins.channel.Channel;
import dev.joins.dsl.Joins;
import dev.joins.dsl.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What comes to the loop of one actor: matches, one for each turn that it asks for, and what there
 * is to see to. Anybody may bring something; all else is for the actor's own tasklet.
 *
 * <p>Invariant: what is brought is taken by the loop, returned by {@link #close}, or refused.
 */
final class Events {
  /** One of them. */
  sealed interface Event {
    record Matched(Turn turn) implements Event {}

    record ChildFailed(Throwable error) implements Event {}

    record Stop() implements Event {}
  }

  private final String path;
  private final Channel<Event> channel;

  /** There is a turn that was asked for, and whose match the loop does not have. */
  private boolean turnAsked;

  /** The loop's, while it asks for a turn: what it is given at once need not go through a queue. */
  private volatile @Nullable Thread asking;

  private @Nullable Turn given;

  Events(String path) {
    this.path = path;
    this.channel = Channel.unbounded("what comes to " + path);
  }

  /** Brings something; returns false if the loop is over. */
  boolean bring(Event event) {
    if (event instanceof Event.Matched(var turn) && asking == Thread.currentThread()) {
      given = turn;
      return true;
    }
    try {
      channel.post(event);
      return true;
    } catch (ChannelClosedException ended) {
      return false;
    }
  }

  /** Asks for a turn, unless one is asked for. */
  void askForTurn(Joins joins) {
    if (turnAsked) {
      return;
    }
    turnAsked = true;
    asking = Thread.currentThread();
    try {
      joins.nextTurn();
    } finally {
      asking = null;
    }
  }

  /**
   * What others have to say goes before the turn that the loop has given itself; and so does an
   * interrupt, or whoever has a backlog could not be cancelled.
   */
  Event next() throws InterruptedException {
    var event = given == null ? channel.receive() : nextButGiven();
    if (event instanceof Event.Matched) {
      turnAsked = false;
    }
    return event;
  }

  private Event nextButGiven() throws InterruptedException {
    throwIfCancelled();
    return channel.tryReceive().orElseGet(() -> new Event.Matched(takeGiven()));
  }

  private Turn takeGiven() {
    var turn = Objects.requireNonNull(given);
    given = null;
    return turn;
  }

  void throwIfCancelled() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("actor '" + path + "' was cancelled");
    }
  }

  /** What has come, while no turn is asked for. */
  Optional<Event> tryNext() {
    return channel.tryReceive();
  }

  /** Takes the turn back that was asked for; if it has its match already, waits for that. */
  @Nullable Turn takeBackTurn(Joins joins) throws InterruptedException {
    if (!turnAsked || joins.cancelTurn()) {
      turnAsked = false;
      return null;
    }
    var others = new ArrayList<Event>();
    while (true) {
      var event = next();
      if (event instanceof Event.Matched(var turn)) {
        others.forEach(channel::post);
        return turn;
      }
      others.add(event);
    }
  }

  /** The loop is over: returns the matches that nobody will run; those to come are refused. */
  List<Turn> close() {
    var left = new ArrayList<Turn>();
    if (given != null) {
      left.add(takeGiven());
    }
    for (var event : channel.closeNow()) {
      if (event instanceof Event.Matched(var turn)) {
        left.add(turn);
      }
    }
    return left;
  }
}
