package dev.joins.proofs.model;

import dev.joins.Failure;
import dev.joins.proofs.programs.Bang;
import dev.joins.proofs.programs.Channels;
import dev.joins.proofs.programs.Choice;
import dev.joins.proofs.programs.Token;
import dev.joins.proofs.semantics.Call;
import dev.joins.proofs.semantics.Machine;
import dev.joins.proofs.semantics.Match;
import dev.joins.proofs.semantics.Message;
import dev.joins.proofs.semantics.Outcome;
import dev.joins.proofs.semantics.Pattern;
import dev.joins.proofs.semantics.Satisfiability;
import dev.joins.proofs.semantics.Taker;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Runs a program on the reference semantics. */
final class Reference implements Subject {
  private final Machine machine = new Machine(Channels.state());
  private final SortedMap<Integer, String> outcomes = new TreeMap<>();
  private final SortedMap<Integer, Op> waiting = new TreeMap<>();
  private final List<Object> posted = new ArrayList<>();
  private final List<String> rules = new ArrayList<>();

  /** Reserved and not used, by the name of the match: the channel. */
  private final SortedMap<String, String> rooms = new TreeMap<>();

  /** Not put back, by the name of the match and the place in it. */
  private final SortedMap<String, Message> loans = new TreeMap<>();

  private int commitsSeen;

  @Override
  public void step(int number, Op op) {
    var name = "m" + number;
    switch (op) {
      case Op.Send(var c, var value) -> call(number, op, send(number, c, new Token(name, value)));
      case Op.SendError(var c) -> call(number, op, send(number, c, new Failure(new Bang(name))));
      case Op.SendTimed(var c, var value) -> {
        call(number, op, send(number, c, new Token(name, value)));
        giveUp(number, "too late");
      }
      case Op.TrySend(var c, var value) ->
          attempt(number, op, send(number, c, new Token(name, value)));
      case Op.Post(var value) -> post(number, new Token(name, value));
      case Op.Withdraw(var which) -> {
        if (posted.isEmpty()) {
          outcomes.put(number, "nothing");
        } else {
          var there = machine.withdraw(posted.get(which % posted.size()));
          outcomes.put(number, there ? "withdrawn" : "gone");
        }
      }
      case Op.Receive(var c) -> call(number, op, receive(number, c));
      case Op.ReceiveTimed(var c) -> {
        call(number, op, receive(number, c));
        giveUp(number, "received null");
      }
      case Op.TryReceive(var c) -> attempt(number, op, receive(number, c));
      case Op.Install(var shape) -> {
        var installed = machine.install(shape.meaning("rule" + number));
        outcomes.put(number, installed ? "installed" : "closed");
        if (installed) {
          rules.add("rule" + number);
        }
      }
      case Op.Remove(var which) -> {
        if (!rules.isEmpty()) {
          machine.remove(rules.get(which % rules.size()));
        }
      }
      case Op.Select(var choices) -> {
        call(number, op, select(number, choices));
        machine.due(callName(number));
      }
      case Op.TrySelect(var choices) -> attempt(number, op, select(number, choices));
      case Op.Fill(var which, var value) -> {
        if (!rooms.isEmpty()) {
          var sent = machine.fill(removeRoom(which), new Token(name, value));
          outcomes.put(number, sent ? "filled" : "closed");
        }
      }
      case Op.GiveBack(var which) -> {
        if (!rooms.isEmpty()) {
          machine.giveBack(removeRoom(which));
        }
      }
      case Op.PutBack(var which, var value) -> {
        if (!loans.isEmpty()) {
          var loan = new ArrayList<>(loans.keySet()).get(which % loans.size());
          machine.putBack(Objects.requireNonNull(loans.remove(loan)), new Token(name, value));
        }
      }
      case Op.Close(var c) -> machine.close(Channels.NAMES.get(c));
      case Op.CloseNow(var c) ->
          outcomes.put(
              number, "never taken: " + Kernel.names(machine.closeNow(Channels.NAMES.get(c))));
      case Op.Interrupt(var which) -> {
        if (!waiting.isEmpty()) {
          giveUp(new ArrayList<>(waiting.keySet()).get(which % waiting.size()), "interrupted");
        }
      }
    }
    takeNote();
    if (!machine.state().next().isEmpty()) {
      throw new AssertionError("the reference semantics neglects " + machine.state().next());
    }
  }

  // ---- calls

  private static String callName(int number) {
    return "step" + number;
  }

  private static Call send(int number, int channel, Object value) {
    return Call.send(callName(number), Channels.NAMES.get(channel), value);
  }

  private static Call receive(int number, int channel) {
    return Call.receive(callName(number), Channels.NAMES.get(channel));
  }

  private static Call select(int number, List<Choice> choices) {
    var clauses = new ArrayList<Call.Clause>();
    for (var choice : choices) {
      var name = number + "." + clauses.size();
      clauses.add(choice.meaning((choice instanceof Choice.Give ? "m" : "take") + name));
    }
    return new Call(callName(number), clauses);
  }

