package dev.joins.proofs.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.proofs.Effort;
import dev.joins.proofs.explore.Explorer;
import java.util.ArrayList;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/**
 * The nine laws over random concurrent programs: each on random schedules of the explorer, with an
 * observer, and without one on the short way, on the long way, and on both in turn; and all of them
 * on all cores. A failure shrinks to a program, printed as code, and where it was observed to a
 * schedule.
 */
class LawsProperties {
  private static final int SCHEDULES = Effort.of(3, 100);
  private static final int TRIES = 150;

  @Provide
  Arbitrary<Script> scripts() {
    return Scripts.any();
  }

  private static void holds(Laws law, Script script, int seed) {
    var schedules = Explorer.random(seed).withBound(SCHEDULES);
    var observed = new ArrayList<History>();
    schedules.check(scheduler -> {
      var history = Play.on(scheduler, script);
      throwIf(Laws.brokenBy(script, history).get(law));
      observed.add(history);
    });
    for (var way : Play.Way.values()) {
      for (var twin : Play.unobserved(script, way, schedules, observed)) {
        throwIf(Laws.brokenBy(script, twin).get(law));
      }
    }
  }

  private static void throwIf(@Nullable AssertionError broken) {
    if (broken != null) {
      throw broken;
    }
  }

  /** No law says in which order bodies begin, or that a call may not be luckier on one way. */
  @Property(tries = TRIES)
  void allWaysDoTheSame(@ForAll("scripts") Script script, @ForAll int seed) {
    var schedules = Explorer.random(seed).withBound(SCHEDULES);
    var observed = new ArrayList<History>();
    schedules.check(scheduler -> observed.add(Play.on(scheduler, script)));
    for (var way : Play.Way.values()) {
      assertThat(Play.unobserved(script, way, schedules, observed))
          .as("%s, against what was observed", way)
          .zipSatisfy(
              observed,
              (twin, original) -> assertThat(twin.whatCame()).isEqualTo(original.whatCame()));
    }
  }

  @Property(tries = TRIES)
  void law1Atomic(@ForAll("scripts") Script script, @ForAll int seed) {
    holds(Laws.ATOMIC, script, seed);
  }

  @Property(tries = TRIES)
  void law2Conservation(@ForAll("scripts") Script script, @ForAll int seed) {
    holds(Laws.CONSERVATION, script, seed);
  }

  @Property(tries = TRIES)
  void law3Progress(@ForAll("scripts") Script script, @ForAll int seed) {
    holds(Laws.PROGRESS, script, seed);
  }

  @Property(tries = TRIES)
  void law4Order(@ForAll("scripts") Script script, @ForAll int seed) {
    holds(Laws.ORDER, script, seed);
  }

  @Property(tries = TRIES)
  void law5Choice(@ForAll("scripts") Script script, @ForAll int seed) {
    holds(Laws.CHOICE, script, seed);
  }

  @Property(tries = TRIES)
  void law6Cancellation(@ForAll("scripts") Script script, @ForAll int seed) {
    holds(Laws.CANCELLATION, script, seed);
  }

  @Property(tries = TRIES)
  void law7Release(@ForAll("scripts") Script script, @ForAll int seed) {
    holds(Laws.RELEASE, script, seed);
  }

  @Property(tries = TRIES)
  void law8Replies(@ForAll("scripts") Script script, @ForAll int seed) {
    holds(Laws.REPLIES, script, seed);
  }

  @Property(tries = TRIES)
  void law9Failure(@ForAll("scripts") Script script, @ForAll int seed) {
    holds(Laws.FAILURE, script, seed);
  }

  @Property(tries = TRIES)
  void allLawsInParallel(@ForAll("scripts") Script script) {
    for (var broken : Laws.brokenBy(script, Play.inParallel(script)).values()) {
      throw broken;
    }
  }
}
