package dev.joins.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.channel.Channel;
import dev.joins.tasklet.CooperativeScheduler;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import java.io.StringReader;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The examples for those who know Stackless. */
class StacklessSnippets {
  private final List<String> log = new ArrayList<>();

  private void log(String event) {
    log.add(event);
  }

  @Test
  void trace() {
    // @start region=trace
    try (var s = Scheduler.cooperative()) {
      var ch = Channel.<String>rendezvous("ch");
      s.spawn(
          "receiver",
          () -> {
            log("R+");
            log(ch.receive());
            log("R-");
          });
      s.spawn(
          "sender",
          () -> {
            log("S+");
            ch.send("v");
            log("S-");
          });
      s.spawn("third", () -> log("A"));
      s.run(); // R+ S+ v R- A S-
    }
    // @end
    assertThat(String.join(" ", log)).isEqualTo("R+ S+ v R- A S-");
  }

  @Test
  void bossAndWorkers() throws Exception {
    try (var s = Scheduler.cooperative()) {
      var squares = new ArrayList<Integer>();
      // @start region=bossWorker
      var jobs = Channel.<Integer>rendezvous("jobs");
      var results = Channel.<Integer>rendezvous("results");
      for (var worker : List.of("a", "b", "c")) {
        s.spawn(
            worker,
            () -> {
              for (var job : jobs) { // until the boss closes it
                results.send(job * job);
              }
            });
      }
      s.spawn(
          "boss",
          () -> {
            try (jobs) {
              for (var job = 1; job <= 6; job++) {
                jobs.send(job);
              }
            }
          });
      for (var i = 0; i < 6; i++) {
        squares.add(results.receive());
      }
      // @end
      s.run();
      assertThat(squares).containsExactlyInAnyOrder(1, 4, 9, 16, 25, 36);
    }
  }

  @Test
  void saxParserAsIterator() {
    var xml = "<sack><toy><paint/></toy><toy/></sack>";
    try (var s = Scheduler.cooperative()) {
      // @start region=sax
      var elements = Channel.<String>rendezvous("elements");
      var handler =
          new DefaultHandler() {
            @Override
            public void startElement(String uri, String local, String name, Attributes attributes)
                throws SAXException {
              try {
                elements.send(name); // the parser waits here until somebody asks for more
              } catch (InterruptedException cancelled) {
                throw new SAXException(cancelled);
              }
            }
          };
      s.spawn(
          "parser",
          () -> {
            try (elements) {
              var input = new InputSource(new StringReader(xml));
              SAXParserFactory.newInstance().newSAXParser().parse(input, handler);
            }
          });
      for (var element : elements) {
        log(element); // sack toy paint toy
      }
      // @end
    }
    assertThat(String.join(" ", log)).isEqualTo("sack toy paint toy");
  }

  // @start region=recursion
  /** Each level is a tasklet: none of them has a deep stack. */
  BigInteger factorial(CooperativeScheduler s, int n) throws InterruptedException {
    if (n == 0) {
      return BigInteger.ONE;
    }
    var result = Channel.<BigInteger>rendezvous("result");
    s.spawn(
        "factorial " + n, () -> result.send(factorial(s, n - 1).multiply(BigInteger.valueOf(n))));
    return result.receive();
  }

  // @end

  @Test
  void aThousandTasklets() throws Exception {
    try (var s = Scheduler.cooperative()) {
      assertThat(factorial(s, 1_000).divide(factorial(s, 998)))
          .isEqualTo(BigInteger.valueOf(999_000));
    }
  }

  // @start region=criticalSection
  /** May be entered again by who is in it: one token, and who has it. For tasklets. */
  static final class CriticalSection {
    private final Channel<String> free = Channel.buffered("free", 1);
    private @Nullable Tasklet owner;
    private int depth;

    CriticalSection() {
      free.trySend("token");
    }

    void enter() throws InterruptedException {
      var me = Tasklet.current().orElseThrow();
      if (owner != me) {
        free.receive();
        owner = me;
      }
      depth++;
    }

    void leave() {
      if (owner != Tasklet.current().orElseThrow()) {
        throw new IllegalMonitorStateException(owner + " is in it");
      }
      if (--depth == 0) {
        owner = null;
        free.trySend("token");
      }
    }
  }

  // @end

  @Test
  void criticalSection() {
    try (var s = Scheduler.cooperative()) {
      var section = new CriticalSection();
      for (var name : List.of("tick", "tack")) {
        s.spawn(
            name,
            () -> {
              section.enter();
              section.enter();
              log(name + " in");
              Tasklet.schedule();
              section.leave();
              log(name + " out");
              section.leave();
            });
      }
      s.run();
      assertThatThrownBy(section::leave).isInstanceOf(IllegalMonitorStateException.class);
    }
    assertThat(String.join(" ", log)).isEqualTo("tick in tick out tack in tack out");
  }
}
