package dev.joins.snippets;

import dev.joins.channel.Channel;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import java.time.Duration;

/** What the documentation of schedulers shows. */
public final class SchedulerSnippets {
  private SchedulerSnippets() {}

  /** Two tasklets, one channel, an hour that takes no time. */
  public static void hello() {
    // @start region=hello
    try (var scheduler = Scheduler.cooperative()) {
      var greetings = Channel.<String>rendezvous("greetings");
      scheduler.spawn(
          "sender",
          () -> {
            Tasklet.sleep(Duration.ofHours(1)); // on the virtual clock: takes no time
            greetings.send("hello");
          });
      scheduler.spawn("receiver", () -> System.out.println(greetings.receive()));
      scheduler.run();
      System.out.println("after " + scheduler.elapsed());
    }
    // @end
  }
}
