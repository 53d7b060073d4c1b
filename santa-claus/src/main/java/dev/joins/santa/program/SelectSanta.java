package dev.joins.santa.program;

import static dev.joins.santa.trace.EventType.CONSULTING;
import static dev.joins.santa.trace.EventType.GOODBYE;
import static dev.joins.santa.trace.EventType.GREET;
import static dev.joins.santa.trace.EventType.HARNESS;
import static dev.joins.santa.trace.EventType.MUSH_MUSH;
import static dev.joins.santa.trace.EventType.SANTA_DONE;
import static dev.joins.santa.trace.EventType.UNHARNESS;
import static dev.joins.santa.trace.EventType.WOAH;
import static dev.joins.santa.trace.Worker.Kind.REINDEER;

import dev.joins.channel.Channel;
import dev.joins.channel.Clause;
import dev.joins.dsl.Joins;
import dev.joins.dsl.Signal;
import dev.joins.santa.program.JoinSanta.Nod;
import dev.joins.santa.trace.Worker;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Santa as a tasklet that waits, chooses and serves, on plain channels. This is right; the programs
 * with a fault are this one with one step done otherwise, so that nothing but that step can be what
 * the checker finds.
 */
class SelectSanta {

  final NorthPole pole;
  final Recorder log;
  final Joins north;
  final Channel<Visit> back;
  final Channel<Visit> home;
  final Channel<Visit> help;
  final Channel<Visit> advised;
  final Signal delivered;
  private final Map<Worker, Channel<Nod>> nods = new ConcurrentHashMap<>();

  SelectSanta(NorthPole pole) {
    this.pole = pole;
    log = pole.log();
    north = pole.joins();
    back = north.channel("back");
    home = north.channel("home");
    help = north.channel("help");
    advised = north.channel("advised");
    delivered = north.signal("delivered");
  }

  final void start() {
    hire();
    pole.spawn(
        "santa",
        () -> {
          for (var group = choose(); !group.isEmpty(); group = choose()) {
            if (group.getFirst().worker().kind() == REINDEER) {
              deliver(group);
            } else {
              consult(group);
            }
          }
          pole.sendAllHome();
        });
  }

  void hire() {
    pole.hireReindeer(me -> visit(back, me), me -> visit(home, me));
    pole.hireElves(me -> visit(help, me), me -> visit(advised, me));
  }

  /** Waits at a door until Santa nods. */
  final void visit(Channel<Visit> door, Worker me) throws InterruptedException {
    var nod = nods.computeIfAbsent(me, _ -> north.channel("nod to " + me));
    door.send(new Visit(me, nod));
    nod.receive();
  }

  /** Whom to serve; nobody when it is time to go home. */
  List<Visit> choose() throws InterruptedException {
    return north.select(reindeer(1), elves(), goHome());
  }

  final Clause<List<Visit>> reindeer(int priority) {
    return north.on(back.times(9)).priority(priority).named("deliver").map(team -> team);
  }

  final Clause<List<Visit>> elves() {
    return north.on(help.times(3)).named("consult").map(trio -> trio);
  }

  final Clause<List<Visit>> goHome() {
    return north.on(delivered.times(pole.deliveries())).priority(-1).named("goHome").map(List::of);
  }

  private void deliver(List<Visit> team) throws InterruptedException {
    setOff(team);
    var tired = all(home, team.size());
    log.santa(WOAH);
    for (var reindeer : tired) {
      log.santa(UNHARNESS, reindeer.worker());
      reindeer.go();
    }
    delivered.send();
  }

  void setOff(List<Visit> team) throws InterruptedException {
    team.forEach(reindeer -> log.santa(HARNESS, reindeer.worker()));
    log.santa(MUSH_MUSH);
    team.forEach(Visit::go);
  }

  void consult(List<Visit> trio) throws InterruptedException {
    trio.forEach(elf -> log.santa(GREET, elf.worker()));
    log.santa(CONSULTING);
    trio.forEach(Visit::go);
    showOut(all(advised, trio.size()));
  }

  void showOut(List<Visit> trio) throws InterruptedException {
    log.santa(SANTA_DONE);
    trio.forEach(this::sayGoodbye);
  }

  final void sayGoodbye(Visit elf) {
    log.santa(GOODBYE, elf.worker());
    elf.go();
  }

  final List<Visit> all(Channel<Visit> door, int count) throws InterruptedException {
    return north.select(north.on(door.times(count)).map(visits -> visits));
  }
}
