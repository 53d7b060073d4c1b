package dev.joins.gallery;

import dev.joins.dsl.CallChannel;
import dev.joins.dsl.Signal;
import dev.joins.testing.Stage;
import java.util.List;
import java.util.stream.Stream;

/**
 * Hackers and serfs cross a river in one boat, which holds four and sails only when it is full. One
 * hacker with three serfs, or the other way round, would not be safe.
 */
final class RiverCrossing {
  private RiverCrossing() {}

  /** The boat is full and sails, or all have got off. */
  record Event(boolean sails, List<String> crew) {}

  // @start region=riverCrossing
  static void cross(Stage<Event> stage, int hackers, int serfs) {
    var j = stage.joins();
    CallChannel<String> hacker = j.callChannel("hacker");
    CallChannel<String> serf = j.callChannel("serf");
    Signal boat = j.signal("boat");

    j.on(hacker.times(4)).and(boat).react(crew -> sail(stage, crew, boat));
    j.on(serf.times(4)).and(boat).react(crew -> sail(stage, crew, boat));
    j.on(hacker.times(2))
        .and(serf.times(2))
        .and(boat)
        .react((two, others) ->
            sail(stage, Stream.of(two, others).flatMap(List::stream).toList(), boat));

    boat.send();
    stage.spawn("hacker", hackers, i -> hacker.call("hacker " + i));
    stage.spawn("serf", serfs, i -> serf.call("serf " + i));
  }

  private static void sail(Stage<Event> stage, List<String> crew, Signal boat)
      throws InterruptedException {
    stage.log(new Event(true, crew));
    stage.pause();
    stage.log(new Event(false, crew));
    boat.send();
  }
  // @end
}
