package dev.joins.santa.program;

import static dev.joins.santa.trace.Worker.Kind.ELF;

import dev.joins.channel.Clause;
import java.util.List;

/**
 * The fault of the talk that Joins began with (2011): the choice is right, but Santa looks once
 * more on his way to the door, and the elves that he has taken are overwritten. They wait for ever.
 */
final class LookThenTake extends SelectSanta {

  private static final long WAY_TO_THE_DOOR = 12 * 3600;

  LookThenTake(NorthPole pole) {
    super(pole);
  }

  @Override
  List<Visit> choose() throws InterruptedException {
    var group = super.choose();
    if (!group.isEmpty() && group.getFirst().worker().kind() == ELF) {
      pole.sleep(WAY_TO_THE_DOOR);
      group = Clause.trySelect(reindeer(1)).orElse(group);
    }
    return group;
  }
}
