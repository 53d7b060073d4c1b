package dev.joins.proofs.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.channel.Channel;
import dev.joins.channel.Clause;
import dev.joins.channel.Join;
import dev.joins.match.commit.Rule;
import dev.joins.match.store.Place;
import dev.joins.proofs.Effort;
import dev.joins.tasklet.Tasklet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/**
 * The reduction skips only what makes no difference: on random small programs it finds the same
 * outcomes, failures among them, as trying every single schedule does.
 */
class ReductionProperties {
  private static final int MOST_SCHEDULES = 4_000;
  private static final List<Integer> CAPACITIES = List.of(Place.UNBOUNDED, Place.UNBOUNDED, 0, 1);

  enum Kind {
    SEND,
    RECEIVE,
    TRY_RECEIVE,
    RECEIVE_IN_TIME,
    SELECT,
    GIVE_OR_TAKE,
    INSTALL,
    CLOSE,
    INTERRUPT,
    SLEEP,
    COUNT
  }

  /** One step: what, and where; a second channel, or tasklet, where it needs one. */
  record Act(Kind kind, int one, int other) {}

  @Provide
  Arbitrary<List<List<Act>>> programs() {
    var channel = Arbitraries.integers().between(0, CAPACITIES.size() - 1);
    var act = Combinators.combine(Arbitraries.of(Kind.class), channel, channel).as(Act::new);
    var pairs = act.list().ofMinSize(1).ofMaxSize(3).list().ofSize(2);
    var trios = act.list().ofMinSize(1).ofMaxSize(2).list().ofSize(3);
    return Arbitraries.oneOf(pairs, trios);
  }

  @Property(tries = 150)
  void theReductionLosesNoOutcome(@ForAll("programs") List<List<Act>> program) {
    judge(program);
  }

  @Property(tries = 6_000)
  @AddLifecycleHook(Effort.OnlyExhaustive.class)
  void theReductionLosesNoOutcomeAtLength(@ForAll("programs") List<List<Act>> program) {
    judge(program);
  }

  private static void judge(List<List<Act>> program) {
    var all = everyOutcome(program);
    Assume.that(!all.isEmpty());
    assertThat(reducedOutcomes(program)).isEqualTo(all);
  }

  /** By counting through all choices; empty if there are too many. */
  private static Set<String> everyOutcome(List<List<Act>> program) {
    var outcomes = new TreeSet<String>();
    var next = new Schedule(List.of());
    for (var schedules = 0; schedules < MOST_SCHEDULES; schedules++) {
      var run = new Run(Guides.replaying(next), new Groups(), 1000).execute(of(program, outcomes));
      assertThat(run.failure()).isNull();
      var choices = new ArrayList<>(run.schedule().choices());
      var last = choices.size() - 1;
      while (last >= 0 && choices.get(last) == run.events().get(last).candidates - 1) {
        last--;
      }
      if (last < 0) {
        return outcomes;
      }
      choices.set(last, choices.get(last) + 1);
      next = new Schedule(choices.subList(0, last + 1));
    }
    return Set.of();
  }

  private static Set<String> reducedOutcomes(List<List<Act>> program) {
    var outcomes = new TreeSet<String>();
    var exploration =
        Explorer.exhaustive().withBound(MOST_SCHEDULES).explore(of(program, outcomes));
    assertThat(exploration.found()).isEmpty();
    return outcomes;
  }

  private static Program of(List<List<Act>> program, Set<String> outcomes) {
    return scheduler -> {
      var channels = new ArrayList<Channel<String>>();
      for (var i = 0; i < CAPACITIES.size(); i++) {
        channels.add(Channel.of("channel" + i, CAPACITIES.get(i), null));
      }
      var count = new Shared<>("count", 0);
      var logs = new ArrayList<List<String>>();
      var tasklets = new ArrayList<Tasklet>();
      var matches = new ArrayList<String>();
      for (var i = 0; i < program.size(); i++) {
        var name = "t" + i;
        var acts = program.get(i);
        var log = new ArrayList<String>();
        logs.add(log);
        tasklets.add(
            scheduler.spawn(
                name,
                () -> {
                  for (var k = 0; k < acts.size(); k++) {
                    try {
                      log.add(
                          perform(acts.get(k), name + "." + k, channels, tasklets, matches, count));
                    } catch (Exception failed) {
                      log.add(failed.getClass().getSimpleName());
                    }
                  }
                }));
      }
      scheduler.runUntilIdle();
      outcomes.add(logs + " " + matches + " " + scheduler.elapsed());
    };
  }

  private static String perform(
      Act act,
      String message,
      List<Channel<String>> channels,
      List<Tasklet> tasklets,
      List<String> matches,
      Shared<Integer> count)
      throws Exception {
    var one = channels.get(act.one());
    var other = channels.get(act.other());
    return switch (act.kind()) {
      case SEND -> {
        one.send(message);
        yield "sent";
      }
      case RECEIVE -> one.receive();
      case TRY_RECEIVE -> String.valueOf(one.tryReceive());
      case RECEIVE_IN_TIME -> String.valueOf(one.receive(Duration.ofSeconds(act.other())));
      case SELECT -> Clause.select(Clause.take(Join.of(one, other), Arrays::toString));
      case GIVE_OR_TAKE -> Clause.select(Clause.send(one, message, "gave"), Clause.receive(other));
      case INSTALL -> {
        Rule.install(
            Join.of(one, other).named(message).pattern(),
            values -> matches.add(message + Arrays.toString(values)));
        yield "installed";
      }
      case CLOSE -> {
        one.close();
        yield "closed";
      }
      case INTERRUPT -> {
        tasklets.get(act.one() % tasklets.size()).interrupt();
        yield "interrupted";
      }
      case SLEEP -> {
        Tasklet.sleep(Duration.ofSeconds(act.other()));
        yield "slept";
      }
      case COUNT -> String.valueOf(count.update(n -> n + 1));
    };
  }
}
