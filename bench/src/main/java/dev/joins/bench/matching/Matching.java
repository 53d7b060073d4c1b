package dev.joins.bench.matching;

import dev.joins.bench.Goal;
import dev.joins.bench.Workload;
import dev.joins.channel.Channel;
import dev.joins.channel.Join;
import dev.joins.channel.MessageTerm;
import dev.joins.channel.Term;
import dev.joins.match.commit.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The workloads of JoinActors' benchmarks: messages of a file are sent to the patterns that go with
 * its name, each constructor being a channel; a message is one operation. Again and again, each
 * time to new channels and patterns; but where nothing is left over, a hundred times to the same,
 * which makes a thousand matches.
 */
@Goal(when = "file=guards_p", atMost = 30)
@Goal(when = "file=(size|guards_noise)", atMost = 150)
@Goal(when = "file=guards_nonsat", atMost = 500)
@Goal(when = "file=simple", atMost = 600)
@Goal(when = "file=complex", atMost = 1_000)
public class Matching extends Workload {
  private static final int MESSAGES = 10_000;

  /** Their names tell how many constructors there are, or how much random noise between matches. */
  @Param({
    "size_p1_m10",
    "size_p2_m10",
    "size_p4_m10",
    "size_p6_m10",
    "size_noise50_p1_m10",
    "size_noise50_p2_m10",
    "size_noise50_p4_m10",
    "size_noise50_p6_m10",
    "guards_p1_m10",
    "guards_p2_m10",
    "guards_p4_m10",
    "guards_p6_m10",
    "guards_noise50_p1_m10",
    "guards_noise50_p2_m10",
    "guards_noise50_p4_m10",
    "guards_noise50_p6_m10",
    "guards_nonsat10_p1_m10",
    "guards_nonsat10_p2_m10",
    "guards_nonsat10_p4_m10",
    "simple_sh_p0_m10",
    "simple_sh_p4_m10",
    "simple_sh_p8_m10",
    "simple_sh_p16_m10",
    "simple_sh_p24_m10",
    "complex_sh_p0_m10",
    "complex_sh_p4_m10",
    "complex_sh_p8_m10",
    "complex_sh_p16_m10",
    "complex_sh_p24_m10"
  })
  public String file = "";

  private List<Event> events = List.of();
  private int renewal;

  /**
   * A line of a file, as far as the patterns look at it.
   *
   * @param number payload, or brightness
   */
  private record Event(String constructor, int number, boolean status, String room, int time) {
    static Event parse(String line) {
      var fields = line.split("\t", -1);
      return switch (fields[0]) {
        case "Motion", "Light", "Contact" ->
            new Event(
                fields[0], 0, fields[2].equals("true"), fields[3], Integer.parseInt(fields[4]));
        case "AmbientLight" ->
            new Event(
                fields[0],
                Integer.parseInt(fields[2]),
                false,
                fields[3],
                Integer.parseInt(fields[4]));
        case "A", "B", "C", "D", "E", "F" ->
            new Event(
                fields[0], fields.length == 1 ? 0 : Integer.parseInt(fields[1]), false, "", 0);
        default -> new Event(fields[0], 0, false, "", 0);
      };
    }
  }

  /** Reads the file. */
  @Setup
  public void read() throws IOException {
    try (var in = Matching.class.getResourceAsStream("/matching/" + file + ".tsv")) {
      var text =
          new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
      events = text.lines().filter(line -> !line.isEmpty()).map(Event::parse).toList();
    }
    var times = file.startsWith("size_p") || file.startsWith("guards_p") ? 100 : 1;
    renewal = times * events.size();
  }

  /** The engine's rules. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void ours(Blackhole blackhole) throws InterruptedException {
    var patterns = new Patterns(file, blackhole);
    for (var i = 0; i < MESSAGES; i++) {
      if (i % renewal == 0) {
        patterns = new Patterns(file, blackhole);
      }
      var event = events.get(i % events.size());
      patterns.channel(event.constructor).send(event);
    }
  }

  private static final class Patterns {
    private final Map<String, Channel<Event>> channels = new TreeMap<>();
    private final Blackhole blackhole;

    Patterns(String file, Blackhole blackhole) {
      this.blackhole = blackhole;
      switch (file.substring(0, file.indexOf('_'))) {
        case "size" -> install(letters(file).stream().map(this::channel).toList());
        case "guards" ->
            install(
                letters(file).size() == 1
                    ? List.of(channel("A").where(a -> a.number >= 0 && a.number <= 100))
                    : letters(file).stream()
                        .map(letter -> channel(letter).by(Event::number))
                        .toList());
        case "simple" -> installBathroom();
        default -> {
          installBathroom();
          installDoor("front_door", "entrance_hall");
          installDoor("entrance_hall", "front_door");
        }
      }
      install(List.of(channel(file.contains("_sh_") ? "ShutOff" : "Terminate")));
    }

    private static List<String> letters(String file) {
      var count = Integer.parseInt(file.replaceAll(".*_p(\\d+)_.*", "$1"));
      return List.of("A", "B", "C", "D", "E", "F").subList(0, count);
    }

    private void installBathroom() {
      install(
          List.of(
              switched("Motion", true, "bathroom"),
              channel("AmbientLight")
                  .where(light -> light.number <= 40 && light.room.equals("bathroom"))
                  .ascending(Event::time),
              switched("Light", false, "bathroom")));
    }

    private void installDoor(String first, String last) {
      install(
          List.of(
              switched("Motion", true, first),
              switched("Contact", true, "front_door"),
              switched("Motion", true, last)));
    }

    private MessageTerm<Event> switched(String constructor, boolean status, String room) {
      return channel(constructor)
          .where(event -> event.status == status && event.room.equals(room))
          .ascending(Event::time);
    }

    private void install(List<? extends Term<Event>> terms) {
      Rule.install(Join.of(terms).pattern(), blackhole::consume);
    }

    Channel<Event> channel(String constructor) {
      return channels.computeIfAbsent(constructor, Channel::unbounded);
    }
  }
}
