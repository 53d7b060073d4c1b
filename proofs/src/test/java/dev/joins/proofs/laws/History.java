package dev.joins.proofs.laws;

import dev.joins.match.Failure;
import dev.joins.match.Observer;
import dev.joins.match.Pattern;
import dev.joins.match.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of one run of a script: the commits in their order, told by the kernel at the commit
 * point, and what each call returned. Thread-safe while it is written.
 */
final class History implements Observer {
  /** A match. {@code time} counts sends and commits. */
  record Commit(
      long time, String pattern, int priority, List<Script.Term> terms, List<String> messages) {}

  /** How a call ended: a word, and the messages or the answer that it brought. */
  record Outcome(Script.Act act, String word, List<String> got) {
    boolean is(String expected) {
      return word.equals(expected);
    }
  }

  /** When each message was sent, or offered. */
  final Map<String, Long> sent = new HashMap<>();

  final Map<String, Integer> channelOf = new HashMap<>();
  final List<Commit> commits = new ArrayList<>();

  /** By the name of the message that the call had, or would have had. */
  final Map<String, Outcome> outcomes = new TreeMap<>();

  /** At rest. */
  final Map<Integer, List<String>> pending = new TreeMap<>();

  /** Calls that began; those without outcome are blocked at rest. */
  final Map<String, Script.Act> begun = new TreeMap<>();

  final Map<String, Integer> answersGiven = new TreeMap<>();
  int bodiesThatRan;
  int bodiesThatThrew;
  int errorsThatArrived;
  private long time;
  private boolean frozen;

  /** What comes now is of the end, when those who wait are interrupted. */
  synchronized void freeze() {
    frozen = true;
  }

  synchronized boolean isFrozen() {
    return frozen;
  }

  static String nameOf(Object message) {
    return message instanceof Failure(var error)
        ? String.valueOf(error.getMessage())
        : message.toString();
  }

  @Override
  public synchronized void sent(Place place, Object message) {
    var channel = Script.CHANNELS.indexOf(place.name());
    if (channel >= 0 && !frozen) {
      sent.put(nameOf(message), time++);
      channelOf.put(nameOf(message), channel);
    }
  }

  @Override
  public synchronized void committed(Pattern pattern, List<Object> messages) {
    if (frozen) {
      return;
    }
    var terms = new ArrayList<Script.Term>();
    for (var input : pattern.inputs()) {
      var channel = Script.CHANNELS.indexOf(input.place().name());
      if (channel < 0) {
        return; // a call
      }
      terms.add(new Script.Term(channel, input.least()));
    }
    var names = messages.stream().map(History::nameOf).toList();
    commits.add(new Commit(time++, pattern.name(), pattern.priority(), terms, names));
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

  synchronized void bodyRuns(boolean throwing) {
    if (!frozen) {
      bodiesThatRan++;
      bodiesThatThrew += throwing ? 1 : 0;
    }
  }

  synchronized void errorArrived() {
    errorsThatArrived++;
  }

  synchronized boolean wasTaken(String message) {
    return commits.stream().anyMatch(commit -> commit.messages().contains(message));
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

  List<String> pendingAt(int channel) {
    return pending.getOrDefault(channel, List.of());
  }

  @Override
  public synchronized String toString() {
    return "commits: " + commits + "\noutcomes: " + outcomes + "\npending: " + pending;
  }
}
