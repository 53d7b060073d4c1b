package dev.joins.proofs.semantics;

import dev.joins.proofs.semantics.Call.Delay;
import dev.joins.proofs.semantics.Call.Give;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Does what programs do, by the rules of {@link State}: an event from outside, and then whatever
 * becomes possible, until the state is at rest again. Where a policy lets any of several win, the
 * first of them does. For one thread.
 */
public final class Machine {
  private State state;

  /**
   * Begins at a state.
   *
   * @param state at rest
   */
  public Machine(State state) {
    this.state = state;
  }

  /**
   * Returns the state as it is now.
   *
   * @return at rest
   */
  public State state() {
    return state;
  }

  // Calls.

  /**
   * Makes a call that waits if none of its clauses is possible.
   *
   * @param call with a name that no other has had
   */
  public void call(Call call) {
    var just = call.clauses().size() == 1 && call.clauses().getFirst() instanceof Give;
    if (just || !decide(call, Delay.NONE)) {
      await(call);
    }
    rest();
  }

  /**
   * Makes a call that never waits.
   *
   * @param call with a name that no other has had
   */
  public void attempt(Call call) {
    if (!decide(call, Delay.NONE) && !decide(call, Delay.ZERO)) {
      var unsatisfiable = !new Satisfiability(state).isFor(call.withDefaultsTried());
      state = state.end(call.name(), unsatisfiable ? new Outcome.Closed() : new Outcome.Nothing());
    }
    rest();
  }

  /**
   * Lets the time come of what a call has delayed, its defaults first, if the call still waits.
   *
   * @param name of the call
   */
  public void due(String name) {
    for (var delay : List.of(Delay.ZERO, Delay.SOME)) {
      var call = state.waiting().get(name);
      if (call != null && !decide(call, delay)) {
        state = state.awaitDelayed(call, delay);
      }
      rest();
    }
  }

  /**
   * Gives up a call that still waits, as a timeout or an interrupt does.
   *
   * @param name of the call
   * @return whether it was waiting
   */
  public boolean giveUp(String name) {
    var waits = state.waiting().containsKey(name);
    if (waits) {
      state = state.end(name, new Outcome.Nothing());
      rest();
    }
    return waits;
  }

  private void await(Call call) {
    state = state.await(call);
    for (var i = 0; i < call.clauses().size(); i++) {
      if (call.clauses().get(i) instanceof Give give
          && state.waiting().containsKey(call.name())
          && !state.isClosed(give.channel())) {
        state = state.arrive(give.channel(), give.value(), call.active(i));
        commitAll();
      }
    }
  }

  /** Tries the clauses by priority, and of one priority those that take before those that give. */
  private boolean decide(Call call, Delay delay) {
    var take = Match.winners(state.enabled(State.takersOf(call, delay))).stream().findFirst();
    if (delay == Delay.NONE) {
      var gifts =
          IntStream.range(0, call.clauses().size())
              .filter(i -> call.clauses().get(i) instanceof Give)
              .boxed()
              .sorted(Comparator.comparingInt(i -> -call.clauses().get(i).priority()))
              .toList();
      for (var i : gifts) {
        var gift = (Give) call.clauses().get(i);
        if (goesBefore(gift, take) && give(gift, call.active(i))) {
          return true;
        }
      }
    }
    take.ifPresent(match -> state = state.commit(match));
    return take.isPresent();
  }

  private static boolean goesBefore(Give gift, Optional<Match> take) {
    return take.isEmpty() || gift.priority() > take.get().taker().pattern().priority();
  }

  /**
   * Tries to give; returns false if nobody takes it, and there is no room: then it is as if it had
   * not been tried. So nobody only looks at it who would see what is never sent.
   */
  private boolean give(Give gift, ActiveClause clause) {
    if (state.isClosed(gift.channel())) {
      return false;
    }
    var fits = state.room(gift.channel()) > 0;
    state = state.arrive(gift.channel(), gift.value(), clause);
    if (fits) {
      commitAll();
    } else {
      var taking =
          state.enabled(state.takers()).stream()
              .filter(match -> match.taken().stream().anyMatch(m -> clause.equals(m.offer())))
              .toList();
      Match.winners(taking).stream().findFirst().ifPresent(match -> state = state.commit(match));
    }
    var refused =
        state.pending().stream().filter(message -> clause.equals(message.offer())).findFirst();
    refused.ifPresent(message -> state = state.withdraw(message));
    return refused.isEmpty();
  }

  // Patterns.

  /**
   * Installs a pattern, which takes what is there for it.
   *
   * @param pattern takes something
   * @return false if one of its channels is closed: it would wait for what can never come
   */
  public boolean install(Pattern pattern) {
    if (pattern.channels().stream().anyMatch(state::isClosed)
        || pattern.rooms().stream().anyMatch(state::isClosed)) {
      return false;
    }
    state = state.install(pattern);
    rest();
    return true;
  }

  /**
   * Takes an installed pattern out.
   *
   * @param pattern its name
   */
  public void remove(String pattern) {
    state = state.remove(pattern);
  }

  // Messages and channels.

  /**
   * Sends a message to a channel without limit.
   *
   * @param channel an open one
   * @param value what
   */
  public void post(String channel, Object value) {
    state = state.arrive(channel, value, null);
    rest();
  }

  /**
   * Takes back a message that was sent, or lets it expire.
   *
   * @param value which; of its own
   * @return whether it was still there
   */
  public boolean withdraw(Object value) {
    var message =
        state.pending().stream()
            .filter(each -> each.isSent() && each.value().equals(value))
            .findFirst();
    message.ifPresent(each -> state = state.withdraw(each));
    rest();
    return message.isPresent();
  }

  /**
   * Puts back what is left of a message that was taken.
   *
   * @param taken has been taken, and was not put back before
   * @param rest what stands in its place
   */
  public void putBack(Message taken, Object rest) {
    state = state.putBack(taken, rest);
    rest();
  }

  /**
   * Fills reserved room.
   *
   * @param channel where it is reserved
   * @param value with what
   * @return false if the channel was closed meanwhile: then it is given back
   */
  public boolean fill(String channel, Object value) {
    var closed = state.isClosed(channel);
    state = closed ? state.giveBack(channel) : state.fill(channel, value);
    rest();
    return !closed;
  }

  /**
   * Gives back reserved room.
   *
   * @param channel where it is reserved
   */
  public void giveBack(String channel) {
    state = state.giveBack(channel);
    rest();
  }

  /**
   * Closes a channel.
   *
   * @param channel which
   */
  public void close(String channel) {
    state = state.close(channel);
    rest();
  }

  /**
   * Closes a channel, whose messages leave.
   *
   * @param channel which
   * @return those that had been sent
   */
  public List<Object> closeNow(String channel) {
    var left = state.pendingAt(channel);
    state = state.close(channel).empty(channel);
    rest();
    return left.stream().filter(Message::isSent).map(Message::value).toList();
  }

  // Until nothing is possible any more.

  private void rest() {
    commitAll();
    for (var next = state.failHopeless(); next != state; next = state.failHopeless()) {
      state = next;
    }
  }

  private void commitAll() {
    for (var next = state.next(); !next.isEmpty(); next = state.next()) {
      state = state.commit(next.iterator().next());
    }
  }
}
