package dev.joins.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.ChannelClosedException;
import dev.joins.channel.Channel;
import dev.joins.channel.Clause;
import dev.joins.channel.Term;
import dev.joins.dsl.Joins;
import dev.joins.dsl.Signal;
import dev.joins.tasklet.CooperativeScheduler;
import dev.joins.tasklet.DeadlockException;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What one is shown of a definition: snapshot, plans, diagram, events, and why nothing happens. */
class SeenTest {
  private final CooperativeScheduler scheduler = Scheduler.cooperative();
  private final Joins j = Joins.open("shop", scheduler);
  private final Channel<Integer> a = j.channel("a");
  private final Channel<Integer> b = j.channel("b");
  private final Signal idle = j.signal("idle");

  @AfterEach
  void close() {
    scheduler.close();
    j.close();
  }

  @Test
  void aSnapshotSaysWhatIsPendingAndWhatEachPatternLacks() throws Exception {
    j.on(a.times(2)).and(idle).named("pair").react(two -> {});
    j.on(a).and(b).priority(1).react((x, y) -> {});
    a.send(1);
    idle.send();
    var snapshot = j.snapshot();
    assertThat(snapshot.definition()).isEqualTo("shop");
    assertThat(snapshot.pending()).containsOnlyKeys("a", "idle").containsEntry("a", List.of(1));
    assertThat(snapshot)
        .hasToString(
            """
            shop
              a: [1]
              idle: [UNIT]
              pair: a has 1 of 2, idle has 1 of 1
              a & b: a has 1 of 1, b has 0 of 1\
            """);
    assertThatThrownBy(() -> snapshot.pending().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void channelsOfOneNameAreShownTogether() throws Exception {
    j.<Integer>channel("twin").send(1);
    j.<Integer>channel("twin").send(2);
    assertThat(j.snapshot().pending()).containsEntry("twin", List.of(1, 2));
  }

  @Test
  void explainSaysWhichPlanEachPatternHas() {
    Channel<Integer> c = j.channel("c");
    var out = Channel.<Integer>buffered("out", 1);
    j.on(a).and(b).priority(-1).react((x, y) -> {});
    j.on(idle.times(3)).react(() -> {});
    j.on(a.where(n -> n > 0)).and(c).named("filter").react((x, y) -> {});
    j.on(a.by(n -> n)).and(b.by(n -> n)).named("key").react((x, y) -> {});
    j.on(a.ascending(n -> n)).and(b.ascending(n -> n)).named("order").react((x, y) -> {});
    j.on(a).and(b).where((x, y) -> x > y).named("guard").react((x, y) -> {});
    j.on(a.by(n -> n)).and(b.by(n -> n)).where((x, y) -> x > y).named("both").react((x, y) -> {});
    j.on(c).and(out.room()).named("room").react((x, room) -> {});
    assertThat(j.explain())
        .isEqualTo(
            """
            a & b: heads of the queues; O(1) a message
            idle*3: counters, and heads of the queues; O(1) a message
            filter (a.where & c): filter of a on arrival; O(1) a message
            key (a.by & b.by): hash index on the key of a; hash index on the key of b; O(1) a message
            order (a.ascending & b.ascending): ordered index on a, b; O(log pending) a message
            guard (a & b where ...): depth-first search for the condition, from the newest message; best effort
            both (a.by & b.by where ...): hash index on the key of a; hash index on the key of b; depth-first search for the condition, among messages of the newest one's key; best effort
            room (c & room in out): head of the queue; O(1) a message\
            """);
  }

  @Test
  void aDiagramIsAPetriNet() {
    var out = Channel.<Integer>buffered("out", 1);
    j.on(a.times(2)).and(idle).named("pair \"x\"").priority(1).react(two -> {});
    j.on(a.where(n -> n > 1))
        .and(b.peek())
        .and(b.upTo(3))
        .and(out.room())
        .react((w, x, y, z) -> {});
    assertThat(j.diagram().mermaid())
        .isEqualTo(
            """
            flowchart LR
              c0(("a"))
              c1(("idle"))
              c2(("b"))
              c3(("out"))
              p0["pair #34;x#34; (priority 1)"]
              c0 -->|"2"| p0
              c1 --> p0
              p1["a.where & b.peek & b.upTo(3) & room in out"]
              c0 -->|".where"| p1
              c2 -.->|".peek"| p1
              c2 -->|".upTo(3)"| p1
              p1 -.->|"room"| c3
            """);
    assertThat(j.diagram().dot())
        .isEqualTo(
            """
            digraph "shop" {
              rankdir=LR;
              c0 [shape=circle,label="a"];
              c1 [shape=circle,label="idle"];
              c2 [shape=circle,label="b"];
              c3 [shape=circle,label="out"];
              p0 [shape=box,label="pair \\"x\\" (priority 1)"];
              c0 -> p0 [label="2"];
              c1 -> p0 [label=""];
              p1 [shape=box,label="a.where & b.peek & b.upTo(3) & room in out"];
              c0 -> p1 [label=".where"];
              c2 -> p1 [label=".peek",style=dashed];
              c2 -> p1 [label=".upTo(3)"];
              p1 -> c3 [label="room",style=dashed];
            }
            """);
  }

  // ---- flight recordings

  @Test
  void eachCommitIsAnEventWhileARecordingWantsIt(@TempDir Path folder) throws Exception {
    j.on(a).and(b).named("pair").react((x, y) -> {});
    a.send(0);
    b.send(0); // nobody records yet
    var file = folder.resolve("commits.jfr");
    try (var recording = new Recording()) {
      recording.enable("dev.joins.Commit");
      recording.start();
      a.send(1);
      Thread.sleep(20);
      b.send(2);
      Channel<Integer> plain = j.channel("plain");
      plain.send(3);
      plain.receive();
      recording.stop();
      recording.dump(file);
    }
    List<RecordedEvent> events = new ArrayList<>(RecordingFile.readAllEvents(file));
    assertThat(events)
        .extracting(event -> event.getString("pattern"))
        .containsExactly("pair", "plain");
    assertThat(events).extracting(event -> event.getInt("messages")).containsExactly(2, 1);
    assertThat(events.getFirst().getDuration("wait")).isGreaterThanOrEqualTo(Duration.ofMillis(20));
    assertThat(Files.size(file)).isPositive();
  }

  // ---- why nothing happens

  /** A term that cannot be taken, and what the report says of it. */
  static Stream<Arguments> lacking() {
    return Stream.of(
        lacking(c -> Term.allOf(c), "a1", "all: a has 1 of 1, b has 0 of 1"),
        lacking(
            c -> c.get(0).where(n -> n > 5).times(2),
            "a1 a9 a2",
            "all: a has 1 of 2 (2 more do not pass its filter)"),
        lacking(
            c -> Term.allOf(List.of(c.get(0).by(n -> n), c.get(1).by(n -> n))),
            "a1 a2 b3",
            "all: a has 2 of 1, b has 1 of 1; but no key is the same in all"),
        lacking(
            c -> Term.allOf(List.of(c.get(0).ascending(n -> n), c.get(1).ascending(n -> n))),
            "a2 b1",
            "all: a has 1 of 1, b has 1 of 1; but not in ascending order"),
        lacking(
            c -> Term.allOf(c).where(list -> false),
            "a2 b1",
            "all: a has 1 of 1, b has 1 of 1; but no combination meets the condition"),
        lacking(
            c -> Term.allOf(List.of(c.get(0).by(n -> n), c.get(1).by(n -> n))).where(list -> false),
            "a1 b1",
            "all: a has 1 of 1, b has 1 of 1; but no key is the same in all where the condition"
                + " holds"),
        lacking(c -> Term.someOf(2, c), "a1 a2", "all: 1 of 2 among 2 (a, b)"),
        lacking(
            c -> Term.someOf(2, List.of(c.get(0).where(n -> n > 5), c.get(1).where(n -> n > 5))),
            "a1 b9",
            "all: 1 of 2 among 2 (a (1 more does not pass its filter), b)"),
        lacking(
            c -> Term.allOf(List.of(c.get(0).where(n -> n > 1), c.get(0).where(n -> n < 9))),
            "a5",
            "all: a has 1 of 1, a has 1 of 1; but a would have to give one message twice"));
  }

  private static Arguments lacking(
      Function<List<Channel<Integer>>, Term<?>> term, String sent, String text) {
    return Arguments.of(term, sent, text);
  }

  @ParameterizedTest
  @MethodSource("lacking")
  void theReportOfADeadlockSaysWhatIsLacking(
      Function<List<Channel<Integer>>, Term<?>> term, String sent, String text) throws Exception {
    for (var message : List.of(sent.split(" ", -1))) {
      (message.startsWith("a") ? a : b).send(Integer.parseInt(message.substring(1)));
    }
    Tasklet.Body select = () -> j.select(j.on(term.apply(List.of(a, b))).named("all").map(x -> x));
    scheduler.spawn("selector", select);
    assertThatThrownBy(scheduler::run)
        .isInstanceOf(DeadlockException.class)
        .hasMessageContaining("selector waits: select\n    " + text + "\n  A plain thread");
  }

  @Test
  void eachClauseSaysWhatItLacks() throws Exception {
    Channel<Integer> full = Channel.buffered("full", 1);
    Channel<Integer> nobody = Channel.rendezvous("nobody");
    full.send(0);
    a.send(1);
    scheduler.spawn(
        "selector",
        () ->
            Clause.<Object>select(
                j.on(a.by(n -> n)).and(b.by(n -> n)).map((x, y) -> x),
                j.on(a).and(full.room()).map((x, room) -> x),
                Clause.send(nobody, 3, "sent")));
    assertThatThrownBy(scheduler::run)
        .hasMessage(
            """
            Deadlock: nothing can run, and no timer is set. Blocked: 1 tasklet.
              selector waits: select
                a.by & b.by: a has 1 of 1, b has 0 of 1
                a & room in full: a has 1 of 1, full has no room for 1 more
                send to nobody: nobody takes it
              A plain thread that is still to send or spawn must keep a hold() open until it has.\
            """);
  }

  @Test
  void aSelectThatCanNeverGoOnSaysWhichChannelsAreClosed() throws Exception {
    Channel<Integer> gone = Channel.buffered("gone", 1);
    gone.close();
    a.send(1);
    assertThatThrownBy(() ->
            Clause.<Object>select(
                j.on(a.by(n -> n)).and(gone.by(n -> n)).map((x, y) -> x),
                j.on(a).and(gone.room()).map((x, room) -> x),
                Clause.send(gone, 3, "sent")))
        .isInstanceOf(ChannelClosedException.class)
        .hasMessage(
            "no clause can ever be committed, as channels are closed: a.by & gone.by: a has 1"
                + " of 1, gone (closed) has 0 of 1; a & room in gone: a has 1 of 1, gone (closed)"
                + " has no room for 1 more; send to gone (closed)");
  }
}
