package dev.joins.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.actor.ActorRef;
import dev.joins.actor.ActorSystem;
import dev.joins.tasklet.Tasklet;
import dev.joins.testing.Stage;
import dev.joins.testing.Trial;
import dev.joins.testing.UnderEachScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The programs keep their invariants, under every scheduler. */
class PeersTest {

  /** What a program does with its system. */
  @FunctionalInterface
  private interface Program {
    void run(Stage<String> stage, ActorSystem system) throws Exception;
  }

  /** In a tasklet of its own; the system is closed when the program is over. */
  private static List<String> play(Trial trial, Program program) throws Exception {
    return trial.play(stage ->
        stage.spawn(
            "main",
            () -> {
              try (var system = ActorSystem.open("peers")) {
                program.run(stage, system);
              }
            }));
  }

  private static <T> List<T> shared() {
    return Collections.synchronizedList(new ArrayList<>());
  }

  @UnderEachScheduler
  void theBallIsHitAsOftenAsAgreed(Trial trial) throws Exception {
    List<Integer> hits = shared();
    play(
        trial,
        (stage, system) -> {
          var ping = system.spawn("ping", PingPong.Msg.class, PingPong.player(hits));
          var pong = system.spawn("pong", PingPong.Msg.class, PingPong.player(hits));
          ping.tell(new PingPong.Msg.Play(pong, 20));
          ping.awaitEnd();
          pong.awaitEnd();
        });
    assertThat(hits).isEqualTo(IntStream.rangeClosed(1, 20).map(i -> 21 - i).boxed().toList());
  }

  @UnderEachScheduler
  void aBufferLosesNothingAndHoldsNoMoreThanItsCapacity(Trial trial) throws Exception {
    List<Integer> taken = shared();
    var inside = new int[2];
    play(
        trial,
        (stage, system) -> {
          var buffer = system.spawn("buffer", BoundedBuffer.Msg.class, BoundedBuffer.of(3));
          var producer =
              stage.spawn(
                  "producer",
                  () -> {
                    for (var i = 0; i < 30; i++) {
                      buffer.ask(new BoundedBuffer.Msg.Put(i));
                      count(inside, 1);
                      stage.pause();
                    }
                  });
          for (var i = 0; i < 30; i++) {
            stage.pause();
            taken.add(buffer.ask(new BoundedBuffer.Msg.Take()));
            count(inside, -1);
          }
          producer.awaitEnd();
        });
    assertThat(taken).isEqualTo(IntStream.range(0, 30).boxed().toList());
    // One may have been put that is not counted yet, and one taken.
    assertThat(inside[1]).isBetween(1, 3 + 1);
  }

  private static void count(int[] inside, int change) {
    synchronized (inside) {
      inside[0] += change;
      inside[1] = Math.max(inside[1], inside[0]);
    }
  }

  @UnderEachScheduler
  void creaturesMeetInPairsAndAsOftenAsAllowed(Trial trial) throws Exception {
    var log =
        play(
            trial,
            (stage, system) -> {
              var mall = system.spawn("mall", Chameneos.Msg.class, Chameneos.mall(25));
              var creatures =
                  stage.spawn(
                      "creature",
                      5,
                      number -> {
                        var me = "creature " + number;
                        var other = mall.ask(new Chameneos.Msg.Meet(me));
                        while (other.isPresent()) {
                          stage.log(me + " met " + other.get());
                          stage.pause();
                          other = mall.ask(new Chameneos.Msg.Meet(me));
                        }
                      });
              for (var creature : creatures) {
                creature.awaitEnd();
              }
            });
    assertThat(log).hasSize(50).noneMatch(met -> met.matches("(.*) met \\1"));
    var mirrored = log.stream().map(met -> met.replaceAll("(.*) met (.*)", "$2 met $1")).toList();
    assertThat(log).containsExactlyInAnyOrderElementsOf(mirrored);
  }

