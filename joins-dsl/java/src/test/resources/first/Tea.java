// @start region=tea
import dev.joins.channel.Channel;
import dev.joins.dsl.Joins;
import dev.joins.tasklet.Scheduler;

void main() throws InterruptedException {
  try (var scheduler = Scheduler.parallel(); // or cooperative(), where one body runs at a time
      var tea = Joins.open("tea")) {
    Channel<String> cups = tea.channel("cups");
    Channel<Integer> degrees = tea.channel("degrees");
    tea.on(cups).and(degrees).react((cup, warmth) -> IO.println(cup + " at " + warmth));
    cups.send("green"); // nothing happens yet
    degrees.send(70); // both are there, and taken at one instant
    scheduler.run(); // until all bodies have ended
  }
}
// @end
