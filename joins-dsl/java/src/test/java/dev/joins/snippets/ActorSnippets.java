package dev.joins.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.actor.ActorOptions;
import dev.joins.actor.ActorRef;
import dev.joins.actor.ActorSystem;
import dev.joins.actor.Behavior;
import dev.joins.actor.FailurePolicy;
import dev.joins.actor.Overflow;
import dev.joins.actor.Question;
import dev.joins.tasklet.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples in the documentation of actors. */
class ActorSnippets {
  // @start region=protocol
  sealed interface Event {
    record Fault(int machine, int time) implements Event {}

    record Fix(int machine, int time) implements Event {}

    record Downtime() implements Event, Question<Integer> {}
  }

  // @end

  private final List<String> out = new ArrayList<>();

  // @start region=actor
  private final Behavior<Event> maintenance =
      self -> {
        var downtime = new int[1]; // the actor's own: its bodies run one at a time
        var fault = self.messages(Event.Fault.class).by(Event.Fault::machine);
        var fix = self.messages(Event.Fix.class).by(Event.Fix::machine);

        self.on(fault)
            .and(fix)
            .where((broken, fixed) -> broken.time() <= fixed.time())
            .react((broken, fixed) -> downtime[0] += fixed.time() - broken.time());
        self.onQuestion(Event.Downtime.class).reply(question -> downtime[0]);
      };

  // @end

  @Test
  void system() throws Exception {
    try (var scheduler = Scheduler.cooperative()) {
      scheduler.spawn(
          "main",
          () -> {
            // @start region=system
            try (var factory = ActorSystem.open("factory")) {
              var office = factory.spawn("maintenance", Event.class, maintenance);
              office.tell(new Event.Fault(1, 10));
              office.tell(new Event.Fault(2, 20));
              office.tell(new Event.Fix(1, 35));
              out.add("down for " + office.ask(new Event.Downtime()));
            } // all actors have ended; the second fault was never taken
            // @end
          });
      scheduler.run();
    }
    assertThat(out).containsExactly("down for 25");
  }

  @Test
  void options() throws Exception {
    try (var scheduler = Scheduler.cooperative();
        var factory = ActorSystem.open("factory", scheduler)) {
      // @start region=options
      var careful =
          ActorOptions.DEFAULT
              .withMailbox(1000, Overflow.WAIT) // senders wait: back-pressure
              .withFailurePolicy(FailurePolicy.restart(3, Duration.ofMinutes(1)));
      var office = factory.spawn("maintenance", Event.class, careful, maintenance);
      // @end
      scheduler.runUntilIdle();
      assertThat(office).hasToString("factory/maintenance");
    }
  }

  @Test
  void watch() throws Exception {
    try (var scheduler = Scheduler.cooperative();
        var factory = ActorSystem.open("factory", scheduler)) {
      var offices = new ArrayList<ActorRef<Event>>();
      for (var name : List.of("north", "south")) {
        offices.add(factory.spawn(name, Event.class, maintenance));
      }
      // @start region=watch
      Behavior<Event> director =
          self -> {
            offices.forEach(self::watch);
            self.on(self.ends()).react(ended -> out.add(ended.actor() + ": " + ended.reason()));
          };
      // @end
      factory.spawn("director", Event.class, director);
      scheduler.runUntilIdle();
      offices.forEach(ActorRef::stop);
      scheduler.runUntilIdle();
    }
    assertThat(out).containsExactly("factory/north: Stopped[]", "factory/south: Stopped[]");
  }
}
