package dev.joins.stackless;

import static dev.joins.stackless.Joining.blocked;
import static dev.joins.stackless.Joining.rest;

import dev.joins.Choice;
import dev.joins.channel.Channel;
import dev.joins.channel.Clause;
import dev.joins.channel.Join;
import dev.joins.tasklet.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;

/** Select on rendezvous channels. */
class SectionLTest extends Section {
  @Override
  List<Case> cases() {
    return List.of(
        everywhere(
            "L01", "sent-A got-B sent-C", (s, log) -> partners(s, log, List.of("a", "b", "c"))),
        everywhere(
            "L01", "sent-C sent-A got-B", (s, log) -> partners(s, log, List.of("c", "a", "b"))),
        everywhere("L02", "each about 1000: true", (s, log) -> atRandom(log)),
        everywhere("L04", "got v", SectionLTest::oneCase),
        of(
            "L04 order",
            "R+ S+ v R- A S-",
            (s, log) -> { // the very trace of send and receive
              var c = Channel.<String>rendezvous("c");
              s.spawn(
                  "receiver",
                  () -> {
                    log.add("R+");
                    log.add(Clause.select(Clause.receive(c)));
                    log.add("R-");
                  });
              s.spawn(
                  "sender",
                  () -> {
                    log.add("S+");
                    Clause.select(Clause.send(c, "v", "sent"));
                    log.add("S-");
                  });
              s.spawn("third", () -> log.add("A"));
              s.run();
            }),
        everywhere("L05", "selector [got mine, sent]", SectionLTest::notWithItself),
        everywhere("L05 two", "[got, sent]", SectionLTest::withEachOther),
        everywhere("L05 owner", "user", SectionLTest::builtElsewhere),
        everywhere("L06 try", "Optional.empty Optional[got x] [] false", SectionLTest::tries),
        everywhere("L06 default", "default got x [] false", SectionLTest::defaults));
  }

  /** Three rounds of a select; its partners arrive in this order. */
  private static void partners(Scheduler s, Log log, List<String> arrivals) {
    var a = Channel.<String>rendezvous("a");
    var b = Channel.<String>rendezvous("b");
    var c = Channel.<String>rendezvous("c");
    s.spawn(
        "selector",
        () -> {
          for (var i = 0; i < 3; i++) {
            log.add(
                Clause.<String>select(
                    Clause.send(a, "A", "sent-A"),
                    Clause.take(receiving(b), messages -> "got-" + messages[0]),
                    Clause.send(c, "C", "sent-C")));
          }
        });
    rest(s);
    for (var partner : arrivals) {
      s.spawn(
          partner,
          () -> {
            switch (partner) {
              case "a" -> a.receive();
              case "b" -> b.send("B");
              default -> c.receive();
            }
          });
      rest(s);
    }
    s.run();
  }

  /** All three are ready, three thousand times. */
  private static void atRandom(Log log) throws InterruptedException {
    var atRandom = Choice.random(1);
    var clauses = new ArrayList<Clause<String>>();
    for (var name : List.of("a", "b", "c")) {
      var channel = Channel.<String>unbounded(name);
      for (var i = 0; i < 3_000; i++) {
        channel.send(name);
      }
      clauses.add(
          Clause.take(Join.of(channel).choice(atRandom), messages -> String.valueOf(messages[0])));
    }
    var chosen = new TreeMap<String, Integer>();
    for (var i = 0; i < 3_000; i++) {
      chosen.merge(Clause.select(clauses.get(0), clauses.get(1), clauses.get(2)), 1, Integer::sum);
    }
    log.add(
        "each about 1000: "
            + (chosen.size() == 3 && chosen.values().stream().allMatch(n -> 900 < n && n < 1100)));
  }

  private static Join receiving(Channel<String> channel) {
    return Join.of(channel);
  }

  private static Clause<String> got(Channel<String> channel) {
    return Clause.take(receiving(channel), messages -> "got " + messages[0]);
  }

  private static void oneCase(Scheduler s, Log log) {
    var c = Channel.<String>rendezvous("c");
    s.spawn("receiver", () -> log.add(Clause.select(got(c))));
    s.spawn("sender", () -> Clause.select(Clause.send(c, "v", "sent")));
    s.run();
  }

  private static void notWithItself(Scheduler s, Log log) {
    var c = Channel.<String>rendezvous("c");
    var outcomes = Collections.synchronizedList(new ArrayList<String>());
    s.spawn("selector", () -> outcomes.add(Clause.select(Clause.send(c, "mine", "sent"), got(c))));
    log.add(blocked(s));
    s.spawn("partner", () -> outcomes.add("got " + c.receive()));
    s.run();
    log.add(outcomes.stream().sorted().toList());
  }

  private static void withEachOther(Scheduler s, Log log) {
    var c = Channel.<String>rendezvous("c");
    var outcomes = Collections.synchronizedList(new ArrayList<String>());
    for (var name : List.of("one", "two")) {
      s.spawn(
          name,
          () ->
              outcomes.add(
                  Clause.select(
                      Clause.send(c, "x", "sent"), Clause.take(receiving(c), messages -> "got"))));
    }
    s.run();
    log.add(outcomes.stream().sorted().toList());
  }

  private static void builtElsewhere(Scheduler s, Log log) {
    var c = Channel.<String>rendezvous("c");
    var clauses = new ArrayList<Clause<String>>();
    s.spawn("builder", () -> clauses.add(got(c)));
    s.run();
    s.spawn("user", () -> Clause.select(clauses.getFirst()));
    log.add(blocked(s));
  }

  private static void tries(Scheduler s, Log log) {
    var c = Channel.<String>rendezvous("c");
    var d = Channel.<String>rendezvous("d");
    Clause<String> sending = Clause.send(d, "y", "sent");
    log.add(Clause.trySelect(got(c), sending));
    s.spawn("sender", () -> c.send("x"));
    rest(s);
    log.add(Clause.trySelect(got(c), sending));
    log.add(d.place().snapshot());
    log.add(c.trySend("nobody"));
  }

  private static void defaults(Scheduler s, Log log) throws InterruptedException {
    var c = Channel.<String>rendezvous("c");
    var d = Channel.<String>rendezvous("d");
    var nothing = Join.of();
    Clause<String> sending = Clause.send(d, "y", "sent");
    Clause<String> otherwise = Clause.takeAfter(Duration.ZERO, nothing, none -> "default");
    log.add(Clause.select(got(c), sending, otherwise));
    s.spawn("sender", () -> c.send("x"));
    rest(s);
    log.add(Clause.select(got(c), sending, otherwise));
    log.add(d.place().snapshot());
    log.add(c.trySend("nobody"));
  }
}
