package dev.joins.santa.program;

import static dev.joins.santa.program.JoinSanta.Nod.GO;
import static dev.joins.santa.trace.EventType.CONSULTING;
import static dev.joins.santa.trace.EventType.GOODBYE;
import static dev.joins.santa.trace.EventType.GREET;
import static dev.joins.santa.trace.EventType.HARNESS;
import static dev.joins.santa.trace.EventType.MUSH_MUSH;
import static dev.joins.santa.trace.EventType.SANTA_DONE;
import static dev.joins.santa.trace.EventType.UNHARNESS;
import static dev.joins.santa.trace.EventType.WOAH;

import dev.joins.dsl.Joins;
import dev.joins.dsl.ReplyChannel;
import dev.joins.dsl.Request;
import dev.joins.dsl.Signal;
import dev.joins.santa.trace.Worker;
import java.util.List;

/**
 * Santa as a definition. There is nobody who waits, looks and decides; there is what happens when
 * all who are needed are there. {@code idle} is Santa himself, and whoever takes it has him.
 */
final class JoinSanta {

  /** Santa's whole answer to whoever calls him. */
  enum Nod {
    GO
  }

  private final NorthPole pole;
  private final Recorder log;
  private final Joins north;
  private final Signal idle;
  private final Signal delivered;
  private final ReplyChannel<Worker, Nod> back;
  private final ReplyChannel<Worker, Nod> home;
  private final ReplyChannel<Worker, Nod> help;
  private final ReplyChannel<Worker, Nod> advised;

  JoinSanta(NorthPole pole) {
    this.pole = pole;
    log = pole.log();
    north = pole.joins();
    idle = north.signal("idle");
    delivered = north.signal("delivered");
    back = north.replyChannel("back");
    home = north.replyChannel("home");
    help = north.replyChannel("help");
    advised = north.replyChannel("advised");
  }

  // @start region=santa
  void start() {
    int n = pole.deliveries();
    north.on(back.times(9)).and(idle).priority(1).named("deliver").react(this::deliver);
    north.on(home.times(9)).named("unharness").react(this::unharness);
    north.on(help.times(3)).and(idle).named("consult").react(this::consult);
    north.on(advised.times(3)).named("showOut").react(this::showOut);
    north.on(delivered.times(n)).and(idle).priority(-1).named("goHome").react(pole::sendAllHome);

    pole.hireReindeer(back::call, home::call); // holiday, back, deliver, home, and again
    pole.hireElves(help::call, advised::call); // work, help, consult, advised, and again
    idle.send();
  }

  private void deliver(List<Request<Worker, Nod>> team) {
    team.forEach(reindeer -> log.santa(HARNESS, reindeer.value()));
    log.santa(MUSH_MUSH);
    team.forEach(reindeer -> reindeer.reply(GO));
  }

  private void unharness(List<Request<Worker, Nod>> team) {
    log.santa(WOAH);
    for (var reindeer : team) {
      log.santa(UNHARNESS, reindeer.value());
      reindeer.reply(GO);
    }
    delivered.send();
    idle.send();
  }

  private void consult(List<Request<Worker, Nod>> trio) {
    trio.forEach(elf -> log.santa(GREET, elf.value()));
    log.santa(CONSULTING);
    trio.forEach(elf -> elf.reply(GO));
  }

  private void showOut(List<Request<Worker, Nod>> trio) {
    log.santa(SANTA_DONE);
    for (var elf : trio) {
      log.santa(GOODBYE, elf.value());
      elf.reply(GO);
    }
    idle.send();
  }
  // @end
}
