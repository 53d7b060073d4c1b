package dev.joins.proofs.model;

import dev.joins.proofs.model.Op.Choice;
import dev.joins.proofs.model.Op.Input;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random programs. */
final class Programs {
  private static final int LONGEST = 25;

  private Programs() {}

  /** Of everything. */
  static Arbitrary<List<Op>> any() {
    var channel = channel(0, Channels.COUNT - 1);
    return Arbitraries.frequencyOf(
            Tuple.of(6, channel.map(Op.Send::new)),
            Tuple.of(2, channel.map(Op.SendTimed::new)),
            Tuple.of(3, channel.map(Op.TrySend::new)),
            Tuple.of(1, Arbitraries.just(new Op.Post())),
            Tuple.of(1, which().map(Op.Withdraw::new)),
            Tuple.of(4, channel.map(Op.Receive::new)),
            Tuple.of(2, channel.map(Op.ReceiveTimed::new)),
            Tuple.of(2, channel.map(Op.TryReceive::new)),
            Tuple.of(4, rule(channel)),
            Tuple.of(1, which().map(Op.Remove::new)),
            Tuple.of(6, choices(channel).map(Op.Select::new)),
            Tuple.of(2, choices(channel).map(Op.TrySelect::new)),
            Tuple.of(1, channel.map(Op.Close::new)),
            Tuple.of(1, channel.map(Op.CloseNow::new)),
            Tuple.of(2, which().map(Op.Interrupt::new)))
        .list()
        .ofMaxSize(LONGEST);
  }

  /** Of messages whose senders offer others as well, and joins that want several of them. */
  static Arbitrary<List<Op>> contested() {
    var channel = channel(0, 2);
    var several = choice(channel, 6, 2, 0).list().ofMinSize(2).ofMaxSize(3);
    return Arbitraries.frequencyOf(
            Tuple.of(8, several.map(Op.Select::new)),
            Tuple.of(3, rule(channel)),
            Tuple.of(1, channel.map(Op.Send::new)),
            Tuple.of(1, channel.map(Op.TryReceive::new)),
            Tuple.of(1, which().map(Op.Remove::new)),
            Tuple.of(1, which().map(Op.Interrupt::new)))
        .list()
        .ofMaxSize(LONGEST);
  }

  /** Of patterns that compete for the same messages. */
  static Arbitrary<List<Op>> competing() {
    var channel = channel(2, Channels.OPEN);
    return Arbitraries.frequencyOf(
            Tuple.of(10, channel.map(Op.TrySend::new)),
            Tuple.of(4, rule(channel)),
            Tuple.of(1, channel.map(Op.Receive::new)),
            Tuple.of(1, choices(channel).map(Op.Select::new)),
            Tuple.of(1, which().map(Op.Remove::new)))
        .list()
        .ofMaxSize(LONGEST);
  }

  /** Of channels that are closed while somebody waits there. */
  static Arbitrary<List<Op>> closing() {
    var channel = channel(0, 1);
    var few = choice(channel, 2, 4, 0).list().ofMinSize(1).ofMaxSize(2);
    return Arbitraries.frequencyOf(
            Tuple.of(1, rule(channel)),
            Tuple.of(4, channel.map(Op.Send::new)),
            Tuple.of(1, channel.map(Op.Receive::new)),
            Tuple.of(2, channel.map(Op.TryReceive::new)),
            Tuple.of(6, few.map(Op.Select::new)),
            Tuple.of(2, channel.map(Op.Close::new)),
            Tuple.of(1, channel.map(Op.CloseNow::new)),
            Tuple.of(4, which().map(Op.Interrupt::new)))
        .list()
        .ofMaxSize(LONGEST);
  }

  private static Arbitrary<Integer> channel(int least, int most) {
    return Arbitraries.integers().between(least, most);
  }

  private static Arbitrary<Integer> which() {
    return Arbitraries.integers().between(0, 9);
  }

  private static Arbitrary<Integer> priority() {
    return Arbitraries.frequency(Tuple.of(6, 0), Tuple.of(1, 1), Tuple.of(1, -1));
  }

  private static Arbitrary<Op> rule(Arbitrary<Integer> channel) {
    return Combinators.combine(inputs(channel, 1), priority()).as(Op.Install::new);
  }

  private static Arbitrary<List<Input>> inputs(Arbitrary<Integer> channel, int least) {
    var count = Arbitraries.frequency(Tuple.of(4, 1), Tuple.of(1, 2), Tuple.of(1, 3));
    return Combinators.combine(channel, count).as(Input::new).list().ofMinSize(least).ofMaxSize(3);
  }

  private static Arbitrary<List<Choice>> choices(Arbitrary<Integer> channel) {
    return choice(channel, 4, 4, 1).list().ofMinSize(1).ofMaxSize(4);
  }

  private static Arbitrary<Choice> choice(
      Arbitrary<Integer> channel, int gives, int takes, int laters) {
    return Arbitraries.frequencyOf(
        Tuple.of(gives, Combinators.combine(channel, priority()).as(Op.Give::new)),
        Tuple.of(takes, Combinators.combine(inputs(channel, 1), priority()).as(Op.Take::new)),
        Tuple.of(laters, Combinators.combine(inputs(channel, 0), priority()).as(Op.Later::new)));
  }
}
