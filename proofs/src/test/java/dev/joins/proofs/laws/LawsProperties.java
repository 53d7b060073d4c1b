package dev.joins.proofs.laws;

import dev.joins.proofs.Effort;
import dev.joins.proofs.explore.Explorer;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * The nine laws over random concurrent programs: each on random schedules of the explorer, and all
 * of them on all cores. A failure shrinks to a program, printed as code, and a schedule.
 */
class LawsProperties {
  private static final int SCHEDULES = Effort.of(3, 100);
  private static final int TRIES = 150;

  @Provide
  Arbitrary<Script> scripts() {
    return Scripts.any();
  }

  private static void holds(Laws law, Script script, int seed) {
    Explorer.random(seed)
        .withBound(SCHEDULES)
        .check(scheduler -> {
          var broken = Laws.brokenBy(script, Play.on(scheduler, script)).get(law);
          if (broken != null) {
            throw broken;
          }
        });
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
