package dev.joins.proofs.programs;

import dev.joins.proofs.programs.Look.Best;
import dev.joins.proofs.programs.Part.Kind;
import dev.joins.proofs.semantics.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random patterns. */
public final class Shapes {
  private static final int MOST_PARTS = 3;

  /** The reference semantics tries all combinations. */
  private static final int MOST_MESSAGES = 4;

  private Shapes() {}

  public static Arbitrary<Integer> number() {
    return Arbitraries.integers().between(0, Look.ALL);
  }

  public static Arbitrary<Integer> priority() {
    return Arbitraries.frequency(Tuple.of(6, 0), Tuple.of(1, 1), Tuple.of(1, -1));
  }

  /** With counts and priorities, but no terms that choose among messages. */
  public static Arbitrary<Shape> plain(Arbitrary<Integer> channel) {
    var count = Arbitraries.frequency(Tuple.of(4, 1), Tuple.of(1, 2), Tuple.of(1, 3));
    var part =
        Combinators.combine(channel, count)
            .as((c, k) -> new Part(k == 1 ? Kind.ONE : Kind.TIMES, k, List.of(Look.at(c))));
    return Combinators.combine(part.list().ofMinSize(1).ofMaxSize(MOST_PARTS), priority())
        .as((parts, priority) -> new Shape(parts, Sum.ANY, priority, Policy.OLDEST))
        .filter(shape -> shape.size() <= MOST_MESSAGES);
  }

  /** Whatever comes first of one or two channels, or the best, to be put back. */
  public static Arbitrary<Shape> lending(Arbitrary<Integer> channel) {
    var best = Arbitraries.of(Best.OLDEST, Best.OLDEST, Best.LOWEST);
    var look =
        Combinators.combine(channel, best, Arbitraries.of(Look.ALL, 2))
            .as((c, b, most) -> new Look(c, most, false, false, false, b, true));
    var part =
        Arbitraries.frequencyOf(
            Tuple.of(4, look.map(one -> new Part(Kind.ONE, 1, List.of(one)))),
            Tuple.of(1, look.map(one -> new Part(Kind.TIMES, 2, List.of(one)))),
            Tuple.of(1, look.map(one -> new Part(Kind.UP_TO, 2, List.of(one)))));
    return Combinators.combine(part.list().ofMinSize(1).ofMaxSize(2), sum(), priority())
        .as((parts, sum, priority) ->
            new Shape(parts, sum.atMost(parts.size()), priority, Policy.OLDEST))
        .filter(Shape::isAllowed);
  }

  /** So many messages of each of several channels, all with one key. */
  public static Arbitrary<Shape> byKey(Arbitrary<Integer> channel) {
    var count = Arbitraries.frequency(Tuple.of(5, 1), Tuple.of(1, 2));
    return Combinators.combine(channel.set().ofMinSize(2).ofMaxSize(MOST_PARTS), count)
        .as((channels, first) -> {
          var parts = new ArrayList<Part>();
          for (var each : channels) {
            var look = List.of(keyed(Look.at(each)));
            var several = parts.isEmpty() && first > 1;
            parts.add(new Part(several ? Kind.TIMES : Kind.ONE, several ? first : 1, look));
          }
          return new Shape(parts, Sum.ANY, 0, Policy.OLDEST);
        });
  }

  /** Policies with one outcome. */
  public static Arbitrary<Policy> decided() {
    return Arbitraries.frequency(Tuple.of(5, Policy.OLDEST), Tuple.of(1, Policy.DECLARED));
  }

  /** Policies of all kinds. */
  public static Arbitrary<Policy> policy() {
    return Arbitraries.frequency(
        Tuple.of(4, Policy.OLDEST), Tuple.of(1, Policy.DECLARED), Tuple.of(2, Policy.ANY));
  }

  /** Of everything that the kernel allows. */
  public static Arbitrary<Shape> any(Arbitrary<Integer> channel, Arbitrary<Policy> policy) {
    var parts =
        Arbitraries.frequencyOf(
            Tuple.of(3, parts(look(channel))),
            Tuple.of(2, parts(mostly(look(channel), Shapes::keyed))),
            Tuple.of(2, parts(mostly(look(channel), Shapes::ordered))),
            Tuple.of(2, parts(mostly(look(channel), Shapes::choosing))),
            Tuple.of(1, crossing(channel)));
    return Combinators.combine(parts, room(), sum(), priority(), policy)
        .as((taking, room, sum, priority, who) -> {
          var all = new ArrayList<>(taking);
          all.addAll(room);
          return new Shape(all, sum.atMost(taking.size()), priority, who);
        })
        .filter(shape -> shape.size() <= MOST_MESSAGES && shape.isAllowed());
  }

