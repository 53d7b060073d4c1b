package dev.joins.terms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.channel.Channel;
import dev.joins.channel.Term;
import dev.joins.dsl.Gate;
import dev.joins.dsl.Joins;
import dev.joins.dsl.ReplyChannel;
import dev.joins.dsl.Signal;
import dev.joins.tasklet.Tasklet;
import dev.joins.testing.Stage;
import dev.joins.testing.Trial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each term takes the same, whichever verb ends its pattern, whether the messages come first or the
 * pattern, and under each scheduler.
 */
class TermsTest {
  /** Three channels of numbers. */
  private record Channels(Channel<Integer> a, Channel<Integer> b, Channel<Integer> c) {
    static Channels of(Joins j) {
      return new Channels(j.channel("a"), j.channel("b"), j.channel("c"));
    }

    List<Channel<Integer>> all() {
      return List.of(a, b, c);
    }

    /** Sends {@code a1 b2}. */
    void send(String messages) throws InterruptedException {
      for (var message : List.of(messages.split(" ", -1))) {
        var channel = all().get("abc".indexOf(message.charAt(0)));
        channel.send(Integer.parseInt(message.substring(1)));
      }
    }

    String left() {
      var left = new ArrayList<String>();
      for (var channel : all()) {
        channel.place().snapshot().forEach(message -> left.add(channel.toString() + message));
      }
      return String.join(" ", left);
    }
  }

  /** What is taken by which term, and what is left. */
  private record Case(
      String name,
      Function<Channels, Term<?>> term,
      String sent,
      String taken,
      String left,
      boolean waits) {
    Case(String name, Function<Channels, Term<?>> term, String sent, String taken, String left) {
      this(name, term, sent, taken, left, true);
    }
  }

  private static final List<Case> CASES =
      List.of(
          new Case("channel", Channels::a, "a1 a2", "1", "a2"),
          new Case("where", c -> c.a().where(n -> n > 1), "a1 a2", "2", "a1"),
          new Case(
              "where twice",
              c -> c.a().where(n -> n > 1).where(n -> n % 2 == 1),
              "a1 a2 a3",
              "3",
              "a1 a2"),
          new Case("map", c -> c.a().map(n -> n * 10), "a1", "10", ""),
          new Case(
              "map, where", c -> c.a().map(n -> n * 10).where(n -> n > 10), "a1 a2", "20", "a1"),
          new Case("times, map", c -> c.a().times(2).map(TermsTest::sum), "a1 a2 a3", "3", "a3"),
          new Case(
              "times, map, where, times",
              c -> c.a().times(2).map(TermsTest::sum).where(n -> n > 3).times(2),
              "a1 a2 a3 a4",
              "[4, 6]",
              ""),
          new Case("allOf, map", c -> Term.allOf(c.all()).map(TermsTest::sum), "a1 b2 c3", "6", ""),
          new Case(
              "map, allOf, map",
              c -> Term.allOf(List.of(c.a().map(n -> 10 * n), c.b())).map(TermsTest::sum),
              "a1 b2",
              "12",
              ""),
          new Case("someOf, map", c -> Term.someOf(2, c.all()).map(List::size), "b1 c2", "2", ""),
          new Case("upTo, map", c -> c.a().upTo(2).map(List::size), "a1 a2 a3", "2", "a3", false),
          new Case("times", c -> c.a().times(2), "a1 a2", "[1, 2]", ""),
          new Case(
              "where, times",
              c -> c.a().where(TermsTest::odd).times(2),
              "a1 a2 a3",
              "[1, 3]",
              "a2"),
          new Case(
              "times, where",
              c -> c.a().times(2).where(l -> sum(l) > 3),
              "a1 a2 a3",
              "[1, 3]",
              "a2"),
          new Case(
              "times, times", c -> c.a().times(2).times(2), "a1 a2 a3 a4", "[[1, 2], [3, 4]]", ""),
          new Case("allOf", c -> Term.allOf(c.all()), "c1 b2 a3", "[3, 2, 1]", ""),
          new Case(
              "allOf, one twice",
              c -> Term.allOf(List.of(c.a(), c.b(), c.a())),
              "a1 b2 a3",
              "[1, 2, 3]",
              ""),
          new Case(
              "by",
              c -> Term.allOf(List.of(c.a().by(TermsTest::tens), c.b().by(TermsTest::tens))),
              "a11 a21 b31 b22",
              "[21, 22]",
              "a11 b31"),
          new Case(
              "by, times",
              c -> c.a().by(TermsTest::tens).times(2),
              "a11 a21 a31 a22",
              "[21, 22]",
              "a11 a31"),
          new Case(
              "ascending",
              c -> Term.allOf(List.of(c.a().ascending(n -> n), c.b().ascending(n -> n))),
              "a5 b3 b6",
              "[5, 6]",
              "b3"),
          new Case(
              "ascending in three",
              c -> Term.allOf(c.all().stream().map(each -> each.ascending(n -> n)).toList()),
              "c1 b2 a3 c3 b3",
              "[3, 3, 3]",
              "b2 c1"),
          new Case(
              "ascending, of one channel",
              c -> Term.allOf(List.of(c.a().ascending(n -> n), c.a().ascending(n -> n))),
              "a2 a1 a2",
              "[1, 2]",
              "a2"),
          new Case(
              "by and ascending",
              c ->
                  Term.allOf(
                      List.of(
                          c.a().by(TermsTest::tens).ascending(n -> n),
                          c.b().by(TermsTest::tens).ascending(n -> n))),
              "a15 a25 b14 b26",
              "[25, 26]",
              "a15 b14"),
          new Case("someOf", c -> Term.someOf(2, c.all()), "c1 c2 b3", "[3, 1]", "c2"),
          new Case(
              "someOf, where",
              c ->
                  Term.someOf(2, c.all().stream().map(each -> each.where(TermsTest::odd)).toList()),
              "a2 b1 c2 a3",
              "[3, 1]",
              "a2 c2"),
          new Case(
              "someOf, by",
              c -> Term.someOf(2, c.all().stream().map(each -> each.by(TermsTest::tens)).toList()),
              "a11 b21 c22",
              "[21, 22]",
              "a11"),
          new Case("peek", c -> c.a().peek(), "a1", "1", "a1"),
          new Case("peek, where", c -> c.a().where(n -> n > 1).peek(), "a1 a2", "2", "a1 a2"),
          new Case("upTo", c -> c.a().upTo(2), "a1 a2 a3", "[1, 2]", "a3", false),
          new Case("upTo, fewer", c -> c.a().upTo(9), "a1 a2", "[1, 2]", "", false),
          new Case("upTo, none", c -> c.a().upTo(2), "b1", "[]", "b1", false),
          new Case(
              "where, upTo",
              c -> c.a().where(TermsTest::odd).upTo(2),
              "a1 a2 a3",
              "[1, 3]",
              "a2",
              false),
          new Case(
              "upTo, where", c -> c.a().upTo(9).where(l -> l.size() == 2), "a1 a2", "[1, 2]", ""),
          new Case(
              "upTo, where: as many as may be",
              c -> c.a().upTo(9).where(l -> sum(l) <= 4),
              "a2 a3 a1",
              "[2, 1]",
              "a3",
              false),
          new Case("atMost", c -> Term.atMost(2, c.all()), "c1 a2 b3", "[2, 1]", "b3", false),
          new Case("atMost, fewer", c -> Term.atMost(2, c.all()), "b1 b2", "[1]", "b2", false));

