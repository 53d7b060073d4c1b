package dev.joins.proofs.semantics;

import dev.joins.match.store.Place;
import dev.joins.proofs.semantics.Call.Delay;
import dev.joins.proofs.semantics.Call.Take;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is there, and the rules by which it changes. Immutable: each rule makes a new state. The
 * rules are said in prose on the {@linkplain dev.joins.proofs.semantics page of the package}.
 */
public final class State extends Soup {
  /** Makes a state without channels, messages, or anybody who waits. */
  public State() {}

  /** A copy, to be changed by the one rule that makes it, and by nobody after that. */
  private State(State old) {
    super(old);
  }

  // What is possible.

  /**
   * Returns all ways to fill a taker's pattern, apart from room.
   *
   * @param taker who; need not wait
   * @return the best is among them
   */
  public List<Match> fillings(Taker taker) {
    return Fillings.of(taker, pending);
  }

  /**
   * Returns what a taker would take.
   *
   * @param taker who; need not wait
   * @return empty if it is not enabled
   */
  public Optional<Match> best(Taker taker) {
    return hasRooms(taker.pattern().rooms())
        ? fillings(taker).stream()
            .reduce((best, next) -> next.isBetterFillingThan(best) ? next : best)
        : Optional.empty();
  }

  private boolean hasRooms(List<String> rooms) {
    return rooms.stream()
        .allMatch(channel ->
            !isClosed(channel) && room(channel) >= Collections.frequency(rooms, channel));
  }

  /**
   * Returns what some takers would take.
   *
   * @param some of whom, in the order in which they came
   * @return of each that is enabled
   */
  public List<Match> enabled(List<Taker> some) {
    return some.stream().map(this::best).flatMap(Optional::stream).toList();
  }

  /**
   * Returns what may be committed next.
   *
   * @return empty at rest; more than one only where the policy lets any win
   */
  public Set<Match> next() {
    return Match.winners(enabled(takers));
  }

  // The rules.

  /**
   * Adds a new channel.
   *
   * @param name of its own
   * @param capacity 0 for a rendezvous, {@link Place#UNBOUNDED} for no limit
   * @return the next state
   */
  public State channel(String name, int capacity) {
    var next = new State(this);
    next.channels.put(name, new ChannelState(capacity, 0, false));
    return next;
  }

  /**
   * Installs a pattern behind the others.
   *
   * @param pattern takes something
   * @return the next state
   */
  public State install(Pattern pattern) {
    if (!pattern.takesSomething()) {
      throw new IllegalArgumentException(pattern + " would fire without end");
    }
    var next = new State(this);
    next.takers.add(new Taker(pattern, null));
    return next;
  }

  /**
   * Takes an installed pattern out.
   *
   * @param pattern its name
   * @return the next state
   */
  public State remove(String pattern) {
    var next = new State(this);
    next.takers.removeIf(taker -> taker.clause() == null && taker.pattern().name().equals(pattern));
    return next;
  }

  /**
   * Lets a message arrive; if there is room, it is sent at once.
   *
   * @param channel an open one
   * @param value what it says
   * @param offer the clause of a call that waits; null if nobody waits for it
   * @return the next state
   */
  public State arrive(String channel, Object value, @Nullable ActiveClause offer) {
    if (isClosed(channel)) {
      throw new IllegalArgumentException(channel + " is closed");
    }
    var next = new State(this);
    next.pending.add(new Message(next.arrivals++, channel, value, offer));
    return next.release();
  }

  /**
   * Commits a match.
   *
   * @param match is enabled
   * @return the next state
   */
  public State commit(Match match) {
    var next = new State(this);
    next.commits.add(match);
    next.pending.removeAll(match.taken());
    for (var message : match.taken()) {
      next.isGiven(message);
    }
    for (var room : match.taker().pattern().rooms()) {
      next.channels.put(room, next.stateOf(room).reserving(1));
    }
    var clause = match.taker().clause();
    if (clause != null) {
      next.isOver(clause.call(), new Outcome.Took(clause.index(), match));
    }
    return next.release();
  }

  /**
   * Sends all messages for which there is room.
   *
   * @return the next state
   */
  public State release() {
    var next = new State(this);
    for (var channel : channels.keySet()) {
      next.releaseAt(channel);
    }
    return next;
  }