  private static Arbitrary<List<Part>> parts(Arbitrary<Look> look) {
    var several = look.list().ofMinSize(2).ofMaxSize(3);
    var count = Arbitraries.integers().between(1, 2);
    var part =
        Arbitraries.frequencyOf(
            Tuple.of(8, look.map(one -> new Part(Kind.ONE, 1, List.of(one)))),
            Tuple.of(
                2,
                Combinators.combine(look, count)
                    .as((one, k) -> new Part(Kind.TIMES, k + 1, List.of(one)))),
            Tuple.of(
                3,
                Combinators.combine(look, count)
                    .as((one, k) -> new Part(Kind.UP_TO, k + 1, List.of(one)))),
            Tuple.of(
                1,
                Combinators.combine(several, count)
                    .as((of, k) -> new Part(Kind.SOME_OF, k, oldest(of)))),
            Tuple.of(
                2,
                Combinators.combine(several, count)
                    .as((of, k) -> new Part(Kind.AT_MOST, k, oldest(of)))),
            Tuple.of(2, several.map(of -> new Part(Kind.ALL_OF, of.size(), of))));
    return Arbitraries.frequency(Tuple.of(3, 1), Tuple.of(4, 2), Tuple.of(1, MOST_PARTS))
        .flatMap(parts -> part.list().ofSize(parts));
  }

  /** The lowest of one channel and the highest of another, if the one is not above the other. */
  private static Arbitrary<List<Part>> crossing(Arbitrary<Integer> channel) {
    return Combinators.combine(channel, channel, Arbitraries.of(false, true))
        .as((low, high, keyed) ->
            List.of(
                new Part(
                    Kind.ONE,
                    1,
                    List.of(new Look(low, Look.ALL, keyed, true, false, Best.LOWEST, false))),
                new Part(
                    Kind.ONE,
                    1,
                    List.of(new Look(high, Look.ALL, keyed, true, false, Best.HIGHEST, false)))));
  }

  private static Arbitrary<Look> look(Arbitrary<Integer> channel) {
    var most = Arbitraries.frequency(Tuple.of(4, Look.ALL), Tuple.of(1, 2), Tuple.of(1, 1));
    var rarely = Arbitraries.frequency(Tuple.of(6, false), Tuple.of(1, true));
    var best =
        Arbitraries.frequency(
            Tuple.of(8, Best.OLDEST), Tuple.of(1, Best.LOWEST), Tuple.of(1, Best.HIGHEST));
    return Combinators.combine(channel, most, rarely, best, rarely)
        .as((c, m, peeks, b, lent) -> new Look(c, m, false, false, peeks, b, lent && !peeks));
  }

  /** None that chooses the best can be one of several of which some are taken. */
  private static List<Look> oldest(List<Look> looks) {
    return looks.stream()
        .map(look ->
            new Look(
                look.channel(),
                look.most(),
                look.keyed(),
                look.ordered(),
                look.peeks(),
                Best.OLDEST,
                look.lent()))
        .toList();
  }

  private static Arbitrary<Look> mostly(Arbitrary<Look> look, Function<Look, Look> change) {
    return Arbitraries.frequencyOf(Tuple.of(4, look.map(change)), Tuple.of(1, look));
  }

  private static Look keyed(Look look) {
    return new Look(
        look.channel(), look.most(), true, look.ordered(), look.peeks(), look.best(), look.lent());
  }

  private static Look ordered(Look look) {
    return new Look(
        look.channel(), look.most(), look.keyed(), true, look.peeks(), look.best(), look.lent());
  }

  private static Look choosing(Look look) {
    var best = look.peeks() ? Best.HIGHEST : Best.LOWEST;
    return new Look(
        look.channel(),
        look.most(),
        look.keyed(),
        look.ordered(),
        look.peeks(),
        look.best() == Best.OLDEST ? best : look.best(),
        look.lent());
  }

  private static Arbitrary<Sum> sum() {
    var terms = Arbitraries.frequency(Tuple.of(2, MOST_PARTS), Tuple.of(3, 1), Tuple.of(1, 2));
    var divisor = Arbitraries.frequency(Tuple.of(3, 1), Tuple.of(1, 2), Tuple.of(1, 3));
    var rude = Arbitraries.frequency(Tuple.of(3, false), Tuple.of(1, true));
    return Combinators.combine(terms, divisor, rude).as(Sum::new);
  }

  private static Arbitrary<List<Part>> room() {
    var bounded = Arbitraries.integers().between(Channels.BUFFER, Channels.MEET - 1);
    var room = bounded.map(Part::room);
    return Arbitraries.frequencyOf(
        Tuple.of(6, Arbitraries.just(List.of())), Tuple.of(1, room.map(List::of)));
  }
}
