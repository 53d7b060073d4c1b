package dev.joins.proofs.model;

import dev.joins.proofs.programs.Channels;
import dev.joins.proofs.programs.Choice;
import dev.joins.proofs.programs.Part;
import dev.joins.proofs.programs.Shape;
import dev.joins.proofs.programs.Shapes;
import dev.joins.proofs.programs.Sum;
import dev.joins.proofs.semantics.Policy;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random programs. */
final class Programs {
  private static final int LONGEST = 25;
  private static final Shape NOTHING = new Shape(List.of(), Sum.ANY, 0, Policy.OLDEST);

  private Programs() {}

  /** Of everything, but with patterns that take whatever comes first. */
  static Arbitrary<List<Op>> any() {
    var channel = channel(0, Channels.COUNT - 1);
    return everything(channel, Shapes.plain(channel));
  }

  /** Of everything, with patterns of all kinds. */
  static Arbitrary<List<Op>> choosy() {
    var channel =
        Arbitraries.frequency(
            Tuple.of(3, Channels.OPEN), Tuple.of(2, Channels.BUFFER), Tuple.of(1, Channels.MEET));
    return everything(channel, Shapes.any(channel, Shapes.decided()));
  }

  private static Arbitrary<List<Op>> everything(
      Arbitrary<Integer> channel, Arbitrary<Shape> shape) {
    var number = Shapes.number();
    return Arbitraries.frequencyOf(
            Tuple.of(8, Combinators.combine(channel, number).as(Op.Send::new)),
            Tuple.of(1, channel.map(Op.SendError::new)),
            Tuple.of(2, Combinators.combine(channel, number).as(Op.SendTimed::new)),
            Tuple.of(4, Combinators.combine(channel, number).as(Op.TrySend::new)),
            Tuple.of(1, number.map(Op.Post::new)),
            Tuple.of(1, which().map(Op.Withdraw::new)),
            Tuple.of(3, channel.map(Op.Receive::new)),
            Tuple.of(2, channel.map(Op.ReceiveTimed::new)),
            Tuple.of(2, channel.map(Op.TryReceive::new)),
            Tuple.of(5, install(shape)),
            Tuple.of(1, which().map(Op.Remove::new)),
            Tuple.of(6, choices(channel, shape).map(Op.Select::new)),
            Tuple.of(2, choices(channel, shape).map(Op.TrySelect::new)),
            Tuple.of(1, Combinators.combine(which(), number).as(Op.Fill::new)),
            Tuple.of(1, which().map(Op.GiveBack::new)),
            Tuple.of(3, Combinators.combine(which(), number).as(Op.PutBack::new)),
            Tuple.of(1, channel.map(Op.Close::new)),
            Tuple.of(1, channel.map(Op.CloseNow::new)),
            Tuple.of(2, which().map(Op.Interrupt::new)))
        .list()
        .ofMaxSize(LONGEST);
  }

  /** Of messages whose senders offer others as well, and joins that want several of them. */
  static Arbitrary<List<Op>> contested() {
    var channel = Arbitraries.of(Channels.MEET, Channels.MEET + 1, Channels.BUFFER);
    var shape = Arbitraries.oneOf(Shapes.plain(channel), Shapes.any(channel, Shapes.decided()));
    var several = choice(channel, shape, 6, 2, 0).list().ofMinSize(2).ofMaxSize(3);
    return Arbitraries.frequencyOf(
            Tuple.of(8, several.map(Op.Select::new)),
            Tuple.of(3, install(shape)),
            Tuple.of(1, Combinators.combine(channel, Shapes.number()).as(Op.Send::new)),
            Tuple.of(1, channel.map(Op.TryReceive::new)),
            Tuple.of(1, which().map(Op.Remove::new)),
            Tuple.of(1, which().map(Op.Interrupt::new)))
        .list()
        .ofMaxSize(LONGEST);
  }

