package dev.joins.proofs.laws;

import dev.joins.proofs.laws.History.Closing;
import dev.joins.proofs.laws.History.Commit;
import dev.joins.proofs.laws.History.PutBack;
import dev.joins.proofs.laws.History.Sent;
import dev.joins.proofs.programs.Channels;
import dev.joins.proofs.programs.Choice;
import dev.joins.proofs.programs.Token;
import dev.joins.proofs.semantics.ActiveClause;
import dev.joins.proofs.semantics.Call;
import dev.joins.proofs.semantics.Match;
import dev.joins.proofs.semantics.Message;
import dev.joins.proofs.semantics.Pattern;
import dev.joins.proofs.semantics.Satisfiability;
import dev.joins.proofs.semantics.State;
import dev.joins.proofs.semantics.Taker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Feeds a history to the {@linkplain dev.joins.proofs.semantics reference semantics}, event by
 * event: each commit must be one that it allows there, before each arrival nothing may be left to
 * do among the channels concerned, and at the end nothing at all.
 *
 * <p>A history does not tell when calls begin to wait and when they are given up, nor when messages
 * expire. So a call takes part only when it commits, and then with all its clauses; and a message
 * that left without being taken is there until it was last seen, or not at all: nobody was enabled
 * by it. The rest is exact, since rules are installed before anything else.
 */
final class Judge {
  /** What is wrong, and of which law that is a breach. */
  static final class Verdict extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final Laws law;

    Verdict(Laws law, String text) {
      super(text);
      this.law = law;
    }

