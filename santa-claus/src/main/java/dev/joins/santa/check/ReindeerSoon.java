package dev.joins.santa.check;

import static dev.joins.santa.trace.Worker.Kind.REINDEER;

import org.jspecify.annotations.Nullable;

/**
 * Rule 12: <i>a complete reindeer group waits for at most one service in progress.</i>
 *
 * <p>Tested while a complete reindeer group is ready and untaken: the service in progress when it
 * became complete, if any, and those that begin before it is taken, are one at most. (Each that
 * begins by a choice also breaks rule 10; this one counts what the reindeer wait for, however it
 * began.) That the group is taken at all is a matter for {@link CleanEnd}.
 */
final class ReindeerSoon implements Judge {

  private int services;
  private @Nullable Group last;

  @Override
  public void after(Step step, Floor floor, Complaints complaints) {
    boolean taken = step instanceof Step.Take(Service service) && service == Service.DELIVERY;
    if (!floor.isComplete(REINDEER) || taken) {
      services = 0;
      last = null;
    }
    Group serving = floor.serving();
    if (!floor.isComplete(REINDEER) || serving == null || serving.equals(last)) {
      return;
    }
    last = serving;
    services++;
    if (services > 1) {
      complaints.add(
          floor.line(),
          "a complete group of reindeer waits for %s, service number %d since it is complete: %s"
              .formatted(Names.of(serving), services, Names.of(floor.listed(REINDEER))));
    }
  }
}