  /** Of patterns of all kinds that compete for the same messages, and for room. */
  static Arbitrary<List<Op>> competing() {
    var channel =
        Arbitraries.frequency(
            Tuple.of(3, Channels.OPEN),
            Tuple.of(2, Channels.OPEN + 1),
            Tuple.of(1, Channels.BUFFER),
            Tuple.of(1, Channels.BUFFER + 1));
    var number = Shapes.number();
    var shape = Shapes.any(channel, Shapes.decided());
    return Arbitraries.frequencyOf(
            Tuple.of(12, Combinators.combine(channel, number).as(Op.TrySend::new)),
            Tuple.of(2, Combinators.combine(channel, number).as(Op.Send::new)),
            Tuple.of(5, install(shape)),
            Tuple.of(1, channel.map(Op.Receive::new)),
            Tuple.of(1, channel.map(Op.TryReceive::new)),
            Tuple.of(1, choices(channel, shape).map(Op.Select::new)),
            Tuple.of(1, Combinators.combine(which(), number).as(Op.Fill::new)),
            Tuple.of(1, which().map(Op.GiveBack::new)),
            Tuple.of(3, Combinators.combine(which(), number).as(Op.PutBack::new)),
            Tuple.of(1, which().map(Op.Remove::new)))
        .list()
        .ofMaxSize(LONGEST);
  }

  /**
   * Of what goes the short way, but for those who could go one way or another: few plain patterns,
   * and who waits once beside them.
   */
  static Arbitrary<List<Op>> usual() {
    var channel = channel(Channels.OPEN, Channels.BUFFER);
    var number = Shapes.number();
    var shape = Shapes.plain(channel);
    return Arbitraries.frequencyOf(
            Tuple.of(12, Combinators.combine(channel, number).as(Op.TrySend::new)),
            Tuple.of(2, Combinators.combine(channel, number).as(Op.Send::new)),
            Tuple.of(4, install(shape)),
            Tuple.of(3, channel.map(Op.Receive::new)),
            Tuple.of(1, channel.map(Op.TryReceive::new)),
            Tuple.of(1, shape.map(one -> new Op.Select(List.of(new Choice.Take(one))))),
            Tuple.of(1, which().map(Op.Remove::new)))
        .list()
        .ofMaxSize(LONGEST);
  }

  /**
   * Of channels that nothing has joined while messages come there; then whatever takes the oldest
   * of several joins them.
   */
  static Arbitrary<List<Op>> apart() {
    var channel = channel(0, Channels.COUNT - 1);
    var number = Shapes.number();
    Arbitrary<Op> sends =
        Arbitraries.frequencyOf(
            Tuple.of(3, Combinators.combine(channel, number).as(Op.Send::new)),
            Tuple.of(1, channel.map(Op.TryReceive::new)));
    var one = channel.map(c -> (Choice) new Choice.Take(Shape.one(c)));
    Arbitrary<Op> joins = one.list().ofMinSize(2).ofMaxSize(3).map(Op.Select::new);
    return Combinators.combine(
            sends.list().ofMinSize(3).ofMaxSize(LONGEST / 2),
            Arbitraries.<Op>frequencyOf(Tuple.of(1, sends), Tuple.of(2, joins))
                .list()
                .ofMaxSize(LONGEST / 2))
        .as((before, behind) -> Stream.concat(before.stream(), behind.stream()).toList());
  }

  /**
   * Of patterns that take by a key, mostly one alone at its channels, some of which are bounded.
   */
  static Arbitrary<List<Op>> keyed() {
    var channel = channel(Channels.OPEN, Channels.MEET);
    var number = Shapes.number();
    var shape = Shapes.byKey(channel);
    return Arbitraries.frequencyOf(
            Tuple.of(10, Combinators.combine(channel, number).as(Op.Send::new)),
            Tuple.of(4, Combinators.combine(channel, number).as(Op.TrySend::new)),
            Tuple.of(1, Combinators.combine(channel, number).as(Op.SendTimed::new)),
            Tuple.of(3, install(shape)),
            Tuple.of(2, which().map(Op.Remove::new)),
            Tuple.of(1, shape.map(one -> new Op.Select(List.of(new Choice.Take(one))))),
            Tuple.of(1, channel.map(Op.Receive::new)),
            Tuple.of(2, channel.map(Op.TryReceive::new)),
            Tuple.of(1, which().map(Op.Interrupt::new)))
        .list()
        .ofMaxSize(LONGEST);
  }