    Laws law() {
      return law;
    }
  }

  private final Script script;
  private final History history;
  private final Neighbours neighbours;
  private final Map<Object, Integer> lastSeen = new HashMap<>();
  private final Set<Object> arrived = new LinkedHashSet<>();

  /** Channels where messages may be that leave without being taken. */
  private final Set<String> uncertain = new LinkedHashSet<>();

  private State state = Channels.state();

  private Judge(Script script, History history) {
    this.script = script;
    this.history = history;
    this.neighbours = new Neighbours(script);
  }

  /**
   * The state at rest.
   *
   * @throws Verdict if the semantics does not allow what has happened
   */
  static State judge(Script script, History history) {
    var judge = new Judge(script, history);
    judge.judge();
    return judge.state;
  }

  private void judge() {
    for (var i = 0; i < script.rules().size(); i++) {
      state = state.install(script.rules().get(i).shape().meaning("rule" + i));
    }
    findLastSeen();
    for (var i = 0; i < history.events.size(); i++) {
      switch (history.events.get(i)) {
        case Sent sent -> sent(sent, i);
        case PutBack back -> putBack(back, i);
        case Commit commit -> {
          committed(commit);
          leaveAfter(i);
        }
        case Closing(var channel) -> dropRoomIn(channel);
      }
    }
    requireRest();
  }

  /** In the last match that it was in, or until its call took something instead. */
  private void findLastSeen() {
    for (var i = 0; i < history.events.size(); i++) {
      if (history.events.get(i) instanceof Commit commit) {
        for (var value : commit.values()) {
          lastSeen.put(value, i);
        }
        for (var event : history.events) {
          if (event instanceof Sent sent
              && commit.pattern().startsWith(callOf(sent.value()) + "/")) {
            lastSeen.merge(sent.value(), i, Math::max);
          }
        }
      }
    }
    history
        .pending
        .values()
        .forEach(values -> values.forEach(value -> lastSeen.put(value, Integer.MAX_VALUE)));
  }

  /** Messages are named after their calls; those of a select end with its clause. */
  private static String callOf(Object value) {
    var name = Token.nameOf(value);
    var end = name.indexOf('/');
    return end < 0 ? name : name.substring(0, end);
  }

  private static ActiveClause clauseOf(String name) {
    var end = name.indexOf('/');
    return end < 0
        ? new ActiveClause(name, 0)
        : new ActiveClause(name.substring(0, end), Integer.parseInt(name.substring(end + 1)));
  }

  // ---- events

  private void sent(Sent sent, int at) {
    requireRestNear(sent.channel(), "before " + sent.value() + " came");
    var name = Token.nameOf(sent.value());
    if (!arrived.add(sent.value())) {
      if (!name.contains("/")) {
        throw new Verdict(Laws.CONSERVATION, sent.value() + " was sent twice");
      }
      // a select has tried its gift, somebody has looked at it, and now it is offered
      state = state.withdraw(named(sent.value()));
    }
    var isSeen =
        lastSeen.getOrDefault(sent.value(), -1) > at
            && !state.outcomes().containsKey(callOf(sent.value()));
    if (name.contains(" fills")) {
      state = state.fill(sent.channel(), sent.value());
    } else if (isSeen) {
      state = state.arrive(sent.channel(), sent.value(), clauseOf(name));
    } else {
      uncertain.add(sent.channel());
    }
  }

  private void putBack(PutBack back, int at) {
    requireRestNear(back.channel(), "before " + back.rest() + " came back");
    var taken =
        state.commits().stream()
            .flatMap(commit -> commit.taken().stream())
            .filter(message -> message.value().equals(back.taken()))
            .findFirst()
            .orElseThrow(() ->
                new Verdict(Laws.CONSERVATION, back.taken() + " is put back, and was not taken"));
    if (!arrived.add(back.rest())) {
      throw new Verdict(Laws.CONSERVATION, back.rest() + " was put back twice");
    }
    if (lastSeen.getOrDefault(back.rest(), -1) > at) {
      state = state.putBack(taken, back.rest());
    } else {
      uncertain.add(back.channel());
    }
  }

  private void committed(Commit commit) {
    var taker = takerOf(commit);
    for (var value : commit.values()) {
      if (state.pending().stream().noneMatch(message -> message.value().equals(value))) {
        throw new Verdict(Laws.CONSERVATION, commit + " takes " + value + ", which is not there");
      }
    }
    var match =
        state.fillings(taker).stream()
            .filter(filling -> values(filling).equals(commit.values()))
            .findFirst()
            .orElseThrow(() ->
                new Verdict(Laws.ATOMIC, commit + " is none that " + taker.pattern() + " allows"));
    var best =
        state
            .best(taker)
            .orElseThrow(() -> new Verdict(Laws.ATOMIC, commit + " reserves room that is none"));
    if (history.isExact || neighbours.areOne(channels(taker))) {
      if (!values(best).equals(commit.values())) {
        throw new Verdict(Laws.ORDER, commit + " should take " + best);
      }
      requireWinner(best);
      match = best; // which view has which message may matter, where one looks
    }
    state = state.commit(match);
  }

  private Message named(Object value) {
    return state.pending().stream()
        .filter(message -> message.value().equals(value))
        .findFirst()
        .orElseThrow();
  }

  private static List<Object> values(Match match) {
    return match.messages().stream().map(Message::value).toList();
  }

  private Taker takerOf(Commit commit) {
    if (commit.pattern().startsWith("rule")) {
      return new Taker(ruleShape(commit.pattern()).meaning(commit.pattern()), null);
    }
    if (!commit.pattern().contains("/")) {
      return new Taker(Pattern.receive(commit.pattern()), null);
    }
    var clause = clauseOf(commit.pattern());
    return takersOf(clause.call()).stream()
        .filter(taker -> clause.equals(taker.clause()))
        .findFirst()
        .orElseThrow();
  }

  private dev.joins.proofs.programs.Shape ruleShape(String rule) {
    return script.rules().get(Integer.parseInt(rule.substring("rule".length()))).shape();
  }

  private void requireWinner(Match match) {
    var taker = match.taker();
    var rivals = new ArrayList<Taker>();
    for (var rule : state.takers()) {
      if (neighbours.touch(channels(rule), channels(taker))) {
        rivals.add(rule);
      }
    }
    var clause = taker.clause();
    if (clause != null) {
      rivals.addAll(rivalsOf(clause));
    } else if (rivals.stream().noneMatch(rival -> isSame(rival, taker))) {
      rivals.add(taker);
    }
    rivals.removeIf(rival -> !isSame(rival, taker) && mayHaveHadMore(rival));
    var tried = match.taken().stream().filter(this::isTried).toList();
    var enabled =
        state.enabled(rivals).stream()
            .filter(rival -> rival.taken().containsAll(tried)) // nobody may only look at them
            .toList();
    var winners = Match.winners(enabled);
    if (winners.stream().noneMatch(winner -> isSame(winner.taker(), taker))) {
      throw new Verdict(Laws.CHOICE, match + " was committed, but " + winners + " should win");
    }
  }

  /** It is there only if it is taken at once. */
  private boolean isTried(Message message) {
    if (message.offer() == null) {
      return false;
    }
    var act = actNamed(callOf(message.value()));
    return act.kind() == Script.Kind.TRY_SEND
        || act.kind() == Script.Kind.TRY_SELECT
        || (act.choices().size() > 1 && isYoungest(message)); // later it is offered
  }

  private boolean isYoungest(Message message) {
    return state.pending().stream()
        .filter(other -> neighbours.touch(Set.of(other.channel()), Set.of(message.channel())))
        .allMatch(other -> other.arrival() <= message.arrival());
  }

  /** With a message that nobody took it might have had a larger match, and a younger one. */
  private boolean mayHaveHadMore(Taker taker) {
    return taker.pattern().terms().stream().anyMatch(term -> term.least() < term.most())
        && taker.pattern().channels().stream().anyMatch(uncertain::contains);
  }

  private static boolean isSame(Taker one, Taker other) {
    return one.pattern().name().equals(other.pattern().name());
  }

  /** The clauses of one call that were possible when one of them was done. */
  private List<Taker> rivalsOf(ActiveClause clause) {
    var call = callNamed(clause.call());
    var chosen = (Call.Take) call.clauses().get(clause.index());
    return takersOf(clause.call()).stream()
        .filter(taker -> chosen.isDelayed() || !isDelayed(taker, call))
        .toList();
  }

  private static boolean isDelayed(Taker taker, Call call) {
    var clause = taker.clause();
    return clause != null && ((Call.Take) call.clauses().get(clause.index())).isDelayed();
  }

  private void leaveAfter(int event) {
    for (var message : List.copyOf(state.pending())) {
      if (lastSeen.getOrDefault(message.value(), -1) <= event) {
        state = state.withdraw(message);
        uncertain.add(message.channel());
      }
    }
  }

  /** Nobody knows when exactly a channel is closed. */
  private void dropRoomIn(String channel) {
    for (var taker : state.takers()) {
      if (taker.pattern().rooms().contains(channel)) {
        state = state.remove(taker.pattern().name());
      }
    }
  }

  // ---- calls

  private Call callNamed(String name) {
    var choices = actNamed(name).choices();
    var clauses = new ArrayList<Call.Clause>();
    for (var i = 0; i < choices.size(); i++) {
      clauses.add(choices.get(i).meaning(name + "/" + i));
    }
    return new Call(name, clauses);
  }

  private Script.Act actNamed(String name) {
    var parts = name.substring(1).split("\\.", -1);
    return script.tasklets().get(Integer.parseInt(parts[0])).get(Integer.parseInt(parts[1]));
  }

  /** In the order in which they begin to wait: those that are delayed come last. */
  private List<Taker> takersOf(String name) {
    var call = callNamed(name);
    var takers = new ArrayList<Taker>();
    for (var delayed : List.of(false, true)) {
      for (var i = 0; i < call.clauses().size(); i++) {
        if (call.clauses().get(i) instanceof Call.Take take && take.isDelayed() == delayed) {
          takers.add(new Taker(take.pattern(), new ActiveClause(name, i)));
        }
      }
    }
    return takers;
  }

  private static Set<String> channels(Taker taker) {
    var channels = new LinkedHashSet<>(taker.pattern().channels());
    channels.addAll(taker.pattern().rooms());
    return channels;
  }

  // ---- rest

  private void requireRestNear(String channel, String when) {
    var near =
        state.takers().stream()
            .filter(taker -> neighbours.touch(channels(taker), Set.of(channel)))
            .toList();
    for (var enabled : state.enabled(near)) {
      throw new Verdict(Laws.PROGRESS, enabled + " is neglected " + when);
    }
  }

  private void requireRest() {
    for (var enabled : state.enabled(state.takers())) {
      throw new Verdict(Laws.PROGRESS, enabled + " is neglected at rest");
    }
    for (var channel : Channels.NAMES) {
      var pending = state.pendingAt(channel).stream().map(Message::value).toList();
      if (!pending.equals(history.pending.get(channel))) {
        throw new Verdict(Laws.CONSERVATION, channel + " should have " + pending + " at rest");
      }
      if (history.isClosed(channel)) {
        state = state.close(channel);
      }
    }
    history.begun.forEach((name, act) -> {
      if (history.isBlocked(name)) {
        requireBlocked(name, act);
      }
    });
  }

  private void requireBlocked(String name, Script.Act act) {
    var call = waiting(name, act);
    if (call == null) {
      return;
    }
    for (var i = 0; i < call.clauses().size(); i++) {
      if (call.clauses().get(i) instanceof Call.Take take) {
        var enabled = state.best(new Taker(take.pattern(), new ActiveClause(name, i)));
        if (enabled.isPresent()) {
          throw new Verdict(
              Laws.PROGRESS, name + " waits, although it could take " + enabled.get());
        }
      }
    }
    if (!new Satisfiability(state).isFor(call)) {
      throw new Verdict(Laws.PROGRESS, name + " waits in vain, as channels are closed");
    }
  }

  private static Choice undelayed(Choice choice) {
    return switch (choice) {
      case Choice.Default(var shape) -> new Choice.Take(shape);
      case Choice.Later(var shape) -> new Choice.Take(shape);
      case Choice.Give give -> give;
      case Choice.Take take -> take;
    };
  }

  /** What waits there at rest, when everything that was delayed has become possible. */
  private @Nullable Call waiting(String name, Script.Act act) {
    if (act.kind().selects()) {
      var clauses =
          act.choices().stream().map(Judge::undelayed).map(choice -> choice.meaning(name)).toList();
      return new Call(name, clauses);
    }
    var channel = Channels.NAMES.get(act.channel());
    return act.kind().receives() ? Call.receive(name, channel) : null;
  }
}
