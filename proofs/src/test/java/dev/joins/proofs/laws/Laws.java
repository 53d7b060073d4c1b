package dev.joins.proofs.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.proofs.laws.History.Commit;
import dev.joins.proofs.laws.Script.Kind;
import dev.joins.proofs.laws.Script.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The nine laws of the design, each as what must be true of every history. */
enum Laws {
  ATOMIC,
  CONSERVATION,
  PROGRESS,
  ORDER,
  CHOICE,
  CANCELLATION,
  RELEASE,
  REPLIES,
  FAILURE;

  private static final int RENDEZVOUS = 3;
  private static final Set<Kind> TAKING =
      Set.of(Kind.RECEIVE, Kind.RECEIVE_IN_TIME, Kind.TRY_RECEIVE, Kind.SELECT);
  private static final Set<Kind> SENDING =
      Set.of(Kind.SEND, Kind.SEND_IN_TIME, Kind.SEND_ERROR, Kind.TRY_SEND);

  void check(Script script, History history) {
    try {
      switch (this) {
        case ATOMIC -> atomic(history);
        case CONSERVATION -> conservation(history);
        case PROGRESS -> progress(script, history);
        case ORDER -> order(history);
        case CHOICE -> choice(script, history);
        case CANCELLATION -> cancellation(history);
        case RELEASE -> release(history);
        case REPLIES -> replies(history);
        case FAILURE -> failure(script, history);
      }
    } catch (AssertionError broken) {
      throw new AssertionError(
          this + " is broken: " + broken.getMessage() + "\n" + history, broken);
    }
  }

  /** 1. A match takes what its pattern wants, all of it, and each message once. */
  private static void atomic(History history) {
    for (var commit : history.commits) {
      var channels = new ArrayList<Integer>();
      commit
          .terms()
          .forEach(term -> {
            for (var i = 0; i < term.count(); i++) {
              channels.add(term.channel());
            }
          });
      assertThat(commit.messages()).as("%s", commit).doesNotHaveDuplicates();
      assertThat(commit.messages().stream().map(history.channelOf::get).toList())
          .as("where the messages of %s were sent", commit)
          .isEqualTo(channels);
    }
  }

  /** 2. What was sent is pending, or was taken once; what was not sent is neither. */
  private static void conservation(History history) {
    var taken = history.commits.stream().flatMap(commit -> commit.messages().stream()).toList();
    assertThat(taken).doesNotHaveDuplicates();
    var pending = history.pending.values().stream().flatMap(List::stream).toList();
    assertThat(pending).doesNotHaveDuplicates().filteredOn(taken::contains).isEmpty();
    history.outcomes.forEach((message, outcome) -> {
      if (SENDING.contains(outcome.act().kind())) {
        assertThat(taken.contains(message) || pending.contains(message))
            .as("%s, whose sender says '%s', is somewhere", message, outcome.word())
            .isEqualTo(outcome.is("sent"));
      }
    });
    assertThat(history.bodiesThatRan)
        .as("bodies that ran, one for each match")
        .isEqualTo(commitsOfRules(history, false));
  }

  /** 3. At rest nobody waits for what is there. */
  private static void progress(Script script, History history) {
    for (var rule : script.rules()) {
      assertThat(isEnabled(rule.terms(), history.pending.values()))
          .as("%s is neglected, of %s", rule, history.pending)
          .isFalse();
    }
    history.begun.forEach((name, act) -> {
      if (history.isBlocked(name) && TAKING.contains(act.kind())) {
        assertThat(isEnabled(termsOf(act), history.pending.values()))
            .as("%s of %s is neglected, of %s", act, name, history.pending)
            .isFalse();
      }
    });
  }

  private static List<Term> termsOf(Script.Act act) {
    return act.kind() == Kind.SELECT
        ? List.of(new Term(act.channel(), 1), new Term(act.other(), 1))
        : List.of(new Term(act.channel(), 1));
  }

  private static boolean isEnabled(List<Term> terms, Collection<List<String>> pending) {
    var queues = List.copyOf(pending);
    for (var channel = 0; channel < queues.size(); channel++) {
      if (wanted(terms, channel) > queues.get(channel).size()) {
        return false;
      }
    }
    return true;
  }

  private static int wanted(List<Term> terms, int channel) {
    return terms.stream().filter(t -> t.channel() == channel).mapToInt(Term::count).sum();
  }

  /** 4. First in, first out, per channel. */
  private static void order(History history) {
    for (var channel = 0; channel < Script.CHANNELS.size(); channel++) {
      var here = channel;
      var times =
          history.commits.stream()
              .flatMap(commit -> commit.messages().stream())
              .filter(message -> Objects.equals(history.channelOf.get(message), here))
              .map(history.sent::get)
              .toList();
      assertThat(times).as("sent to %s, as taken", Script.CHANNELS.get(channel)).isSorted();
    }
  }

  /**
   * 5. When a match is committed, no other pattern that could have been has a higher priority, or
   * the same and older messages. Counted as there are only messages that were never taken back.
   */
  private static void choice(Script script, History history) {
    for (var commit : history.commits) {
      var there = thereAt(commit.time(), history);
      var age = ages(commit.messages(), history);
      for (var rule : script.rules()) {
        var best = heads(rule.terms(), there);
        if (best != null) {
          assertThat(rule.priority())
              .as("%s, not %s", rule, commit)
              .isLessThanOrEqualTo(commit.priority());
          if (rule.priority() == commit.priority()) {
            assertThat(Arrays.compare(age, ages(best, history)))
                .as("%s would take older ones than %s", rule, commit)
                .isNotPositive();
          }
        }
      }
    }
  }

