package dev.joins.santa.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.dsl.ReplyChannel;
import dev.joins.santa.program.JoinSanta.Nod;
import dev.joins.santa.program.Plan.Turns;
import dev.joins.santa.trace.TraceEvent;
import dev.joins.santa.trace.Worker;
import dev.joins.tasklet.DeadlockException;
import dev.joins.tasklet.Scheduler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is made of runs that do not come to their end. */
public class BrokenRunTest {

  /** A north pole without Santa: all that is there waits for him. */
  public static final Version NOBODY =
      new Version("nobody", "is not there", 10, BrokenRunTest::nobody);

  /** A Santa who does not even begin. */
  public static final Version LAZY =
      new Version("lazy", "sends all home", 10, NorthPole::sendAllHome);

  private static void nobody(NorthPole pole) {
    var north = pole.joins();
    ReplyChannel<Worker, Nod> back = north.replyChannel("back");
    ReplyChannel<Worker, Nod> help = north.replyChannel("help");
    var idle = north.signal("idle");
    north.on(back.times(9)).and(idle).named("deliver").react(_ -> {});
    north.on(help.times(3)).and(idle).named("consult").react(_ -> {});
    pole.hireReindeer(back::call, _ -> {});
    pole.hireElves(help::call, _ -> {});
  }

  @ParameterizedTest
  @EnumSource
  void aStandstillIsReported(Turns turns) {
    var trace = new ArrayList<TraceEvent>();
    assertThat(Run.of(Plan.of(NOBODY).with(turns), trace::add))
        .hasValueSatisfying(why ->
            assertThat(why)
                .isInstanceOf(DeadlockException.class)
                .hasMessageContaining("19 tasklets")
                .hasMessageContaining("deliver: back has 9 of 9, idle has 0 of 1"));
    assertThat(trace).hasSize(9 * 2 + 10 * 3); // away, ready, and the elves wait
  }

  @Test
  void aStandstillUnderASchedulerOfOnesOwnIsThrown() {
    try (var scheduler = Scheduler.cooperative()) {
      assertThatThrownBy(() -> Run.under(scheduler, Plan.of(NOBODY)))
          .isInstanceOf(DeadlockException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anErrorOfATaskletIsReported(Turns turns) {
    var error = new IllegalStateException("no more hay");
    var version =
        new Version(
            "hay",
            "has none",
            10,
            pole -> {
              nobody(pole);
              pole.spawn(
                  "stable",
                  () -> {
                    pole.sleep(1);
                    throw error;
                  });
            });
    assertThat(Run.of(Plan.of(version).with(turns), _ -> {})).containsSame(error);
  }

  /** For example where a disk is full; the run goes on, and the audience gets no more. */
  @ParameterizedTest
  @EnumSource
  void anAudienceThatFailsIsHeard(Turns turns) {
    var full = new UncheckedIOException(new IOException("disk full"));
    var heard = new ArrayList<TraceEvent>();
    assertThatThrownBy(() ->
            Run.of(
                Plan.of(Version.JOIN).with(turns),
                event -> {
                  heard.add(event);
                  if (heard.size() == 7) {
                    throw full;
                  }
                }))
        .isSameAs(full);
    assertThat(heard).hasSize(7);
  }
}