  @UnderEachScheduler
  void aPaymentNeedsBothChecksOfItsOwn(Trial trial) throws Exception {
    List<Payment.Outcome> outcomes = shared();
    play(
        trial,
        (stage, system) -> {
          var service = system.spawn("service", Payment.Msg.class, Payment.service(outcomes));
          var senders = new ArrayList<Tasklet>();
          senders.add(tell(stage, service, i -> new Payment.Msg.Request(i, 10 * i)));
          senders.add(tell(stage, service, i -> new Payment.Msg.Customer(i, i % 2 == 0)));
          senders.add(tell(stage, service, i -> new Payment.Msg.Merchant(39 - i, i % 3 == 0)));
          for (var sender : senders) {
            sender.awaitEnd();
          }
          while (outcomes.size() < 40) {
            Tasklet.sleep(Duration.ofMillis(1));
          }
        });
    assertThat(outcomes)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 40)
                .mapToObj(i -> new Payment.Outcome(i, i % 2 == 0 && (39 - i) % 3 == 0))
                .toList());
  }

  private static <M> Tasklet tell(Stage<String> stage, ActorRef<M> actor, IntFunction<M> message) {
    return stage.spawn(
        "teller",
        () -> {
          for (var i = 0; i < 40; i++) {
            stage.pause();
            actor.tell(message.apply(i));
          }
        });
  }

  @UnderEachScheduler
  void aPrinterPrintsOneJobAtATimeAndEachJobIsPrintedOnce(Trial trial) throws Exception {
    var busy = new HashMap<String, Integer>();
    List<Integer> printed = shared();
    PrinterSpooler.Paper paper =
        (printer, job, begins) -> {
          synchronized (busy) {
            var before = begins ? busy.put(printer, job) : busy.remove(printer);
            assertThat(before).isEqualTo(begins ? null : job);
          }
          if (!begins) {
            printed.add(job);
          }
        };
    play(
        trial,
        (stage, system) -> {
          var spooler = system.spawn("spooler", PrinterSpooler.Spool.class, PrinterSpooler.SPOOLER);
          for (var i = 0; i < 3; i++) {
            system.spawn(
                "printer " + i,
                PrinterSpooler.Spool.Job.class,
                PrinterSpooler.printer(spooler, paper));
          }
          tell(stage, spooler, PrinterSpooler.Spool.Job::new).awaitEnd();
          while (printed.size() < 40) {
            Tasklet.sleep(Duration.ofMillis(1));
          }
        });
    assertThat(printed)
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 40).boxed().toList());
  }

  @UnderEachScheduler
  void theLightGoesOnInOrderOfTime(Trial trial) throws Exception {
    List<SmartHouse.SwitchOn> log = shared();
    play(
        trial,
        (stage, system) -> {
          var house = system.spawn("house", SmartHouse.Msg.class, SmartHouse.house(log));
          for (var time = 0; time < 60; time++) {
            stage.pause();
            var room = stage.random(3) == 0 ? "hall" : "bathroom";
            house.tell(
                switch (stage.random(3)) {
                  case 0 -> new SmartHouse.Msg.Motion(true, room, time);
                  case 1 -> new SmartHouse.Msg.AmbientLight(stage.random(60), room, time);
                  default -> new SmartHouse.Msg.Light(false, room, time);
                });
          }
          house.tell(new SmartHouse.Msg.ShutOff());
          house.awaitEnd();
        });
    assertThat(log)
        .isNotEmpty()
        .allMatch(
            on -> on.motion().time() < on.dark().time() && on.dark().time() < on.lamp().time());
    assertThat(log.stream().map(SmartHouse.SwitchOn::motion)).doesNotHaveDuplicates();
  }

  @UnderEachScheduler
  void santaServesWholeGroups(Trial trial) throws Exception {
    List<List<Integer>> deliveries = shared();
    List<List<Integer>> consultations = shared();
    play(
        trial,
        (stage, system) -> {
          var santa =
              system.spawn("santa", Santa.Msg.class, Santa.santa(deliveries, consultations));
          var reindeer =
              stage.spawn(
                  "reindeer",
                  9,
                  number -> {
                    for (var year = 0; year < 3; year++) {
                      stage.pause();
                      santa.ask(new Santa.Msg.Back(number));
                    }
                  });
          var elves =
              stage.spawn(
                  "elf",
                  6,
                  number -> {
                    for (var question = 0; question < 2; question++) {
                      stage.pause();
                      santa.ask(new Santa.Msg.Help(number));
                    }
                  });
          for (var worker :
              IntStream.range(0, 15)
                  .mapToObj(i -> i < 9 ? reindeer.get(i) : elves.get(i - 9))
                  .toList()) {
            worker.awaitEnd();
          }
        });
    assertThat(deliveries).hasSize(3).allMatch(team -> new HashSet<>(team).size() == 9);
    assertThat(consultations).hasSize(4).allMatch(trio -> new HashSet<>(trio).size() == 3);
  }
}
