package dev.joins.proofs.model;

import dev.joins.match.Alternative;
import dev.joins.match.ChannelClosedException;
import dev.joins.match.Input;
import dev.joins.match.Pattern;
import dev.joins.match.Place;
import dev.joins.match.Posted;
import dev.joins.match.Rule;
import dev.joins.match.Selection;
import dev.joins.tasklet.CooperativeScheduler;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Runs a program on the real thing, under the cooperative scheduler. */
final class Kernel implements Subject {
  private static final long MOMENT = 1_000_000_000;

  private final CooperativeScheduler scheduler = Scheduler.cooperative();
  private final List<Place> places = new ArrayList<>();
  private final SortedMap<Integer, String> outcomes = new TreeMap<>();
  private final List<String> matches = new ArrayList<>();
  private final List<Posted> posted = new ArrayList<>();
  private final List<Rule> rules = new ArrayList<>();
  private final SortedMap<Integer, Tasklet> waiting = new TreeMap<>();

  Kernel() {
    for (var i = 0; i < Channels.COUNT; i++) {
      places.add(new Place(Channels.NAMES.get(i), Channels.CAPACITIES.get(i), null));
    }
  }

  private interface Act {
    @Nullable String perform() throws InterruptedException;
  }

  @Override
  public void step(int number, Op op) {
    var message = "m" + number;
    switch (op) {
      case Op.Send(var c) ->
          spawn(
              number,
              () -> {
                places.get(c).send(message);
                return "sent";
              });
      case Op.SendTimed(var c) ->
          spawn(number, () -> places.get(c).send(message, MOMENT) ? "sent" : "too late");
      case Op.TrySend(var c) ->
          perform(number, () -> places.get(c).trySend(message) ? "sent" : "not sent");
      case Op.Post() ->
          perform(
              number,
              () -> {
                posted.add(places.get(Channels.OPEN).post(message));
                return "posted";
              });
      case Op.Withdraw(var which) ->
          perform(
              number,
              () ->
                  posted.isEmpty()
                      ? "nothing"
                      : posted.get(which % posted.size()).withdraw() ? "withdrawn" : "gone");
      case Op.Receive(var c) -> spawn(number, () -> "received " + places.get(c).receive());
      case Op.ReceiveTimed(var c) ->
          spawn(number, () -> "received " + places.get(c).receive(MOMENT));
      case Op.TryReceive(var c) -> perform(number, () -> "received " + places.get(c).tryReceive());
      case Op.Install(var inputs, var priority) ->
          perform(
              number,
              () -> {
                rules.add(
                    Rule.install(
                        pattern("rule" + number, inputs, priority),
                        values -> matches.add("rule" + number + Arrays.toString(values))));
                return "installed";
              });
      case Op.Remove(var which) -> {
        if (!rules.isEmpty()) {
          rules.get(which % rules.size()).remove();
        }
      }
      case Op.Select(var choices) ->
          spawn(
              number,
              () -> {
                var selection = new Selection(alternatives(number, choices));
                return "chose " + selection.select() + Arrays.toString(selection.values());
              });
      case Op.TrySelect(var choices) ->
          perform(
              number,
              () -> {
                var selection = new Selection(alternatives(number, choices));
                return "chose " + selection.poll() + Arrays.toString(selection.values());
              });
      case Op.Close(var c) -> places.get(c).close();
      case Op.CloseNow(var c) -> perform(number, () -> "never taken: " + places.get(c).closeNow());
      case Op.Interrupt(var which) -> {
        if (!waiting.isEmpty()) {
          new ArrayList<>(waiting.values()).get(which % waiting.size()).interrupt();
        }
      }
    }
    scheduler.runUntilIdle();
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
    }
    outcomes.put(number, outcome == null ? "null" : outcome);
  }

  private Pattern pattern(String name, List<Op.Input> inputs, int priority) {
    return new Pattern(
        name,
        priority,
        inputs.stream()
            .map(input -> new Input(places.get(input.channel()), input.count()))
            .toList(),
        null);
  }

  private List<Alternative> alternatives(int number, List<Op.Choice> choices) {
    var alternatives = new ArrayList<Alternative>();
    for (var choice : choices) {
      var name = number + "." + alternatives.size();
      alternatives.add(
          switch (choice) {
            case Op.Give(var c, var priority) ->
                new Alternative.Give(places.get(c), "m" + name, priority);
            case Op.Take(var inputs, var priority) ->
                new Alternative.Take(pattern("take" + name, inputs, priority));
            case Op.Later(var inputs, var priority) ->
                new Alternative.TakeAfter(pattern("take" + name, inputs, priority), MOMENT);
          });
    }
    return alternatives;
  }

  @Override
  public Picture picture() {
    return new Picture(
        new TreeMap<>(outcomes),
        List.copyOf(matches),
        places.stream()
            .map(place -> place.snapshot().stream().map(Object::toString).toList())
            .toList(),
        places.stream()
            .map(place ->
                place.whatItsTakersLack().stream()
                    .map(line -> line.substring(0, line.indexOf(':')))
                    .toList())
            .toList());
  }

  @Override
  public void close() {
    scheduler.close();
  }
}
