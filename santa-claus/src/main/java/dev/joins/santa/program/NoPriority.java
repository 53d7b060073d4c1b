package dev.joins.santa.program;

import java.util.List;

/** First come, first served: the reindeer have no priority. */
final class NoPriority extends SelectSanta {

  NoPriority(NorthPole pole) {
    super(pole);
  }

  @Override
  List<Visit> choose() throws InterruptedException {
    return north.select(reindeer(0), elves(), goHome());
  }
}