  private static List<List<String>> thereAt(long time, History history) {
    var gone = new HashSet<String>();
    var later = new HashSet<String>();
    for (Commit commit : history.commits) {
      (commit.time() < time ? gone : later).addAll(commit.messages());
    }
    history.pending.values().forEach(later::addAll);
    var there = new ArrayList<List<String>>();
    for (var channel = 0; channel < Script.CHANNELS.size(); channel++) {
      var here = channel;
      there.add(
          history.sent.entrySet().stream()
              .filter(sent -> sent.getValue() < time)
              .sorted(Map.Entry.comparingByValue())
              .map(java.util.Map.Entry::getKey)
              .filter(message -> Objects.equals(history.channelOf.get(message), here))
              .filter(message -> later.contains(message) && !gone.contains(message))
              .toList());
    }
    return there;
  }

  private static @Nullable List<String> heads(List<Term> terms, List<List<String>> there) {
    var heads = new ArrayList<String>();
    for (var channel = 0; channel < there.size(); channel++) {
      var wanted = wanted(terms, channel);
      if (there.get(channel).size() < wanted) {
        return null;
      }
      heads.addAll(there.get(channel).subList(0, wanted));
    }
    return heads;
  }

  private static long[] ages(List<String> messages, History history) {
    return messages.stream()
        .mapToLong(message -> Objects.requireNonNull(history.sent.get(message)))
        .sorted()
        .toArray();
  }

  /** 6. Who takes gets what was taken for it; who gave up, or failed, took nothing. */
  private static void cancellation(History history) {
    var given = new ArrayList<String>();
    history.outcomes.forEach((name, outcome) -> {
      if (TAKING.contains(outcome.act().kind())) {
        assertThat(outcome.got().isEmpty()).isNotEqualTo(outcome.is("got"));
        given.addAll(outcome.got());
      }
    });
    var taken = new ArrayList<String>();
    for (var commit : history.commits) {
      if (!commit.pattern().startsWith("rule")) {
        taken.addAll(commit.messages());
      }
    }
    assertThat(given).doesNotHaveDuplicates();
    assertThat(taken).containsAll(given);
    // A select of which one message is an error throws, and the other is gone with it.
    var lost = new ArrayList<>(taken);
    lost.removeAll(given);
    var selected =
        history.commits.stream()
            .filter(commit -> commit.pattern().equals("select"))
            .flatMap(commit -> commit.messages().stream())
            .toList();
    assertThat(selected).containsAll(lost);
  }

  /** 7. A rendezvous sender goes on if and only if its message was taken; others, with room. */
  private static void release(History history) {
    history.begun.forEach((message, act) -> {
      if (SENDING.contains(act.kind()) && act.channel() == RENDEZVOUS) {
        var outcome = history.outcomes.get(message);
        assertThat(outcome != null && outcome.is("sent"))
            .as("whether %s has gone on", message)
            .isEqualTo(history.wasTaken(message));
      }
    });
    for (var channel = 0; channel < Script.CHANNELS.size(); channel++) {
      var pending = history.pendingAt(channel);
      var room = Math.min(pending.size(), Script.CAPACITIES.get(channel));
      assertThat(pending.subList(0, room))
          .as("what lies within the capacity of %s", Script.CHANNELS.get(channel))
          .noneMatch(history::isBlocked);
    }
  }

  /** 8. Each call that was taken gets one answer, its own; no other does. */
  private static void replies(History history) {
    history.begun.forEach((question, act) -> {
      if (act.kind() == Kind.CALL || act.kind() == Kind.CALL_IN_TIME) {
        var outcome = history.outcomeOf(question);
        var answers = history.answersGiven.getOrDefault(question, 0);
        assertThat(answers).as("answers to %s", question).isEqualTo(outcome.is("got") ? 1 : 0);
        if (outcome.is("got")) {
          assertThat(outcome.got()).containsExactly("re " + question);
        }
      }
    });
  }

  /** With an error among what was taken: it is thrown in place of the body. Or without. */
  private static int commitsOfRules(History history, boolean withError) {
    return (int)
        history.commits.stream()
            .filter(commit -> commit.pattern().startsWith("rule"))
            .filter(commit ->
                commit.messages().stream().anyMatch(m -> isError(m, history)) == withError)
            .count();
  }

  private static boolean isError(String message, History history) {
    var act = history.begun.get(message);
    return act != null && act.kind() == Kind.SEND_ERROR;
  }

  /** 9. What a body throws reaches its caller, or the handler, once; and nothing stands still. */
  private static void failure(Script script, History history) {
    assertThat(history.errorsThatArrived)
        .as("errors that arrived at the handler")
        .isEqualTo(commitsOfRules(history, true) + history.bodiesThatThrew);
    history.begun.forEach((question, act) -> {
      if (act.kind() == Kind.CALL_BROKEN) {
        var outcome = history.outcomeOf(question);
        assertThat(outcome.is("failed"))
            .as("%s has failed, as the body that took it", outcome)
            .isEqualTo(history.answersGiven.getOrDefault(question, 0) == 1);
      }
    });
    progress(script, history);
  }
}
