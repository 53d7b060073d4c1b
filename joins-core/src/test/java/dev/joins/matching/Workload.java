package dev.joins.matching;

import dev.joins.channel.Channel;
import dev.joins.channel.Join;
import dev.joins.channel.MessageTerm;
import dev.joins.channel.Term;
import dev.joins.match.commit.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A file of messages, one a line in the order of their arrival, and the patterns that go with its
 * name. Each constructor is a channel.
 */
final class Workload {
  /** A line: its index, the constructor and its fields. */
  record Event(int index, List<String> fields) {
    String constructor() {
      return fields.getFirst();
    }

    String field(int field) {
      return fields.get(field);
    }

    int number(int field) {
      return Integer.parseInt(field(field));
    }
  }

  private final Map<String, Channel<Event>> channels = new TreeMap<>();
  private final List<List<Term<?>>> patterns = new ArrayList<>();
  private final List<String> matches = new ArrayList<>();

  private Workload() {}

  /** The lines of a file of the test resources. */
  static List<String> lines(String file) throws IOException {
    try (var in = Workload.class.getResourceAsStream("/matching/" + file)) {
      var text =
          new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.isEmpty()).toList();
    }
  }

  static List<Event> events(List<String> lines) {
    var events = new ArrayList<Event>();
    for (var line : lines) {
      events.add(new Event(events.size(), List.of(line.split("\t"))));
    }
    return events;
  }

  /**
   * Sends the events of a workload to the patterns of its kind.
   *
   * @return the matches, as the golden files write them
   */
  static List<String> run(String name, List<Event> events) {
    var workload = new Workload();
    workload.patternsOf(name);
    workload.install();
    for (var event : events) {
      workload.channel(event.constructor()).post(event);
    }
    return workload.matches;
  }

  private Channel<Event> channel(String constructor) {
    return channels.computeIfAbsent(constructor, Channel::unbounded);
  }

  private void patternsOf(String name) {
    if (name.startsWith("size") || name.startsWith("guards")) {
      var count = Integer.parseInt(name.replaceAll(".*_p(\\d+)_.*", "$1"));
      var letters = "ABCDEF".substring(0, count).chars().mapToObj(Character::toString).toList();
      if (name.startsWith("size")) {
        add(letters.stream().map(this::channel).toList());
      } else if (count == 1) {
        add(List.of(channel("A").where(event -> event.number(1) >= 0 && event.number(1) <= 100)));
      } else {
        add(letters.stream().map(letter -> channel(letter).by(e -> e.field(1))).toList());
      }
      add(List.of(channel("Terminate")));
      return;
    }
    add(
        List.of(
            event("Motion", "true", "bathroom"),
            channel("AmbientLight")
                .where(event -> event.number(2) <= 40 && event.field(3).equals("bathroom"))
                .ascending(event -> event.number(4)),
            event("Light", "false", "bathroom")));
    if (name.startsWith("complex")) {
      add(
          List.of(
              event("Motion", "true", "front_door"),
              event("Contact", "true", "front_door"),
              event("Motion", "true", "entrance_hall")));
      add(
          List.of(
              event("Motion", "true", "entrance_hall"),
              event("Contact", "true", "front_door"),
              event("Motion", "true", "front_door")));
    }
    add(List.of(channel("ShutOff")));
  }

  private MessageTerm<Event> event(String constructor, String status, String room) {
    return channel(constructor)
        .where(event -> event.field(2).equals(status) && event.field(3).equals(room))
        .ascending(event -> event.number(4));
  }

  private void add(List<? extends Term<Event>> terms) {
    patterns.add(List.copyOf(terms));
  }

  private void install() {
    var number = 0;
    for (var terms : patterns) {
      var name = String.valueOf(number++);
      var join = Join.of(terms).named(name);
      Rule.install(join.pattern(), messages -> matches.add(name + "\t" + indices(join, messages)));
    }
  }

  private static String indices(Join join, Object[] messages) {
    return Arrays.stream(join.bind(messages))
        .map(event -> String.valueOf(((Event) event).index()))
        .collect(Collectors.joining(","));
  }
}
