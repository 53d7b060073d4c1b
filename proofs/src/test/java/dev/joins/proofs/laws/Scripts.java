package dev.joins.proofs.laws;

import dev.joins.proofs.laws.Script.Act;
import dev.joins.proofs.laws.Script.Kind;
import dev.joins.proofs.laws.Script.Rule;
import dev.joins.proofs.programs.Channels;
import dev.joins.proofs.programs.Choice;
import dev.joins.proofs.programs.Shape;
import dev.joins.proofs.programs.Shapes;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random scripts. */
final class Scripts {
  private Scripts() {}

  /** Two of them use few channels, so that their patterns compete, and one uses all. */
  static Arbitrary<Script> any() {
    return Arbitraries.oneOf(
        scripts(Arbitraries.of(Channels.OPEN, Channels.OPEN + 1)),
        scripts(Arbitraries.of(Channels.OPEN, Channels.BUFFER, Channels.MEET)),
        scripts(Arbitraries.integers().between(0, Channels.COUNT - 1)));
  }

  private static Arbitrary<Script> scripts(Arbitrary<Integer> channel) {
    var shape = shapes(channel);
    var rule =
        Combinators.combine(shape, rarely(4), rarely(4), Arbitraries.of(true, false)).as(Rule::new);
    return Combinators.combine(
            rule.list().ofMinSize(1).ofMaxSize(4),
            act(channel, shape).list().ofMinSize(1).ofMaxSize(5).list().ofMinSize(1).ofMaxSize(4),
            rarely(9))
        .as(Script::new)
        .map(Scripts::withoutErrorsWhereRoomIsReserved);
  }

  private static Arbitrary<Shape> shapes(Arbitrary<Integer> channel) {
    return Arbitraries.frequencyOf(
            Tuple.of(1, Shapes.plain(channel)), Tuple.of(3, Shapes.any(channel, Shapes.policy())))
        .filter(shape -> shape.rooms().stream().noneMatch(shape::reads));
  }

  private static Arbitrary<Act> act(Arbitrary<Integer> channel, Arbitrary<Shape> shape) {
    var kind =
        Arbitraries.frequency(
            Tuple.of(30, Kind.SEND),
            Tuple.of(4, Kind.SEND_IN_TIME),
            Tuple.of(2, Kind.SEND_ERROR),
            Tuple.of(8, Kind.TRY_SEND),
            Tuple.of(3, Kind.RECEIVE),
            Tuple.of(3, Kind.RECEIVE_IN_TIME),
            Tuple.of(3, Kind.TRY_RECEIVE),
            Tuple.of(2, Kind.CALL),
            Tuple.of(1, Kind.CALL_IN_TIME),
            Tuple.of(1, Kind.CALL_BROKEN),
            Tuple.of(2, Kind.CALL_LEFT),
            Tuple.of(2, Kind.CALL_RIGHT),
            Tuple.of(2, Kind.SLEEP),
            Tuple.of(1, Kind.CLOSE),
            Tuple.of(2, Kind.INTERRUPT));
    var simple =
        Combinators.combine(kind, channel, Shapes.number())
            .as((what, where, number) -> new Act(what, where, number, List.of()));
    var select =
        Combinators.combine(
                Arbitraries.frequency(Tuple.of(4, Kind.SELECT), Tuple.of(1, Kind.TRY_SELECT)),
                choice(channel, shape).list().ofMinSize(1).ofMaxSize(3))
            .as((what, choices) -> new Act(what, 0, 0, choices));
    return Arbitraries.frequencyOf(Tuple.of(5, simple), Tuple.of(1, select));
  }

  private static Arbitrary<Choice> choice(Arbitrary<Integer> channel, Arbitrary<Shape> shape) {
    return Arbitraries.frequencyOf(
        Tuple.of(
            2,
            Combinators.combine(channel, Shapes.number()).as((c, n) -> new Choice.Give(c, n, 0))),
        Tuple.of(3, shape.map(Choice.Take::new)),
        Tuple.of(1, shape.map(Choice.Later::new)));
  }

  private static Arbitrary<Boolean> rarely(int oneIn) {
    return Arbitraries.frequency(Tuple.of(oneIn, false), Tuple.of(1, true));
  }

  /** Where an error is among what was taken, nobody tells when the room is given back. */
  private static Script withoutErrorsWhereRoomIsReserved(Script script) {
    return script.shapes().allMatch(shape -> shape.rooms().isEmpty())
        ? script
        : new Script(
            script.rules(),
            script.tasklets().stream()
                .map(acts -> acts.stream().map(Scripts::withoutError).toList())
                .toList(),
            script.isRude());
  }

  private static Act withoutError(Act act) {
    return act.kind() == Kind.SEND_ERROR
        ? new Act(Kind.SEND, act.channel(), act.number(), act.choices())
        : act;
  }
}