  private void call(int number, Op op, Call call) {
    waiting.put(number, op);
    machine.call(call);
    takeNote();
  }

  private void attempt(int number, Op op, Call call) {
    waiting.put(number, op);
    machine.attempt(call);
    takeNote();
  }

  private void giveUp(int number, String outcome) {
    if (machine.giveUp(callName(number))) {
      outcomes.put(number, outcome);
      waiting.remove(number);
    }
  }

  private void post(int number, Token token) {
    var open = Channels.NAMES.get(Channels.OPEN);
    if (machine.state().isClosed(open)) {
      outcomes.put(number, "closed");
    } else {
      posted.add(token);
      machine.post(open, token);
      outcomes.put(number, "posted");
    }
  }

  private String removeRoom(int which) {
    var match = new ArrayList<>(rooms.keySet()).get(which % rooms.size());
    return String.valueOf(rooms.remove(match));
  }

  // ---- what has happened

  /** Of the calls that are over, and of the room that was reserved. */
  private void takeNote() {
    for (var number : List.copyOf(waiting.keySet())) {
      var outcome = machine.state().outcomes().get(callName(number));
      if (outcome != null) {
        outcomes.put(number, text(String.valueOf(waiting.remove(number)), outcome));
      }
    }
    var commits = machine.state().commits();
    for (; commitsSeen < commits.size(); commitsSeen++) {
      var taker = commits.get(commitsSeen).taker();
      var match = Kernel.roomName(taker.pattern().name(), firings(taker, commitsSeen));
      for (var channel : taker.pattern().rooms()) {
        rooms.put(match, channel);
      }
      var picks = commits.get(commitsSeen).picks().stream().flatMap(List::stream).toList();
      for (var i = 0; i < picks.size(); i++) {
        var message = picks.get(i).message();
        if (picks.get(i).view().lends() && !(message.value() instanceof Failure)) {
          loans.put(Kernel.loanName(match, i), message);
        }
      }
    }
  }

  private int firings(Taker taker, int before) {
    return (int)
        machine.state().commits().stream()
            .limit(before)
            .filter(commit -> commit.taker().equals(taker))
            .count();
  }

  private static String text(String op, Outcome outcome) {
    var sends = op.startsWith("Send") || op.startsWith("TrySend");
    var selects = op.startsWith("Select") || op.startsWith("TrySelect");
    return switch (outcome) {
      case Outcome.Gave(var clause) -> sends ? "sent" : "chose " + clause + "[]";
      case Outcome.Took(var clause, var match) ->
          selects
              ? "chose " + clause + names(match.messages())
              : "received " + Token.nameOf(match.messages().getFirst().value());
      case Outcome.Nothing() -> sends ? "not sent" : selects ? "chose -1[]" : "received null";
      case Outcome.Closed() -> "closed";
    };
  }

  private static List<String> names(List<Message> messages) {
    return messages.stream().map(message -> Token.nameOf(message.value())).toList();
  }

  // ---- what can be seen

  /** The takers that wait in vain, although their calls may have other choices. */
  Set<String> unsatisfiable() {
    var satisfiability = new Satisfiability(machine.state());
    return machine.state().takers().stream()
        .map(Taker::pattern)
        .filter(pattern -> !satisfiability.isFor(pattern))
        .map(Pattern::name)
        .collect(Collectors.toSet());
  }

  List<Match> commits() {
    return machine.state().commits();
  }

  @Override
  public Picture picture() {
    var state = machine.state();
    return new Picture(
        new TreeMap<>(outcomes),
        state.commits().stream()
            .filter(commit -> commit.taker().clause() == null)
            .map(commit -> commit.taker().pattern().name() + names(commit.messages()))
            .toList(),
        rules.stream().map(this::fired).toList(),
        Channels.NAMES.stream().map(channel -> names(state.pendingAt(channel))).toList(),
        Channels.NAMES.stream().map(this::joinsAt).toList());
  }

  private long fired(String rule) {
    return machine.state().commits().stream()
        .filter(commit -> commit.taker().pattern().name().equals(rule))
        .count();
  }

  private List<String> joinsAt(String channel) {
    return machine.state().takers().stream()
        .map(Taker::pattern)
        .filter(pattern -> pattern.channels().contains(channel) && !isPlain(pattern))
        .map(Pattern::name)
        .toList();
  }

  /** The kernel does not tell of those who just receive. */
  private static boolean isPlain(Pattern pattern) {
    var receive = Pattern.receive(pattern.channels().iterator().next());
    return pattern.terms().equals(receive.terms())
        && pattern.priority() == receive.priority()
        && pattern.policy() == receive.policy()
        && pattern.conditions().isEmpty()
        && pattern.rooms().isEmpty();
  }
}
