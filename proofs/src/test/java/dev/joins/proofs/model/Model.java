package dev.joins.proofs.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel should do, without queues, locks, wake-ups or plans: one list of the pending
 * messages, one of the takers, and after each arrival a look at every taker and every way to serve
 * it ({@link Search}).
 */
final class Model implements Subject {
  /** A pending message; {@code owner} waits to give it, null: it was sent. */
  static final class Message {
    final int arrival;
    final int channel;
    final String name;
    final int choice;
    @Nullable Waiter owner;

    Message(int arrival, int channel, String name, int choice, @Nullable Waiter owner) {
      this.arrival = arrival;
      this.channel = channel;
      this.name = name;
      this.choice = choice;
      this.owner = owner;
    }
  }

  /** A rule, or one alternative of a waiter. */
  record Taker(
      String name, List<Op.Input> inputs, int priority, @Nullable Waiter waiter, int choice) {
    Map<Integer, Integer> needs() {
      var needs = new LinkedHashMap<Integer, Integer>();
      inputs.forEach(input -> needs.merge(input.channel(), input.count(), Integer::sum));
      return needs;
    }

    boolean isPlainReceiver() {
      return priority == 0 && inputs.size() == 1 && inputs.getFirst().count() == 1;
    }
  }

  /** A step that has not ended: a call with one or several choices. */
  static final class Waiter {
    final int number;
    final Kind kind;
    final List<Op.Choice> choices;
    final boolean[] dead;

    Waiter(int number, Kind kind, List<Op.Choice> choices) {
      this.number = number;
      this.kind = kind;
      this.choices = choices;
      this.dead = new boolean[choices.size()];
    }
  }

  enum Kind {
    SEND,
    RECEIVE,
    SELECT
  }

  private final SortedMap<Integer, String> outcomes = new TreeMap<>();
  private final List<String> matches = new ArrayList<>();
  private final List<Message> pending = new ArrayList<>();
  private final List<Taker> takers = new ArrayList<>();
  private final List<Waiter> waiters = new ArrayList<>();
  private final List<Message> posted = new ArrayList<>();
  private final List<Taker> rules = new ArrayList<>();
  private final boolean[] closed = new boolean[Channels.COUNT];
  private int arrivals;

  @Override
  public void step(int number, Op op) {
    switch (op) {
      case Op.Send(var c) -> call(number, Kind.SEND, List.of(new Op.Give(c, 0)), true);
      case Op.SendTimed(var c) -> {
        var waiter = call(number, Kind.SEND, List.of(new Op.Give(c, 0)), true);
        leaveIfWaiting(waiter, "too late");
      }
      case Op.TrySend(var c) -> call(number, Kind.SEND, List.of(new Op.Give(c, 0)), false);
      case Op.Post() -> post(number);
      case Op.Withdraw(var which) -> withdraw(number, which);
      case Op.Receive(var c) -> call(number, Kind.RECEIVE, one(c), true);
      case Op.ReceiveTimed(var c) -> {
        var waiter = call(number, Kind.RECEIVE, one(c), true);
        leaveIfWaiting(waiter, "received null");
      }
      case Op.TryReceive(var c) -> call(number, Kind.RECEIVE, one(c), false);
      case Op.Install(var inputs, var priority) -> {
        if (inputs.stream().anyMatch(input -> closed[input.channel()])) {
          outcomes.put(number, "closed"); // it would wait for what can never come
          return;
        }
        outcomes.put(number, "installed");
        var rule = new Taker("rule" + number, inputs, priority, null, 0);
        rules.add(rule);
        takers.add(rule);
        for (var m = Search.best(rule, pending); m != null; m = Search.best(rule, pending)) {
          commit(rule, m);
        }
      }
      case Op.Remove(var which) -> {
        if (!rules.isEmpty()) {
          takers.remove(rules.get(which % rules.size()));
        }
      }
      case Op.Select(var choices) -> {
        var waiter = call(number, Kind.SELECT, choices, true);
        timeComes(waiter);
      }
      case Op.TrySelect(var choices) -> call(number, Kind.SELECT, choices, false);
      case Op.Close(var c) -> closed[c] = true;
      case Op.CloseNow(var c) -> closeNow(number, c);
      case Op.Interrupt(var which) -> {
        if (!waiters.isEmpty()) {
          leaveIfWaiting(waiters.get(which % waiters.size()), "interrupted");
        }
      }
    }
    failTheHopeless();
    for (var taker : takers) {
      if (Search.best(taker, pending) != null) {
        throw new AssertionError("the model neglects " + taker);
      }
    }
  }

  private static List<Op.Choice> one(int channel) {
    return List.of(new Op.Take(List.of(new Op.Input(channel, 1)), 0));
  }