  private static boolean odd(int number) {
    return number % 2 == 1;
  }

  private static int tens(int number) {
    return number / 10;
  }

  private static int sum(List<Integer> numbers) {
    return numbers.stream().mapToInt(n -> n).sum();
  }

  /** What the match yields goes here. */
  @FunctionalInterface
  private interface Taken {
    void take(Object value);
  }

  /** Who waits for the pattern: a term, and a signal that the match may go on. */
  private enum Verb {
    REACT {
      @Override
      void begin(Stage<String> stage, Signal go, Term<?> term, Taken taken) {
        stage.joins().on(go).and(term).react(taken::take);
      }
    },
    REPLY {
      @Override
      void begin(Stage<String> stage, Signal go, Term<?> term, Taken taken) {
        ReplyChannel<String, Object> ask = stage.joins().replyChannel("ask");
        stage.joins().on(ask).and(go).and(term).reply((question, value) -> value);
        stage.spawn("caller", () -> taken.take(ask.call("?")));
      }
    },
    GATE {
      @Override
      void begin(Stage<String> stage, Signal go, Term<?> term, Taken taken) {
        Gate gate = stage.joins().gate("gate");
        stage.joins().on(gate).and(term).and(go).react(taken::take);
        stage.spawn("caller", gate::pass);
      }
    },
    SELECT {
      @Override
      void begin(Stage<String> stage, Signal go, Term<?> term, Taken taken) {
        var j = stage.joins();
        Channel<Object> never = j.channel("never");
        stage.spawn(
            "selector",
            () ->
                taken.take(
                    j.<Object>select(j.on(never).map(x -> x), j.on(term).and(go).map(x -> x))));
      }
    };

    abstract void begin(Stage<String> stage, Signal go, Term<?> term, Taken taken);
  }

  private enum Order {
    MESSAGES_FIRST,
    PATTERN_FIRST,
    SIGNAL_FIRST
  }

  @TestFactory
  Stream<DynamicTest> eachTerm() {
    return CASES.stream()
        .flatMap(each ->
            EnumSet.allOf(Verb.class).stream()
                .flatMap(verb ->
                    EnumSet.allOf(Order.class).stream()
                        .filter(order -> each.waits() || order != Order.SIGNAL_FIRST)
                        .flatMap(order ->
                            Stream.of(Trial.Kind.values())
                                .map(kind ->
                                    DynamicTest.dynamicTest(
                                        each.name() + ", " + verb + ", " + order + ", " + kind,
                                        () -> play(each, verb, order, new Trial(kind, 0)))))));
  }

  private static void play(Case each, Verb verb, Order order, Trial trial) throws Exception {
    List<String> log =
        trial.play(stage -> {
          var channels = Channels.of(stage.joins());
          Signal go = stage.joins().signal("go");
          Signal done = stage.joins().signal("done");
          Taken taken =
              value -> {
                stage.log(value.toString());
                done.send();
              };
          var term = each.term().apply(channels);
          if (order == Order.MESSAGES_FIRST) {
            channels.send(each.sent());
            go.send();
          }
          verb.begin(stage, go, term, taken);
          stage.spawn(
              "sender",
              () -> {
                Tasklet.sleep(Duration.ofMillis(2)); // the others wait by then
                switch (order) {
                  case MESSAGES_FIRST -> {}
                  case PATTERN_FIRST -> {
                    channels.send(each.sent());
                    go.send();
                  }
                  case SIGNAL_FIRST -> {
                    go.send();
                    channels.send(each.sent());
                  }
                }
                stage.joins().select(stage.joins().on(done).map(() -> "done"));
                stage.log("left " + channels.left());
              });
        });
    assertThat(log).containsExactly(each.taken(), "left " + each.left());
  }
}
