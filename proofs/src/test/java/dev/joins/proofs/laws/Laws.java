package dev.joins.proofs.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.Failure;
import dev.joins.proofs.laws.History.Body;
import dev.joins.proofs.laws.History.Commit;
import dev.joins.proofs.laws.History.Sent;
import dev.joins.proofs.laws.Judge.Verdict;
import dev.joins.proofs.laws.Script.Kind;
import dev.joins.proofs.programs.Channels;
import dev.joins.proofs.programs.Sum;
import dev.joins.proofs.programs.Token;
import dev.joins.proofs.semantics.Message;
import dev.joins.proofs.semantics.State;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The nine laws of the design, each as what must be true of every history. What the reference
 * semantics says is the {@link Judge}'s affair; here is what only those who made the calls know.
 */
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

  /** Which laws a history breaks, and how: one only, if it is none that the semantics allows. */
  static Map<Laws, AssertionError> brokenBy(Script script, History history) {
    var broken = new EnumMap<Laws, AssertionError>(Laws.class);
    try {
      var state = Judge.judge(script, history);
      for (var law : values()) {
        try {
          law.check(script, history, state);
        } catch (AssertionError error) {
          broken.put(law, law.broken(error, history));
        }
      }
    } catch (Verdict verdict) {
      broken.put(verdict.law(), verdict.law().broken(verdict, history));
    }
    return broken;
  }

  private AssertionError broken(Throwable cause, History history) {
    return new AssertionError(this + " is broken: " + cause.getMessage() + "\n" + history, cause);
  }

  private void check(Script script, History history, State state) {
    switch (this) {
      case ATOMIC, ORDER, CHOICE -> {} // the judge says it all
      case CONSERVATION -> conservation(script, history, state);
      case PROGRESS -> progress(script, state);
      case CANCELLATION -> cancellation(history);
      case RELEASE -> release(history, state);
      case REPLIES -> replies(history);
      case FAILURE -> failure(script, history, state);
    }
  }

  private static Set<String> taken(State state) {
    var taken = new HashSet<String>();
    for (var commit : state.commits()) {
      commit
          .picks()
          .forEach(picks ->
              picks.forEach(pick -> {
                if (!pick.view().peeks()) {
                  taken.add(Token.nameOf(pick.message().value()));
                }
              }));
    }
    return taken;
  }

  private static List<String> pending(State state, boolean offered) {
    return state.pending().stream()
        .filter(message -> (message.offer() != null) == offered)
        .map(Message::value)
        .map(Token::nameOf)
        .toList();
  }

  /** 2. What was sent was taken, has expired, or is there; each body gets what was taken for it. */
  private static void conservation(Script script, History history, State state) {
    var somewhere = new ArrayList<>(taken(state));
    somewhere.addAll(pending(state, false));
    somewhere.addAll(history.expired);
    assertThat(somewhere).as("taken, pending and expired").doesNotHaveDuplicates();
    history.outcomes.forEach((name, outcome) -> {
      if (outcome.is("sent") && !mayExpireAsError(name, script, history)) {
        assertThat(somewhere).as("what was sent").contains(name);
      }
    });
    var bodies =
        history.commits().stream()
            .filter(commit -> isOfRule(commit) && !hasError(commit))
            .map(commit ->
                new Body(commit.pattern(), commit.values().stream().map(Token::nameOf).toList()))
            .toList();
    assertThat(history.bodies).as("what bodies got").containsExactlyInAnyOrderElementsOf(bodies);
  }

  private static boolean isOfRule(Commit commit) {
    return commit.pattern().startsWith("rule");
  }

  private static boolean hasError(Commit commit) {
    return commit.values().stream().anyMatch(Failure.class::isInstance);
  }

  /** An error that expires is thrown where the handler would run. */
  private static boolean mayExpireAsError(String name, Script script, History history) {
    var act = history.begun.get(name);
    return act != null
        && act.kind() == Kind.SEND_ERROR
        && script.rules().stream().anyMatch(rule -> rule.expiresAt(act.channel()));
  }

  /** 3. At rest nothing is there whose time is over. The judge says the rest. */
  private static void progress(Script script, State state) {
    for (var rule : script.rules()) {
      rule.shape()
          .looks()
          .filter(look -> rule.expiresAt(look.channel()))
          .forEach(look ->
              assertThat(state.pendingAt(Channels.NAMES.get(look.channel())))
                  .as("what should have expired at %s", look)
                  .noneMatch(message ->
                      message.value() instanceof Token token
                          && look.lets(token)
                          && !mayStayByCondition(token, rule.shape().sum())));
    }
  }

  /** What does not meet a condition on the first term does not expire: no match could take it. */
  private static boolean mayStayByCondition(Token token, Sum sum) {
    return sum.terms() == 1 && token.number() % sum.divisor() != 0;
  }

  /** 6. Who takes gets what was taken for it; who gave up, or failed, took and gave nothing. */
  private static void cancellation(History history) {
    var received = new ArrayList<String>();
    history.outcomes.forEach((name, outcome) -> {
      var kind = outcome.act().kind();
      if (kind.receives()) {
        assertThat(outcome.got().isEmpty()).isNotEqualTo(outcome.is("got"));
        received.addAll(outcome.got());
      } else if (kind.selects()) {
        var commits = history.commits().stream().filter(each -> isOf(each, name)).toList();
        var got = commits.stream().flatMap(each -> each.values().stream()).map(Token::nameOf);
        assertThat(commits.size()).as("commits of %s", name).isEqualTo(outcome.is("got") ? 1 : 0);
        assertThat(outcome.got()).as("what %s got", name).containsExactlyElementsOf(got.toList());
      }
    });
    var taken =
        history.commits().stream()
            .filter(commit -> Channels.NAMES.contains(commit.pattern()))
            .flatMap(commit -> commit.values().stream())
            .map(Token::nameOf)
            .toList();
    assertThat(received).containsExactlyInAnyOrderElementsOf(taken);
  }

  private static boolean isOf(Commit commit, String call) {
    return commit.pattern().startsWith(call + "/");
  }

  /** 7. A sender goes on if and only if its message was taken, or there was room for it. */
  private static void release(History history, State state) {
    var gone = taken(state);
    gone.addAll(pending(state, false));
    gone.addAll(history.expired);
    for (var event : history.events) {
      if (event instanceof Sent(var channel, Token token)
          && !token.name().contains(" fills")
          && gone.contains(token.name())) {
        assertThat(hasGiven(token.name(), history))
            .as("whether the sender of %s has gone on", token)
            .isTrue();
      }
    }
    for (var offered : pending(state, true)) {
      assertThat(history.isBlocked(offered.replaceAll("/.*", "")))
          .as("whether the sender of %s waits", offered)
          .isTrue();
    }
  }

  private static boolean hasGiven(String message, History history) {
    var outcome = history.outcomes.get(message.replaceAll("/.*", ""));
    return outcome != null && outcome.is(message.contains("/") ? "gave " + message : "sent");
  }

  /** 8. Each call that was taken gets one answer, its own; no other does. */
  private static void replies(History history) {
    history.begun.forEach((question, act) -> {
      if (act.kind().callsForReply()) {
        var answers = history.answersGiven.getOrDefault(question, 0);
        var outcome = history.outcomes.get(question);
        var got = outcome != null && outcome.is("got") ? outcome.got() : List.<String>of();
        assertThat(got)
            .as("what %s got, which was answered %s times", question, answers)
            .isEqualTo(Collections.nCopies(answers, "re " + question))
            .hasSizeLessThan(2);
      }
    });
    assertThat(blocked(Kind.CALL, history) + blocked(Kind.CALL_IN_TIME, history))
        .as("calls that wait, although there is an answer for each")
        .isZero();
    assertThat(Math.min(blocked(Kind.CALL_LEFT, history), blocked(Kind.CALL_RIGHT, history)))
        .as("pairs that wait for each other")
        .isZero();
  }

  private static long blocked(Kind kind, History history) {
    return history.begun.entrySet().stream()
        .filter(each -> each.getValue().kind() == kind && history.isBlocked(each.getKey()))
        .count();
  }

  /** 9. What a body throws reaches its caller, or the handler, once; and nothing stands still. */
  private static void failure(Script script, History history, State state) {
    var taken = history.commits().stream().filter(each -> isOfRule(each) && hasError(each)).count();
    assertThat((long) history.errorsThatArrived)
        .as("errors that arrived at the handler")
        .isEqualTo(taken + history.bodiesThatThrew + expiredErrors(script, history, state));
    history.begun.forEach((question, act) -> {
      if (act.kind() == Kind.CALL_BROKEN) {
        var outcome = history.outcomeOf(question);
        assertThat(outcome.is("failed"))
            .as("%s has failed, as the body that took it", outcome)
            .isEqualTo(history.answersGiven.getOrDefault(question, 0) == 1);
      }
    });
  }

  private static long expiredErrors(Script script, History history, State state) {
    var somewhere = taken(state);
    somewhere.addAll(pending(state, false));
    return history.outcomes.entrySet().stream()
        .filter(each -> each.getValue().is("sent") && !somewhere.contains(each.getKey()))
        .filter(each -> mayExpireAsError(each.getKey(), script, history))
        .count();
  }
}
