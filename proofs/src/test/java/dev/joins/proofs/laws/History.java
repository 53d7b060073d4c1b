package dev.joins.proofs.laws;

import dev.joins.Observer;
import dev.joins.proofs.programs.Bang;
import dev.joins.proofs.programs.Channels;
import dev.joins.proofs.programs.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of one run of a script: what was sent and committed, in its order, told by the kernel
 * at the commit point, and what each call returned. Thread-safe while it is written.
 */
final class History implements Observer {
  /** What happens to channels. */
  sealed interface Event {}

  /** A message was sent, or offered. */
  record Sent(String channel, Object value) implements Event {}

  /** A message that was taken was put back. */
  record PutBack(String channel, Object taken, Object rest) implements Event {}

  /** A match was committed. */
  record Commit(String pattern, List<String> channels, List<Object> values) implements Event {}

  /** A channel is about to be closed. */
  record Closing(String channel) implements Event {}

  /** How a call ended: a word, and the messages or the answer that it brought. */
  record Outcome(Script.Act act, String word, List<String> got) {
    boolean is(String expected) {
      return word.equals(expected);
    }
  }

  /** What the body of a pattern was given. */
  record Body(String rule, List<String> got) {}

  final List<Event> events = new ArrayList<>();

  /** By the name of the message that the call had, or would have had. */
  final Map<String, Outcome> outcomes = new TreeMap<>();

  /** Calls that began; those without outcome are blocked at rest. */
  final Map<String, Script.Act> begun = new TreeMap<>();

  /** At rest, by channel. */
  final Map<String, List<Object>> pending = new TreeMap<>();

  final List<Body> bodies = new ArrayList<>();
  final List<String> expired = new ArrayList<>();
  final Map<String, Integer> answersGiven = new TreeMap<>();
  int bodiesThatThrew;
  int errorsThatArrived;

  /** Whether messages of channels that nothing has joined yet are in their exact order, too. */
  final boolean isExact;

  private final boolean isRude;
  private boolean frozen;

  History(boolean isExact, boolean isRude) {
    this.isExact = isExact;
    this.isRude = isRude;
  }

  /** What comes now is of the end, when those who wait are interrupted. */
  synchronized void freeze() {
    frozen = true;
  }

  synchronized boolean isFrozen() {
    return frozen;
  }

  // ---- told by the kernel

  @Override
  public synchronized void sent(String channel, Object message) {
    if (!frozen && Channels.NAMES.contains(channel)) {
      events.add(new Sent(channel, message));
      throwIfRude(message);
    }
  }

  @Override
  public synchronized void putBack(String channel, Object taken, Object rest) {
    if (!frozen) {
      events.add(new PutBack(channel, taken, rest));
      throwIfRude(rest);
    }
  }

  @Override
  public synchronized void committed(String pattern, List<String> channels, List<Object> messages) {
    if (!frozen && Channels.NAMES.containsAll(channels)) { // not a call
      events.add(new Commit(pattern, channels, messages));
      messages.forEach(this::throwIfRude);
    }
  }

  private void throwIfRude(Object message) {
    if (isRude && message instanceof Token token && token.number() > 1) {
      throw new Bang("of an observer");
    }
  }

  // ---- told by the play

  synchronized void closing(String channel) {
    events.add(new Closing(channel));
  }

  synchronized void begins(String name, Script.Act act) {
    if (!frozen) {
      begun.put(name, act);
    }
  }

  synchronized void ends(String name, Script.Act act, String word, List<String> got) {
    if (!frozen) {
      outcomes.put(name, new Outcome(act, word, List.copyOf(got)));
    }
  }

  synchronized void answers(String question) {
    if (!frozen) {
      answersGiven.merge(question, 1, Integer::sum);
    }
  }

  synchronized void bodyRuns(String rule, List<Token> got, boolean throwing) {
    if (!frozen) {
      bodies.add(new Body(rule, got.stream().map(Token::name).toList()));
      bodiesThatThrew += throwing ? 1 : 0;
    }
  }

  synchronized void expires(Token token) {
    if (!frozen) {
      expired.add(token.name());
    }
  }

  synchronized void errorArrived() {
    errorsThatArrived++;
  }

  // ---- for the laws

  /** Of a run that nobody observed, on a schedule on which another was. */
  void takeEventsOf(History observed) {
    events.clear(); // but for what was about to be closed, there were none
    events.addAll(observed.events);
  }

  /** All but the events. */
  List<Object> whatCame() {
    return List.of(
        outcomes, pending, bodies, expired, answersGiven, bodiesThatThrew, errorsThatArrived);
  }

  /** Of a call that nothing should keep waiting. */
  Outcome outcomeOf(String name) {
    var outcome = outcomes.get(name);
    if (outcome == null) {
      throw new AssertionError("the call of " + name + " has not ended");
    }
    return outcome;
  }

  boolean isBlocked(String name) {
    return begun.containsKey(name) && !outcomes.containsKey(name);
  }

  boolean isClosed(String channel) {
    return events.contains(new Closing(channel));
  }

  List<Commit> commits() {
    return events.stream().filter(Commit.class::isInstance).map(Commit.class::cast).toList();
  }

  @Override
  public synchronized String toString() {
    var text = new StringBuilder("what happened:");
    for (var event : events) {
      text.append("\n  ").append(event);
    }
    return text + "\noutcomes: " + outcomes + "\npending: " + pending + "\nexpired: " + expired;
  }
}
