package dev.joins.stackless;

import static dev.joins.stackless.Joining.allOf;
import static dev.joins.stackless.Joining.blocked;
import static dev.joins.stackless.Joining.rest;
import static dev.joins.stackless.Joining.sender;

import dev.joins.channel.Channel;
import dev.joins.channel.Clause;
import dev.joins.channel.Join;
import dev.joins.channel.Term;
import dev.joins.match.commit.Looking;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Synchronous join patterns: over rendezvous channels, so that senders wait for the commit. */
class SectionMTest extends Section {
  @Override
  List<Case> cases() {
    return List.of(
        everywhere("M01", "a1,b1,joiner", (s, log) -> threeChannels(s, log, false)),
        everywhere("M02", "a1,b1,joiner [a1, b1, c1]", (s, log) -> threeChannels(s, log, true)),
        everywhere("M04", "0 [2, 5, 7, 9]", SectionMTest::fourOfTen),
        everywhere("M05", "100 meals, 0 together", SectionMTest::philosophers),
        everywhere("M06", "[A, B, C, D]", SectionMTest::orderGraph),
        everywhere("M08", "c1 a1 [a1] false false", SectionMTest::joinOrMessage),
        everywhere("M09", "a1,joiner [a1, a2]", SectionMTest::twoOfOneChannel),
        everywhere("M10", "a1,joiner a1,b1 []", SectionMTest::cancelled),
        everywhere("M12", "a1 a2,joiner", SectionMTest::overtaken),
        everywhere("M13", "1 taken, 1 waiting", (s, log) -> twoJoins(s, log, 1)),
        everywhere("M14", "2 taken, 0 waiting", (s, log) -> twoJoins(s, log, 2)),
        everywhere("M16", "joiner,selector [sa, b1] sent-a", SectionMTest::oneGift));
  }

  /** Fresh channels for each run of each case. */
  private record Abc(Channel<String> a, Channel<String> b, Channel<String> c) {
    Abc() {
      this(Channel.rendezvous("a"), Channel.rendezvous("b"), Channel.rendezvous("c"));
    }
  }

  private static void threeChannels(Scheduler s, Log log, boolean complete) {
    var on = new Abc();
    var joiner = s.spawn("joiner", () -> log.add(Clause.select(allOf(List.of(on.a, on.b, on.c)))));
    sender(s, "a1", on.a);
    sender(s, "b1", on.b);
    log.add(blocked(s));
    if (complete) {
      sender(s, "c1", on.c);
      s.run(); // fails if any of the four is left
    } else {
      joiner.interrupt();
    }
  }

  private static void fourOfTen(Scheduler s, Log log) {
    var suppliers =
        IntStream.range(0, 10).mapToObj(i -> Channel.<String>rendezvous("supplier")).toList();
    var join = Join.of(Term.someOf(4, suppliers));
    var taken = Collections.synchronizedList(new ArrayList<Object>());
    s.spawn(
        "buyer",
        () -> taken.add(Clause.select(Clause.take(join, messages -> join.bind(messages)[0]))));
    for (var offer : List.of(7, 2, 9, 5, 0)) {
      sender(s, "" + offer, suppliers.get(offer));
    }
    log.add(blocked(s));
    log.add(taken.getFirst());
  }

  private static void philosophers(Scheduler s, Log log) {
    var forks = IntStream.range(0, 5).mapToObj(i -> Channel.<String>unbounded("fork" + i)).toList();
    var used = IntStream.range(0, 5).mapToObj(i -> new AtomicBoolean()).toList();
    var meals = new AtomicInteger();
    var together = new AtomicInteger();
    for (var i = 0; i < 5; i++) {
      var left = i;
      var right = (i + 1) % 5;
      s.spawn(
          "philosopher" + i,
          () -> {
            for (var meal = 0; meal < 20; meal++) {
              Clause.select(allOf(List.of(forks.get(left), forks.get(right))));
              for (var fork : List.of(left, right)) {
                if (used.get(fork).getAndSet(true)) {
                  together.incrementAndGet();
                }
              }
              Tasklet.schedule();
              meals.incrementAndGet();
              for (var fork : List.of(left, right)) {
                used.get(fork).set(false);
                forks.get(fork).send("fork");
              }
            }
          });
    }
    for (var fork : forks) {
      s.spawn("fork", () -> fork.send("fork"));
    }
    s.run();
    log.add(meals + " meals, " + together + " together");
  }

  /** A before B and C, both before D: whichever is made first. */
  private static void orderGraph(Scheduler s, Log log) {
    var traces = new ArrayList<List<String>>();
    for (var rotation = 0; rotation < 4; rotation++) {
      for (var reversed : List.of(false, true)) {
        traces.add(orderGraph(s, rotation, reversed));
      }
    }
    for (var trace : traces) {
      if (trace.getFirst().equals("A") && trace.getLast().equals("D")) {
        Collections.sort(trace); // B and C in any order
      }
    }
    log.add(traces.stream().distinct().map(List::toString).reduce("", String::concat));
  }

