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

import dev.joins.dsl.ReplyChannel;
import dev.joins.santa.trace.Worker;

/**
 * Santa as a definition: there is no Santa who waits, looks and decides; there is what happens when
 * all who are needed are there. {@code idle} is Santa himself, and whoever takes it has him.
 */
final class JoinSanta {

  /** Santa's whole answer to whoever calls him. */
  enum Nod {
    GO
  }

  private JoinSanta() {}

  static void open(NorthPole pole) {
    var log = pole.log();
    // @start region="santa"
    var north = pole.joins();
    var idle = north.signal("idle");
    var delivered = north.signal("delivered");
    ReplyChannel<Worker, Nod> back = north.replyChannel("back");
    ReplyChannel<Worker, Nod> home = north.replyChannel("home");
    ReplyChannel<Worker, Nod> help = north.replyChannel("help");
    ReplyChannel<Worker, Nod> advised = north.replyChannel("advised");

    north.on(back.times(9)).and(idle).priority(1).named("deliver").react(team -> {
      team.forEach(reindeer -> log.santa(HARNESS, reindeer.value()));
      log.santa(MUSH_MUSH);
      team.forEach(reindeer -> reindeer.reply(GO));
    });
    north.on(home.times(9)).named("unharness").react(team -> {
      log.santa(WOAH);
      for (var reindeer : team) {
        log.santa(UNHARNESS, reindeer.value());
        reindeer.reply(GO);
      }
      delivered.send();
      idle.send();
    });
    north.on(help.times(3)).and(idle).named("consult").react(trio -> {
      trio.forEach(elf -> log.santa(GREET, elf.value()));
      log.santa(CONSULTING);
      trio.forEach(elf -> elf.reply(GO));
    });
    north.on(advised.times(3)).named("showOut").react(trio -> {
      log.santa(SANTA_DONE);
      for (var elf : trio) {
        log.santa(GOODBYE, elf.value());
        elf.reply(GO);
      }
      idle.send();
    });
    north.on(delivered.times(pole.deliveries())).and(idle).priority(-1).named("goHome")
        .react(pole::sendAllHome);

    pole.hireReindeer(back::call, home::call);
    pole.hireElves(help::call, advised::call);
    idle.send();
    // @end
  }
}
