package dev.joins.proofs.model;

import dev.joins.ChannelClosedException;
import dev.joins.Failure;
import dev.joins.Posted;
import dev.joins.channel.Channel;
import dev.joins.match.commit.Closing;
import dev.joins.match.commit.LentMessage;
import dev.joins.match.commit.Looking;
import dev.joins.match.commit.Receiving;
import dev.joins.match.commit.ReservedRoom;
import dev.joins.match.commit.Rule;
import dev.joins.match.commit.Sending;
import dev.joins.match.pattern.Batch;
import dev.joins.match.select.SelectClause;
import dev.joins.match.select.Selecting;
import dev.joins.match.store.Place;
import dev.joins.proofs.programs.Bang;
import dev.joins.proofs.programs.Channels;
import dev.joins.proofs.programs.Choice;
import dev.joins.proofs.programs.Token;
import dev.joins.tasklet.CooperativeScheduler;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Runs a program on the real thing, under the cooperative scheduler. */
final class Kernel implements Subject {
  private static final long MOMENT = 1_000_000_000;
  private static final dev.joins.Choice ANY = dev.joins.Choice.oldest(); // not used

  private final CooperativeScheduler scheduler = Scheduler.cooperative();
  private final List<Channel<Token>> channels = new ArrayList<>();
  private final SortedMap<Integer, String> outcomes = new TreeMap<>();
  private final List<String> matches = new ArrayList<>();
  private final List<Posted> posted = new ArrayList<>();
  private final List<Rule> rules = new ArrayList<>();
  private final SortedMap<Integer, Tasklet> waiting = new TreeMap<>();

  /** Reserved and not used, by the name of the match. */
  private final SortedMap<String, ReservedRoom> rooms = new TreeMap<>();

  /** Not put back, by the name of the match and the place in it. */
  private final SortedMap<String, LentMessage> loans = new TreeMap<>();

  /** How often each pattern has fired. */
  private final Map<String, Integer> firings = new HashMap<>();

  Kernel() {
    for (var i = 0; i < Channels.COUNT; i++) {
      channels.add(Channel.of(Channels.NAMES.get(i), Channels.CAPACITIES.get(i), null));
    }
  }

  private interface Act {
    @Nullable String perform() throws InterruptedException;
  }

  @Override
  public void step(int number, Op op) {
    var name = "m" + number;
    switch (op) {
      case Op.Send(var c, var value) -> spawn(number, () -> send(c, new Token(name, value)));
      case Op.SendError(var c) -> spawn(number, () -> send(c, new Failure(new Bang(name))));
      case Op.SendTimed(var c, var value) ->
          spawn(
              number,
              () -> Sending.send(place(c), new Token(name, value), MOMENT) ? "sent" : "too late");
      case Op.TrySend(var c, var value) ->
          perform(
              number,
              () -> Sending.trySend(place(c), new Token(name, value)) ? "sent" : "not sent");
      case Op.Post(var value) ->
          perform(
              number,
              () -> {
                posted.add(Sending.post(place(Channels.OPEN), new Token(name, value)));
                return "posted";
              });
      case Op.Withdraw(var which) ->
          perform(
              number,
              () ->
                  posted.isEmpty()
                      ? "nothing"
                      : posted.get(which % posted.size()).withdraw() ? "withdrawn" : "gone");
      case Op.Receive(var c) -> spawn(number, () -> "received " + Receiving.receive(place(c)));
      case Op.ReceiveTimed(var c) ->
          spawn(number, () -> "received " + Receiving.receive(place(c), MOMENT));
      case Op.TryReceive(var c) ->
          perform(number, () -> "received " + Receiving.tryReceive(place(c)));
      case Op.Install(var shape) ->
          perform(
              number,
              () -> {
                var rule = "rule" + number;
                rules.add(
                    Rule.install(
                        shape.join(rule, channels, ANY, null).pattern(),
                        values -> matches.add(rule + namesOf(rule, values))));
                return "installed";
              });
      case Op.Remove(var which) -> {
        if (!rules.isEmpty()) {
          rules.get(which % rules.size()).remove();
        }
      }
      case Op.Select(var choices) ->
          spawn(number, () -> chosen(number, Selecting.select(clauses(number, choices))));
      case Op.TrySelect(var choices) ->
          perform(number, () -> chosen(number, Selecting.poll(clauses(number, choices))));
      case Op.Fill(var which, var value) -> {
        if (!rooms.isEmpty()) {
          perform(
              number,
              () -> {
                removeRoom(which).send(new Token(name, value));
                return "filled";
              });
        }
      }
      case Op.GiveBack(var which) -> {
        if (!rooms.isEmpty()) {
          removeRoom(which).giveBack();
        }
      }
      case Op.PutBack(var which, var value) -> {
        if (!loans.isEmpty()) {
          var loan = new ArrayList<>(loans.keySet()).get(which % loans.size());
          Objects.requireNonNull(loans.remove(loan)).putBack(new Token(name, value));
        }
      }
      case Op.Close(var c) -> Closing.close(place(c));
      case Op.CloseNow(var c) ->
          perform(number, () -> "never taken: " + names(Closing.closeNow(place(c))));
      case Op.Interrupt(var which) -> {
        if (!waiting.isEmpty()) {
          new ArrayList<>(waiting.values()).get(which % waiting.size()).interrupt();
        }
      }
    }
    scheduler.runUntilIdle();
  }