  private void post(int number) {
    if (closed[Channels.OPEN]) {
      outcomes.put(number, "closed");
      return;
    }
    var message = arrive(Channels.OPEN, "m" + number, 0, null);
    posted.add(message);
    settle(message);
    outcomes.put(number, "posted");
  }

  private void withdraw(int number, int which) {
    outcomes.put(
        number,
        posted.isEmpty()
            ? "nothing"
            : pending.remove(posted.get(which % posted.size())) ? "withdrawn" : "gone");
  }

  private void closeNow(int number, int channel) {
    closed[channel] = true;
    var left = pending.stream().filter(message -> message.channel == channel).toList();
    pending.removeAll(left);
    outcomes.put(
        number,
        "never taken: "
            + left.stream().filter(each -> each.owner == null).map(each -> each.name).toList());
  }

  // ---- calls

  /** Send, receive or select: what is possible at once, or else, perhaps, to wait. */
  private Waiter call(int number, Kind kind, List<Op.Choice> choices, boolean waits) {
    var waiter = new Waiter(number, kind, choices);
    waiters.add(waiter);
    if (!atOnce(waiter)) {
      if (waits) {
        enlist(waiter);
      }
      if (isHopeless(waiter, waits)) {
        leave(waiter, "closed");
      } else if (!waits) {
        leave(waiter, nothing(kind));
      }
    }
    return waiter;
  }

  private static String nothing(Kind kind) {
    return switch (kind) {
      case SEND -> "not sent";
      case RECEIVE -> "received null";
      case SELECT -> "chose -1[]";
    };
  }

  private boolean atOnce(Waiter waiter) {
    var best = bestOf(takersOf(waiter, Op.Take.class));
    var gifts =
        IntStream.range(0, waiter.choices.size())
            .boxed()
            .filter(i -> waiter.choices.get(i) instanceof Op.Give)
            .sorted(Comparator.comparingInt(i -> -((Op.Give) waiter.choices.get(i)).priority()))
            .toList();
    for (var i : gifts) {
      var gift = (Op.Give) waiter.choices.get(i);
      if ((best == null || gift.priority() > best.taker().priority()) && !closed[gift.channel()]) {
        var message = arrive(gift.channel(), nameOf(waiter, i), i, waiter);
        if (settle(message)) {
          return true;
        }
        pending.remove(message);
      }
    }
    if (best != null) {
      commit(best.taker(), best.messages());
    }
    return best != null;
  }

  private static String nameOf(Waiter waiter, int choice) {
    return "m" + waiter.number + (waiter.kind == Kind.SELECT ? "." + choice : "");
  }

  private void enlist(Waiter waiter) {
    takers.addAll(takersOf(waiter, Op.Take.class));
    for (var i = 0; i < waiter.choices.size(); i++) {
      if (waiter.choices.get(i) instanceof Op.Give give && !closed[give.channel()]) {
        arrive(give.channel(), nameOf(waiter, i), i, waiter);
      }
    }
  }

  private static List<Taker> takersOf(Waiter waiter, Class<? extends Op.Choice> kind) {
    var found = new ArrayList<Taker>();
    for (var i = 0; i < waiter.choices.size(); i++) {
      var choice = waiter.choices.get(i);
      var name = "take" + waiter.number + "." + i;
      if (kind.isInstance(choice)) {
        if (choice instanceof Op.Take(var inputs, var priority)) {
          found.add(new Taker(name, inputs, priority, waiter, i));
        } else if (choice instanceof Op.Later(var inputs, var priority)) {
          found.add(new Taker(name, inputs, priority, waiter, i));
        }
      }
    }
    return found;
  }

  private void timeComes(Waiter waiter) {
    failTheHopeless();
    if (waiters.contains(waiter)) {
      var due = takersOf(waiter, Op.Later.class);
      var best = bestOf(due);
      if (best != null) {
        commit(best.taker(), best.messages());
      } else {
        takers.addAll(due);
      }
    }
  }

  private void leaveIfWaiting(Waiter waiter, String outcome) {
    if (waiters.contains(waiter)) {
      leave(waiter, outcome);
    }
  }

  /** The call ends; nothing of it is left but its outcome. */
  private void leave(Waiter waiter, String outcome) {
    pending.removeIf(message -> message.owner == waiter);
    takers.removeIf(taker -> taker.waiter() == waiter);
    waiters.remove(waiter);
    outcomes.put(waiter.number, outcome);
  }

  // ---- arrivals and commits

  private Message arrive(int channel, String name, int choice, @Nullable Waiter owner) {
    var message = new Message(arrivals++, channel, name, choice, owner);
    pending.add(message);
    return message;
  }