  /** Of room that is filled or given back, and what comes there afterwards. */
  static Arbitrary<List<Op>> rooms() {
    var buffer = channel(Channels.BUFFER, Channels.MEET - 1);
    var number = Shapes.number();
    var shape =
        buffer.map(c ->
            new Shape(List.of(Part.one(Channels.OPEN), Part.room(c)), Sum.ANY, 0, Policy.OLDEST));
    return Arbitraries.frequencyOf(
            Tuple.of(2, install(shape)),
            Tuple.of(2, which().map(Op.Remove::new)),
            Tuple.of(2, shape.map(one -> new Op.Select(List.of(new Choice.Take(one))))),
            Tuple.of(6, number.map(value -> new Op.Send(Channels.OPEN, value))),
            Tuple.of(4, Combinators.combine(buffer, number).as(Op.TrySend::new)),
            Tuple.of(2, Combinators.combine(buffer, number).as(Op.Send::new)),
            Tuple.of(4, Combinators.combine(which(), number).as(Op.Fill::new)),
            Tuple.of(2, which().map(Op.GiveBack::new)),
            Tuple.of(4, buffer.map(Op.TryReceive::new)),
            Tuple.of(1, which().map(Op.Interrupt::new)))
        .list()
        .ofMaxSize(LONGEST);
  }

  /** Of messages that are lent and put back, among others that come and go. */
  static Arbitrary<List<Op>> lent() {
    var channel = Arbitraries.of(Channels.OPEN, Channels.OPEN + 1, Channels.BUFFER, Channels.MEET);
    var number = Shapes.number();
    var shape =
        Arbitraries.frequencyOf(
            Tuple.of(4, Shapes.lending(channel)),
            Tuple.of(1, Shapes.byKey(channel)),
            Tuple.of(2, Shapes.any(channel, Shapes.decided())));
    return Arbitraries.frequencyOf(
            Tuple.of(8, Combinators.combine(channel, number).as(Op.Send::new)),
            Tuple.of(3, Combinators.combine(channel, number).as(Op.TrySend::new)),
            Tuple.of(7, Combinators.combine(which(), number).as(Op.PutBack::new)),
            Tuple.of(3, install(shape)),
            Tuple.of(2, which().map(Op.Remove::new)),
            Tuple.of(4, shape.map(one -> new Op.TrySelect(List.of(new Choice.Take(one))))),
            Tuple.of(2, shape.map(one -> new Op.Select(List.of(new Choice.Take(one))))),
            Tuple.of(2, channel.map(Op.TryReceive::new)),
            Tuple.of(1, channel.map(Op.Receive::new)),
            Tuple.of(1, channel.map(Op.Close::new)),
            Tuple.of(1, channel.map(Op.CloseNow::new)),
            Tuple.of(1, which().map(Op.Interrupt::new)))
        .list()
        .ofMaxSize(LONGEST);
  }

  /** Of channels that are closed while somebody waits there. */
  static Arbitrary<List<Op>> closing() {
    var channel = Arbitraries.of(Channels.MEET, Channels.BUFFER);
    var shape = Arbitraries.oneOf(Shapes.plain(channel), Shapes.any(channel, Shapes.decided()));
    var few = choice(channel, shape, 2, 4, 0).list().ofMinSize(1).ofMaxSize(2);
    return Arbitraries.frequencyOf(
            Tuple.of(1, install(shape)),
            Tuple.of(4, Combinators.combine(channel, Shapes.number()).as(Op.Send::new)),
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

  private static Arbitrary<Op> install(Arbitrary<Shape> shape) {
    return shape.map(Op.Install::new);
  }

  private static Arbitrary<Integer> which() {
    return Arbitraries.integers().between(0, 9);
  }

  private static Arbitrary<List<Choice>> choices(
      Arbitrary<Integer> channel, Arbitrary<Shape> shape) {
    return choice(channel, shape, 4, 4, 1).list().ofMinSize(1).ofMaxSize(4);
  }

  private static Arbitrary<Choice> choice(
      Arbitrary<Integer> channel, Arbitrary<Shape> shape, int gives, int takes, int laters) {
    var later = Arbitraries.frequencyOf(Tuple.of(4, shape), Tuple.of(1, Arbitraries.just(NOTHING)));
    return Arbitraries.frequencyOf(
        Tuple.of(
            gives,
            Combinators.combine(channel, Shapes.number(), Shapes.priority()).as(Choice.Give::new)),
        Tuple.of(takes, shape.map(Choice.Take::new)),
        Tuple.of(laters, later.map(Choice.Default::new)),
        Tuple.of(laters, later.map(Choice.Later::new)));
  }
}