  private void releaseAt(String channel) {
    while (room(channel) > 0) {
      var oldest =
          pendingAt(channel).stream().filter(message -> !message.isSent()).findFirst().orElse(null);
      if (oldest == null) {
        return;
      }
      pending.set(pending.indexOf(oldest), oldest.sent());
      isGiven(oldest);
    }
  }

  private void isGiven(Message message) {
    var offer = message.offer();
    if (offer != null) {
      isOver(offer.call(), new Outcome.Gave(offer.index()));
    }
  }

  private void isOver(String call, Outcome outcome) {
    pending.removeIf(message -> message.isOfferedBy(call));
    takers.removeIf(taker -> taker.isOf(call));
    waiting.remove(call);
    outcomes.put(call, outcome);
  }

  /**
   * Lets a call begin to wait with what it takes, but for what is delayed; what it gives arrives
   * then.
   *
   * @param call was not possible at once
   * @return the next state
   */
  public State await(Call call) {
    var next = new State(this);
    next.waiting.put(call.name(), call);
    next.takers.addAll(takersOf(call, Delay.NONE));
    return next;
  }

  static List<Taker> takersOf(Call call, Delay delay) {
    var found = new ArrayList<Taker>();
    for (var i = 0; i < call.clauses().size(); i++) {
      if (call.clauses().get(i) instanceof Take take && take.delay() == delay) {
        found.add(new Taker(take.pattern(), call.active(i)));
      }
    }
    return found;
  }

  /**
   * Lets the time come of what a call has delayed: it waits with that, too.
   *
   * @param call waits
   * @param delay of that
   * @return the next state
   */
  public State awaitDelayed(Call call, Delay delay) {
    var next = new State(this);
    next.takers.addAll(takersOf(call, delay));
    return next;
  }

  /**
   * Ends a call.
   *
   * @param call its name
   * @param outcome how it ended
   * @return the next state
   */
  public State end(String call, Outcome outcome) {
    var next = new State(this);
    next.isOver(call, outcome);
    return next;
  }

  /**
   * Removes a message that nobody has taken.
   *
   * @param message is pending
   * @return the next state
   */
  public State withdraw(Message message) {
    var next = new State(this);
    next.pending.remove(message);
    return next.release();
  }

  /**
   * Puts back what is left of a message that was taken, with its age: it is a sent message like
   * others, though there may be no room.
   *
   * @param taken has been taken
   * @param rest what stands in its place
   * @return the next state
   */
  public State putBack(Message taken, Object rest) {
    var next = new State(this);
    next.pending.add(taken.leaving(rest));
    next.pending.sort(Comparator.comparingLong(Message::arrival));
    return next;
  }

  /**
   * Closes a channel.
   *
   * @param channel which
   * @return the next state
   */
  public State close(String channel) {
    var next = new State(this);
    next.channels.put(channel, stateOf(channel).closed());
    return next;
  }

  /**
   * Removes all messages of a channel.
   *
   * @param channel a closed one
   * @return the next state
   */
  public State empty(String channel) {
    var next = new State(this);
    next.pending.removeAll(pendingAt(channel));
    return next;
  }

  /**
   * Fills reserved room with a message: nobody has to wait for it.
   *
   * @param channel where it is reserved; not closed
   * @param value what it says
   * @return the next state
   */
  public State fill(String channel, Object value) {
    var next = arrive(channel, value, null);
    next.channels.put(channel, stateOf(channel).reserving(-1));
    return next;
  }

  /**
   * Gives back room that was reserved.
   *
   * @param channel where
   * @return the next state
   */
  public State giveBack(String channel) {
    var next = new State(this);
    next.channels.put(channel, stateOf(channel).reserving(-1));
    return next.release();
  }

  /**
   * Fails the first call, by name, that waits for what can never come.
   *
   * @return the next state; this one, if there is no such call
   */
  public State failHopeless() {
    var satisfiability = new Satisfiability(this);
    for (var call : waiting.values()) {
      if (!satisfiability.isFor(call)) {
        return end(call.name(), new Outcome.Closed());
      }
    }
    return this;
  }
}