  /** A message has arrived: is it taken, or is there room for it? */
  private boolean settle(Message message) {
    var best = bestOf(takers);
    if (best != null) {
      commit(best.taker(), best.messages());
      return true;
    }
    return refill(message.channel);
  }

  private @Nullable Found bestOf(List<Taker> candidates) {
    Found best = null;
    for (var taker : candidates) {
      var messages = Search.best(taker, pending);
      if (messages != null) {
        var found = new Found(taker, messages);
        if (best == null || found.isBetterThan(best)) {
          best = found;
        }
      }
    }
    return best;
  }

  /** A taker and what it would take. */
  record Found(Taker taker, List<Message> messages) {
    boolean isBetterThan(Found other) {
      return taker.priority() != other.taker.priority()
          ? taker.priority() > other.taker.priority()
          : Arrays.compare(Search.ages(messages), Search.ages(other.messages)) < 0;
    }
  }

  private void commit(Taker taker, List<Message> messages) {
    pending.removeAll(messages);
    for (var message : messages) {
      if (message.owner != null) {
        given(message.owner, message);
      }
    }
    var values =
        messages.stream().map(each -> each.name).collect(Collectors.joining(", ", "[", "]"));
    var waiter = taker.waiter();
    if (waiter == null) {
      matches.add(taker.name() + values);
    } else {
      leave(
          waiter,
          waiter.kind == Kind.RECEIVE
              ? "received " + messages.getFirst().name
              : "chose " + taker.choice() + values);
    }
    taker.needs().keySet().forEach(this::refill);
  }

  private void given(Waiter owner, Message message) {
    message.owner = null;
    leave(owner, owner.kind == Kind.SEND ? "sent" : "chose " + message.choice + "[]");
  }

  /** As many messages as the capacity allows need no sender that waits. True if one was let go. */
  private boolean refill(int channel) {
    var any = false;
    while (true) {
      var here = pending.stream().filter(message -> message.channel == channel).toList();
      var first = here.stream().filter(message -> message.owner != null).findFirst().orElse(null);
      var free = here.stream().filter(message -> message.owner == null).count();
      if (first == null || first.owner == null || free >= Channels.CAPACITIES.get(channel)) {
        return any;
      }
      given(first.owner, first);
      any = true;
    }
  }

  // ---- closed channels

  private void failTheHopeless() {
    for (var waiter : List.copyOf(waiters)) {
      if (waiters.contains(waiter) && isHopeless(waiter, true)) {
        leave(waiter, "closed");
        failTheHopeless();
        return;
      }
    }
  }

  private boolean isHopeless(Waiter waiter, boolean enlisted) {
    return IntStream.range(0, waiter.choices.size())
        .allMatch(i ->
            switch (waiter.choices.get(i)) {
              case Op.Give give ->
                  closed[give.channel()]
                      && !(enlisted
                          && pending.stream().anyMatch(m -> m.owner == waiter && m.choice == i));
              case Op.Take take -> isHopeless(take.inputs()) || allClosed(take.inputs());
              case Op.Later later ->
                  isHopeless(later.inputs())
                      || (allClosed(later.inputs())
                          && takers.stream()
                              .anyMatch(t -> t.waiter() == waiter && t.choice() == i));
            });
  }

  /** Nothing can come any more: what is not possible now never will be. */
  private boolean allClosed(List<Op.Input> inputs) {
    return !inputs.isEmpty() && inputs.stream().allMatch(input -> closed[input.channel()]);
  }

  private boolean isHopeless(List<Op.Input> inputs) {
    return new Taker("", inputs, 0, null, 0)
        .needs().entrySet().stream()
            .anyMatch(need ->
                closed[need.getKey()]
                    && pending.stream().filter(m -> m.channel == need.getKey()).count()
                        < need.getValue());
  }

  /** The takers that wait in vain, although their calls may have other choices. */
  Set<String> hopeless() {
    return takers.stream()
        .filter(taker -> isHopeless(taker.inputs()) || allClosed(taker.inputs()))
        .map(Taker::name)
        .collect(Collectors.toSet());
  }

  @Override
  public Picture picture() {
    var pendingNames = new ArrayList<List<String>>();
    var joinNames = new ArrayList<List<String>>();
    for (var c = 0; c < Channels.COUNT; c++) {
      var channel = c;
      pendingNames.add(
          pending.stream().filter(m -> m.channel == channel).map(m -> m.name).toList());
      joinNames.add(
          takers.stream()
              .filter(taker -> taker.needs().containsKey(channel) && !taker.isPlainReceiver())
              .map(Taker::name)
              .toList());
    }
    return new Picture(new TreeMap<>(outcomes), List.copyOf(matches), pendingNames, joinNames);
  }
}