  private static List<String> orderGraph(Scheduler s, int rotation, boolean reversed) {
    var ab = Channel.<String>rendezvous("ab");
    var ac = Channel.<String>rendezvous("ac");
    var bd = Channel.<String>rendezvous("bd");
    var cd = Channel.<String>rendezvous("cd");
    var trace = Collections.synchronizedList(new ArrayList<String>());
    Tasklet.Body first =
        () -> {
          trace.add("A");
          Clause<Channel<String>> toB = Clause.send(ab, "done", ac);
          Clause<Channel<String>> toC = Clause.send(ac, "done", ab);
          Clause.select(toB, toC).send("done");
        };
    Tasklet.Body b = () -> step(trace, "B", ab, bd);
    Tasklet.Body c = () -> step(trace, "C", ac, cd);
    Tasklet.Body last =
        () -> {
          Clause.select(allOf(List.of(bd, cd)));
          trace.add("D");
        };
    var tasks = new ArrayList<>(List.of(first, b, c, last));
    Collections.rotate(tasks, rotation);
    if (reversed) {
      Collections.reverse(tasks);
    }
    tasks.forEach(task -> s.spawn("task", task));
    s.run();
    return trace;
  }

  private static void step(
      List<String> trace, String name, Channel<String> from, Channel<String> to)
      throws InterruptedException {
    from.receive();
    trace.add(name);
    to.send("done");
  }

  private static void joinOrMessage(Scheduler s, Log log) {
    var on = new Abc();
    s.spawn(
        "selector",
        () -> log.add(Clause.<Object>select(allOf(List.of(on.a, on.b)), Clause.receive(on.c))));
    rest(s);
    sender(s, "a1", on.a);
    sender(s, "c1", on.c);
    log.add(blocked(s));
    log.add(on.a.place().snapshot());
    log.add(on.b.trySend("nobody"));
    log.add(on.c.trySend("nobody"));
  }

  private static void twoOfOneChannel(Scheduler s, Log log) {
    var on = new Abc();
    s.spawn("joiner", () -> log.add(Clause.select(allOf(List.of(on.a, on.a)))));
    sender(s, "a1", on.a);
    log.add(blocked(s));
    sender(s, "a2", on.a);
    s.run();
  }

  private static void cancelled(Scheduler s, Log log) {
    var on = new Abc();
    var joiner = s.spawn("joiner", () -> Clause.select(allOf(List.of(on.a, on.b))));
    sender(s, "a1", on.a);
    log.add(blocked(s));
    joiner.interrupt();
    rest(s);
    sender(s, "b1", on.b);
    log.add(blocked(s));
    log.add(Looking.whatTakersLack(on.a.place()));
  }

  private static void overtaken(Scheduler s, Log log) {
    var on = new Abc();
    s.spawn("joiner", () -> Clause.select(allOf(List.of(on.a, on.b))));
    sender(s, "a1", on.a);
    sender(s, "a2", on.a);
    s.spawn("receiver", () -> log.add(on.a.receive()));
    rest(s);
    log.add(blocked(s));
  }

  private static void twoJoins(Scheduler s, Log log, int bs) {
    var on = new Abc();
    var taken = new AtomicInteger();
    s.spawn("ab", () -> taken.addAndGet(Clause.select(allOf(List.of(on.a, on.b))).size() / 2));
    s.spawn("bc", () -> taken.addAndGet(Clause.select(allOf(List.of(on.b, on.c))).size() / 2));
    sender(s, "a1", on.a);
    sender(s, "c1", on.c);
    for (var i = 1; i <= bs; i++) {
      sender(s, "b" + i, on.b);
    }
    rest(s);
    var waiting = s.blocked().stream().filter(each -> each.tasklet().matches("ab|bc")).count();
    log.add(taken + " taken, " + waiting + " waiting");
  }

  /** One select offers both messages that a join wants: it may give only one of them. */
  private static void oneGift(Scheduler s, Log log) {
    var on = new Abc();
    s.spawn("joiner", () -> log.add(Clause.select(allOf(List.of(on.a, on.b)))));
    rest(s);
    Clause<String> toA = Clause.send(on.a, "sa", "sent-a");
    Clause<String> toB = Clause.send(on.b, "sb", "sent-b");
    var selected = Collections.synchronizedList(new ArrayList<String>());
    s.spawn("selector", () -> selected.add(Clause.select(toA, toB)));
    log.add(blocked(s));
    s.spawn("b1", () -> on.b.send("b1"));
    s.run();
    selected.forEach(log::add);
  }
}