  private Place place(int channel) {
    return channels.get(channel).place();
  }

  private String send(int channel, Object value) throws InterruptedException {
    Sending.send(place(channel), value);
    return "sent";
  }

  private String chosen(int number, Selecting.@Nullable Chosen chosen) {
    return chosen == null
        ? "chose -1[]"
        : "chose "
            + chosen.clause()
            + namesOf("take" + number + "." + chosen.clause(), chosen.values());
  }

  /** And keeps the room among the values of a match. */
  private List<String> namesOf(String pattern, Object[] values) {
    var names = new ArrayList<String>();
    for (var value : values) {
      switch (value) {
        case ReservedRoom room ->
            rooms.put(roomName(pattern, firings.getOrDefault(pattern, 0)), room);
        case Batch batch -> batch.messages().forEach(each -> add(each, pattern, names));
        default -> add(value, pattern, names);
      }
    }
    firings.merge(pattern, 1, Integer::sum);
    return names;
  }

  /** And keeps it, if it is lent. */
  private void add(Object given, String pattern, List<String> names) {
    if (given instanceof LentMessage lent) {
      loans.put(loanName(roomName(pattern, firings.getOrDefault(pattern, 0)), names.size()), lent);
    }
    names.add(Token.nameOf(LentMessage.valueOf(given)));
  }

  static String loanName(String match, int place) {
    return match + " " + place;
  }

  static String roomName(String pattern, int firing) {
    return pattern + " " + firing;
  }

  static List<String> names(List<Object> messages) {
    return messages.stream().map(Token::nameOf).toList();
  }

  private ReservedRoom removeRoom(int which) {
    var match = new ArrayList<>(rooms.keySet()).get(which % rooms.size());
    return Objects.requireNonNull(rooms.remove(match));
  }

  private void spawn(int number, Act act) {
    waiting.put(
        number,
        scheduler.spawn(
            "step" + number,
            () -> {
              perform(number, act);
              waiting.remove(number);
            }));
  }

  private void perform(int number, Act act) {
    String outcome;
    try {
      outcome = act.perform();
    } catch (InterruptedException interrupted) {
      outcome = "interrupted";
    } catch (ChannelClosedException closed) {
      outcome = "closed";
    } catch (Bang received) {
      outcome = "received " + received.getMessage();
    }
    outcomes.put(number, outcome == null ? "null" : outcome);
  }

  private SelectClause[] clauses(int number, List<Choice> choices) {
    var clauses = new ArrayList<SelectClause>();
    for (var choice : choices) {
      var name = number + "." + clauses.size();
      clauses.add(
          switch (choice) {
            case Choice.Give(var c, var value, var priority) ->
                new SelectClause.Give(place(c), new Token("m" + name, value), priority);
            case Choice.Take(var shape) ->
                new SelectClause.Take(shape.join("take" + name, channels, ANY, null).pattern());
            case Choice.Default(var shape) ->
                new SelectClause.TakeAfter(
                    shape.join("take" + name, channels, ANY, null).pattern(), 0);
            case Choice.Later(var shape) ->
                new SelectClause.TakeAfter(
                    shape.join("take" + name, channels, ANY, null).pattern(), MOMENT);
          });
    }
    return clauses.toArray(SelectClause[]::new);
  }

  @Override
  public Picture picture() {
    return new Picture(
        new TreeMap<>(outcomes),
        List.copyOf(matches),
        rules.stream().map(Rule::fired).toList(),
        channels.stream().map(channel -> names(channel.place().snapshot())).toList(),
        channels.stream()
            .map(channel ->
                Looking.whatTakersLack(channel.place()).stream()
                    .map(line -> line.substring(0, line.indexOf(':')))
                    .toList())
            .toList());
  }

  @Override
  public void close() {
    scheduler.close();
  }
}
