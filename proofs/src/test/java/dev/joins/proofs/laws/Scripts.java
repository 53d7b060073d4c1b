package dev.joins.proofs.laws;

import dev.joins.proofs.laws.Script.Act;
import dev.joins.proofs.laws.Script.Kind;
import dev.joins.proofs.laws.Script.Rule;
import dev.joins.proofs.laws.Script.Term;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random scripts. */
final class Scripts {
  private Scripts() {}

  static Arbitrary<Script> any() {
    var channel = Arbitraries.integers().between(0, Script.CHANNELS.size() - 1);
    var kind =
        Arbitraries.frequency(
            Tuple.of(12, Kind.SEND),
            Tuple.of(3, Kind.SEND_IN_TIME),
            Tuple.of(2, Kind.SEND_ERROR),
            Tuple.of(4, Kind.TRY_SEND),
            Tuple.of(5, Kind.RECEIVE),
            Tuple.of(3, Kind.RECEIVE_IN_TIME),
            Tuple.of(3, Kind.TRY_RECEIVE),
            Tuple.of(4, Kind.SELECT),
            Tuple.of(2, Kind.CALL),
            Tuple.of(1, Kind.CALL_IN_TIME),
            Tuple.of(1, Kind.CALL_BROKEN),
            Tuple.of(1, Kind.CLOSE),
            Tuple.of(2, Kind.INTERRUPT));
    var act = Combinators.combine(kind, channel, channel).as(Act::new);
    var count = Arbitraries.frequency(Tuple.of(4, 1), Tuple.of(1, 2));
    var term = Combinators.combine(channel, count).as(Term::new);
    var priority = Arbitraries.frequency(Tuple.of(4, 0), Tuple.of(1, 1), Tuple.of(1, -1));
    var rule =
        Combinators.combine(
                term.list().ofMinSize(1).ofMaxSize(2),
                priority,
                Arbitraries.frequency(Tuple.of(4, false), Tuple.of(1, true)))
            .as(Rule::new);
    return Combinators.combine(
            rule.list().ofMaxSize(4),
            act.list().ofMinSize(1).ofMaxSize(6).list().ofMinSize(1).ofMaxSize(5))
        .as(Script::new);
  }
}
