package dev.joins.proofs.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.channel.Channel;
import dev.joins.channel.Clause;
import dev.joins.dsl.Joins;
import dev.joins.dsl.Signal;
import dev.joins.tasklet.CooperativeScheduler;
import dev.joins.tasklet.Tasklet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Small Santas: two reindeer pull the sleigh, two elves are advised at a time, and everybody comes
 * once. One waits, chooses and serves; his errors are those of the literature. Another is a join
 * definition.
 */
final class Santas {
  private static final int GROUP = 2;

  private Santas() {}

  /** A north pole without Santa. */
  private static final class Pole {
    final CooperativeScheduler scheduler;
    final Joins north;
    final Channel<String> back;
    final Channel<String> help;
    private final Map<String, Channel<String>> nods = new HashMap<>();

    Pole(CooperativeScheduler scheduler) {
      this.scheduler = scheduler;
      north = Joins.open("north", scheduler);
      back = north.channel("back");
      help = north.channel("help");
    }

    /** Each comes to the door and waits for a nod. */
    void hire(String kind, int count, Channel<String> door) {
      hire(kind, count, me -> door.send(me));
    }

    interface Coming {
      void by(String me) throws InterruptedException;
    }

    void hire(String kind, int count, Coming coming) {
      for (var i = 0; i < count; i++) {
        var me = kind + " " + i;
        Channel<String> nod = north.channel("nod to " + me);
        nods.put(me, nod);
        scheduler.spawn(
            me,
            () -> {
              coming.by(me);
              nod.receive();
            });
      }
    }

    void nod(String worker) throws InterruptedException {
      Objects.requireNonNull(nods.get(worker)).send("go");
    }

    void nodToAll(List<String> group) throws InterruptedException {
      for (var worker : group) {
        nod(worker);
      }
    }

    Clause<List<String>> reindeer() {
      return north.on(back.times(GROUP)).priority(1).map(team -> team);
    }

    Clause<List<String>> elves() {
      return north.on(help.times(GROUP)).map(group -> group);
    }

    void run() {
      scheduler.run();
      north.close();
    }
  }

  /** Chooses in one step. This is right. */
  static Program selecting() {
    return scheduler -> {
      var pole = new Pole(scheduler);
      pole.hire("reindeer", GROUP, pole.back);
      pole.hire("elf", GROUP, pole.help);
      scheduler.spawn(
          "santa",
          () -> {
            for (var services = 0; services < 2; services++) {
              pole.nodToAll(Clause.select(pole.reindeer(), pole.elves()));
            }
          });
      pole.run();
    };
  }

  /** The talk's: takes the elves, looks once more for reindeer, and forgets whom he took. */
  static Program lookThenTake() {
    return scheduler -> {
      var pole = new Pole(scheduler);
      pole.hire("reindeer", GROUP, pole.back);
      pole.hire("elf", GROUP, pole.help);
      scheduler.spawn(
          "santa",
          () -> {
            for (var services = 0; services < 2; services++) {
              var group = Clause.select(pole.reindeer(), pole.elves());
              if (group.getFirst().startsWith("elf")) {
                group = Clause.<List<String>>trySelect(pole.reindeer()).orElse(group);
              }
              pole.nodToAll(group);
            }
          });
      pole.run();
    };
  }

  /** Counts who is in sight, and then takes as many as he needs. */
  static Program balance() {
    return scheduler -> {
      var pole = new Pole(scheduler);
      var inSight = new Shared<>("elves in sight", 0);
      pole.hire(
          "elf",
          GROUP,
          me -> {
            inSight.update(count -> count + 1);
            pole.help.send(me);
          });
      scheduler.spawn(
          "santa",
          () -> {
            while (inSight.get() < GROUP) {
              Tasklet.sleep(Duration.ofHours(4));
            }
            var group = new ArrayList<String>();
            for (var i = 0; i < GROUP; i++) {
              pole.help.tryReceive().ifPresent(group::add);
            }
            assertThat(group).as("the group that Santa advises").hasSize(GROUP);
            pole.nodToAll(group);
          });
      pole.run();
    };
  }

  /** Benton's first pitfall: while he shows one elf out, the next slips in. */
  static Program doorLeftOpen() {
    return scheduler -> {
      var pole = new Pole(scheduler);
      pole.hire("elf", GROUP, pole.help);
      scheduler.spawn(
          "santa",
          () -> {
            var study = new ArrayList<>(Clause.select(pole.elves()));
            var lateElfWasThere = false;
            while (!study.isEmpty()) {
              pole.nod(study.removeFirst());
              var next = pole.help.tryReceive();
              if (next.isPresent()) {
                assertThat(study).as("who is in the study when %s comes", next.get()).isEmpty();
                study.add(next.get());
                lateElfWasThere = true;
              }
            }
            if (!lateElfWasThere) {
              pole.nod(pole.help.receive());
            }
          });
      pole.hire("late elf", 1, pole.help);
      pole.run();
    };
  }

  /** Benton's second: he gives the stable boy a little time, and does not wait for him. */
  static Program leavesEarly() {
    return scheduler -> {
      var pole = new Pole(scheduler);
      var harnessed = new Shared<>("harnessed", 0);
      pole.hire("reindeer", GROUP, pole.back);
      scheduler.spawn(
          "santa",
          () -> {
            var team = Clause.select(pole.reindeer());
            scheduler.spawn("stable boy", () -> team.forEach(each -> harnessed.update(n -> n + 1)));
            Tasklet.schedule();
            assertThat(harnessed.get()).as("reindeer in the harness").isEqualTo(GROUP);
            pole.nodToAll(team);
          });
      pole.run();
    };
  }

  /** As joins: whoever takes {@code idle} has Santa. All of the faults above would show here. */
  static Program joining(int reindeer, int elves) {
    return scheduler -> {
      var pole = new Pole(scheduler);
      Signal idle = pole.north.signal("idle");
      var busy = new Shared<>("services at once", 0);
      pole.north
          .on(pole.back.times(GROUP))
          .and(idle)
          .priority(1)
          .named("deliver")
          .react(team -> serve(pole, busy, idle, team));
      pole.north
          .on(pole.help.times(GROUP))
          .and(idle)
          .named("consult")
          .react(group -> serve(pole, busy, idle, group));
      pole.hire("reindeer", reindeer, pole.back);
      pole.hire("elf", elves, pole.help);
      idle.send();
      pole.run();
    };
  }

  private static void serve(Pole pole, Shared<Integer> busy, Signal idle, List<String> group)
      throws InterruptedException {
    assertThat(busy.update(count -> count + 1)).as("services at once").isEqualTo(1);
    assertThat(group).hasSize(GROUP);
    pole.nodToAll(group);
    busy.update(count -> count - 1);
    idle.send();
  }
}
