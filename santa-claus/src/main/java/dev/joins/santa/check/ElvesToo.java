package dev.joins.santa.check;

import static dev.joins.santa.trace.Worker.Kind.ELF;
import static dev.joins.santa.trace.Worker.Kind.REINDEER;

/**
 * Rule 13: <i>elves are served again and again while reindeer are away.</i>
 *
 * <p>A finite trace can only show that elves are passed over. They have a <i>chance</i> while a
 * complete group of theirs is ready, none of the reindeer is, and Santa is free. A chance is
 * <i>missed</i> when the clock moves on in it and then the reindeer are chosen. Tested at each
 * choice of reindeer: this was not the third chance missed in a row. Tested at the end: no chance
 * is left unused.
 *
 * <p>Why so lenient: Santa cannot choose in the instant in which he becomes free; others may run
 * before he is back at his place, and if reindeer with a short holiday are complete by then, it is
 * right that they go first. Under a virtual clock no time passes in that gap; under a real one a
 * pause of the machine may fall into it, but hardly three times in a row.
 */
final class ElvesToo implements Judge {

  private static final int PATIENCE = 3;

  private boolean chance;
  private long since;
  private boolean unused;
  private int missed;

  @Override
  public void after(Step step, Floor floor, Complaints complaints) {
    boolean before = chance;
    chance = floor.isComplete(ELF) && !floor.isComplete(REINDEER) && floor.serving() == null;
    if (chance && !before) {
      since = floor.t();
    }
    if (before && floor.t() > since) {
      unused = true;
    }
    if (step instanceof Step.Take(Service service)) {
      if (service == Service.CONSULTATION) {
        missed = 0;
      } else if (unused) {
        missed++;
        if (missed >= PATIENCE) {
          complaints.add(
              floor.line(),
              "a complete group of elves is passed over for the %s time in a row while reindeer are"
                      .formatted(missed == PATIENCE ? "third" : missed + "th")
                  + " away: "
                  + Names.of(floor.listed(ELF)));
        }
      }
      unused = false;
    }
  }

  @Override
  public void end(Floor floor, Complaints complaints) {
    if (chance) {
      complaints.add(
          floor.line(),
          "Santa is free, no complete group of reindeer waits, and yet he leaves a complete group"
              + " of elves: "
              + Names.of(floor.listed(ELF)));
    }
  }
}
