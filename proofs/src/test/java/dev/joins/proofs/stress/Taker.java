package dev.joins.proofs.stress;

import dev.joins.channel.Clause;
import dev.joins.tasklet.Tasklet;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/** Takes from all channels in all ways there are, or in the plainest way from one. */
final class Taker {
  private final Floor floor;
  private final SplittableRandom random;
  private final BooleanSupplier enough;

  Taker(Floor floor, long seed, BooleanSupplier enough) {
    this.floor = floor;
    this.random = new SplittableRandom(seed);
    this.enough = enough;
  }

  /** A plain receiver; it pauses at times, so that joins get their share. */
  void stayAt(int channel) {
    while (!enough.getAsBoolean()) {
      try {
        floor.ledger.taken(floor.c(channel).receive());
        if (random.nextInt(8) == 0) {
          Tasklet.sleep(moment());
        }
      } catch (InterruptedException interrupted) {
        // nothing was taken; go on
      }
    }
  }

  /** Takes here and there. */
  void roam() {
    while (!enough.getAsBoolean()) {
      try {
        step();
      } catch (InterruptedException interrupted) {
        // nothing was taken; go on
      }
    }
  }

  private int channel() {
    return random.nextInt(Floor.CHANNELS);
  }

  private Duration moment() {
    return Duration.ofNanos(random.nextInt(200_000));
  }

  private void step() throws InterruptedException {
    var ledger = floor.ledger;
    switch (random.nextInt(8)) {
      case 0, 1 -> floor.c(channel()).receive(moment()).ifPresent(ledger::taken);
      case 2, 3 -> floor.c(channel()).tryReceive().ifPresent(ledger::taken);
      case 4 -> floor.calling.select(one(channel()), one(channel()), pair());
      case 5 -> floor.calling.select(pair(), pair(), floor.calling.after(moment()).map(() -> true));
      case 6 -> Clause.trySelect(pair(), one(channel()));
      default ->
          floor.calling.select(
              floor.calling.on(floor.c(channel()).times(random.nextInt(1, 6))).map(this::all),
              floor.calling.after(moment()).and(floor.c(channel())).map(item -> all(List.of(item))),
              floor.calling.after(moment()).map(() -> true));
    }
  }

  private Clause<Boolean> one(int channel) {
    return floor.calling.on(floor.c(channel)).map(item -> all(List.of(item)));
  }

  private Clause<Boolean> pair() {
    return floor
        .calling
        .on(floor.c(channel()))
        .and(floor.c(channel()))
        .priority(random.nextInt(-1, 2))
        .map((first, second) -> all(List.of(first, second)));
  }

  private boolean all(List<Item> items) {
    items.forEach(floor.ledger::taken);
    return true;
  }
}
