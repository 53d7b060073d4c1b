package dev.joins.gallery;

import dev.joins.dsl.CallChannel;
import dev.joins.testing.Stage;

/** Two atoms of hydrogen and one of oxygen wait for each other, and leave as one molecule. */
final class Water {
  private Water() {}

  /** A molecule: the numbers of its atoms. */
  record Molecule(int hydrogen, int otherHydrogen, int oxygen) {}

  // @start region=water
  static void bond(Stage<Molecule> stage, int molecules) {
    var j = stage.joins();
    CallChannel<Integer> hydrogen = j.callChannel("hydrogen");
    CallChannel<Integer> oxygen = j.callChannel("oxygen");

    j.on(oxygen)
        .and(hydrogen.times(2))
        .react((o, h) -> stage.log(new Molecule(h.getFirst(), h.getLast(), o)));

    stage.spawn("hydrogen", 2 * molecules, hydrogen::call);
    stage.spawn("oxygen", molecules, oxygen::call);
  }
  // @end
}
