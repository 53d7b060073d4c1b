package dev.joins.bench.actors;

import dev.joins.actor.Actor;
import dev.joins.actor.ActorSystem;
import dev.joins.bench.Workload;
import dev.joins.channel.MessageTerm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The smart house of JoinActors' benchmarks: the messages of a file are told to an actor, again and
 * again, each time to a new one; from the first message told to the last reaction. A message is one
 * operation. {@code matching.Matching} has the same without actors.
 */
public class ActorSmartHouse extends Workload {
  private static final int MESSAGES = 10_000;

  /** The number tells how much random noise there is between matches. */
  @Param({
    "simple_sh_p8_m10",
    "simple_sh_p16_m10",
    "simple_sh_p24_m10",
    "complex_sh_p8_m10",
    "complex_sh_p16_m10",
    "complex_sh_p24_m10"
  })
  public String house = "";

  private List<Event> events = List.of();
  private @Nullable ActorSystem system;

  /** What the house is told. */
  sealed interface Event {
    static Event parse(String line) {
      var fields = line.split("\t", -1);
      return switch (fields[0]) {
        case "Motion" -> new Motion(isOn(fields), fields[3], time(fields));
        case "Light" -> new Light(isOn(fields), fields[3], time(fields));
        case "Contact" -> new Contact(isOn(fields), fields[3], time(fields));
        case "AmbientLight" ->
            new AmbientLight(Integer.parseInt(fields[2]), fields[3], time(fields));
        default -> new Noise();
      };
    }

    private static boolean isOn(String[] fields) {
      return fields[2].equals("true");
    }

    private static int time(String[] fields) {
      return Integer.parseInt(fields[4]);
    }
  }

  record Motion(boolean status, String room, int time) implements Event {}

  record AmbientLight(int value, String room, int time) implements Event {}

  record Light(boolean status, String room, int time) implements Event {}

  record Contact(boolean status, String room, int time) implements Event {}

  record Noise() implements Event {}

  record ShutOff(CountDownLatch end) implements Event {}

  /** Reads the file, but for the last line, which shuts off. */
  @Setup
  public void read() throws IOException {
    try (var in = ActorSmartHouse.class.getResourceAsStream("/matching/" + house + ".tsv")) {
      var text =
          new String(Objects.requireNonNull(in, house).readAllBytes(), StandardCharsets.UTF_8);
      events =
          text.lines()
              .filter(line -> !line.isEmpty() && !line.startsWith("ShutOff"))
              .map(Event::parse)
              .toList();
    }
  }

  /** An actor, whose mailbox has a channel for each type. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void ours(Blackhole blackhole) throws InterruptedException {
    var actors = ActorSystem.open("houses");
    system = actors;
    var houses = MESSAGES / events.size();
    var end = new CountDownLatch(houses);
    for (var i = 0; i < houses; i++) {
      var ref = actors.spawn("house" + i, Event.class, self -> install(self, blackhole));
      for (var event : events) {
        ref.tell(event);
      }
      ref.tell(new ShutOff(end));
    }
    end.await();
  }

  /** Ends the actor; what was never taken is looked at here, and not counted. */
  @TearDown(Level.Invocation)
  public void close() {
    if (system != null) {
      system.close();
    }
  }

  private void install(Actor<Event> self, Blackhole blackhole) {
    self.on(motion(self, "bathroom"))
        .and(
            self.messages(AmbientLight.class)
                .where(light -> light.value <= 40 && light.room.equals("bathroom"))
                .ascending(AmbientLight::time))
        .and(
            self.messages(Light.class)
                .where(light -> !light.status && light.room.equals("bathroom"))
                .ascending(Light::time))
        .react((motion, ambient, light) -> blackhole.consume(light));
    if (house.startsWith("complex")) {
      installDoor(self, "front_door", "entrance_hall", blackhole);
      installDoor(self, "entrance_hall", "front_door", blackhole);
    }
    self.on(ShutOff.class).react(shutOff -> shutOff.end.countDown());
  }

  private static void installDoor(
      Actor<Event> self, String first, String last, Blackhole blackhole) {
    self.on(motion(self, first))
        .and(
            self.messages(Contact.class)
                .where(contact -> contact.status && contact.room.equals("front_door"))
                .ascending(Contact::time))
        .and(motion(self, last))
        .react((from, contact, to) -> blackhole.consume(contact));
  }

  private static MessageTerm<Motion> motion(Actor<Event> self, String room) {
    return self.messages(Motion.class)
        .where(motion -> motion.status && motion.room.equals(room))
        .ascending(Motion::time);
  }
}
