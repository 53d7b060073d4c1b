package dev.joins.matching;

import dev.joins.matching.Program.Event;
import dev.joins.matching.Program.Kind;
import dev.joins.matching.Program.Part;
import dev.joins.matching.Program.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The rule of the choice, as it is written: after each arrival all patterns, and all ways to fill
 * them with pending messages. The newest is one of them. As many as possible where a term takes as
 * many as there are; then the choices of the terms that want the best, one after the other; then
 * sorted indices, compared; then the pattern declared first; then the first assignment in the order
 * of the terms. Which of two patterns wins, no choice of the best decides.
 */
final class Oracle {
  private final List<Event> pending = new ArrayList<>();
  private final List<String> log = new ArrayList<>();

  private record Found(int pattern, Shape shape, List<List<Event>> parts) {
    List<Event> events() {
      return parts.stream().flatMap(List::stream).toList();
    }

    boolean isBetterThan(@Nullable Found other) {
      if (other == null || shape.priority() != other.shape.priority()) {
        return other == null || shape.priority() > other.shape.priority();
      }
      var mine = events();
      var its = other.events();
      if (pattern == other.pattern && mine.size() != its.size()) {
        return mine.size() > its.size();
      }
      var choice = pattern == other.pattern ? compareChoices(other) : 0;
      if (choice != 0) {
        return choice < 0;
      }
      var sorted = Arrays.compare(sorted(mine), sorted(its));
      if (sorted != 0) {
        return sorted < 0;
      }
      return pattern == other.pattern && Arrays.compare(indices(mine), indices(its)) < 0;
    }

    /** Less than zero if this has the better. */
    private int compareChoices(Found other) {
      for (var i = 0; i < parts.size(); i++) {
        var ranking = shape.parts().get(i).ranking();
        if (ranking != null) {
          var mine = parts.get(i);
          var its = other.parts.get(i);
          for (var k = 0; k < Math.min(mine.size(), its.size()); k++) {
            var order = ranking.compare(mine.get(k), its.get(k));
            if (order != 0) {
              return order;
            }
          }
          if (mine.size() != its.size()) {
            return its.size() - mine.size();
          }
        }
      }
      return 0;
    }

    private static int[] sorted(List<Event> events) {
      return events.stream().mapToInt(Event::index).sorted().toArray();
    }

    private static int[] indices(List<Event> events) {
      return events.stream().mapToInt(Event::index).toArray();
    }
  }

  static List<String> run(Program program) {
    var oracle = new Oracle();
    for (var i = 0; i < program.arrivals().size(); i++) {
      var arrival = program.arrivals().get(i);
      if (arrival.value() < 0) {
        oracle.pending.stream()
            .filter(event -> event.channel() == arrival.channel())
            .findFirst()
            .ifPresent(oracle.pending::remove);
      } else {
        oracle.arrive(new Event(i, arrival.channel(), arrival.value()), program.patterns());
      }
    }
    return oracle.log;
  }

  private void arrive(Event newest, List<Shape> patterns) {
    pending.add(newest);
    while (pending.contains(newest)) {
      Found best = null;
      for (var p = 0; p < patterns.size(); p++) {
        var found = best(p, patterns.get(p), newest);
        if (found != null && found.isBetterThan(best)) {
          best = found;
        }
      }
      if (best == null) {
        return;
      }
      var shape = patterns.get(best.pattern());
      for (var i = 0; i < shape.parts().size(); i++) {
        if (shape.parts().get(i).kind() != Kind.PEEK) {
          pending.removeAll(best.parts().get(i));
        }
      }
      log.add("p" + best.pattern() + best.events().stream().map(Event::index).toList());
    }
  }

  private @Nullable Found best(int pattern, Shape shape, Event newest) {
    @Nullable Found[] best = new @Nullable Found[1];
    assign(
        shape,
        new ArrayList<>(),
        parts -> {
          var found = new Found(pattern, shape, List.copyOf(parts));
          var events = found.events();
          if (events.contains(newest) && agree(shape, parts) && found.isBetterThan(best[0])) {
            best[0] = found;
          }
        });
    return best[0];
  }

  /** All ways to fill the parts with different messages. */
  private void assign(Shape shape, List<List<Event>> parts, Consumer<List<List<Event>>> found) {
    if (parts.size() == shape.parts().size()) {
      found.accept(parts);
      return;
    }
    var part = shape.parts().get(parts.size());
    var free = new ArrayList<>(pending);
    parts.forEach(free::removeAll);
    for (var count = part.least(); count <= part.most(); count++) {
      choose(
          part,
          free,
          0,
          count,
          new ArrayList<>(),
          chosen -> {
            parts.add(List.copyOf(chosen));
            assign(shape, parts, found);
            parts.removeLast();
          });
    }
  }

  /** All choices of so many of the messages that fit, in their order. */
  private static void choose(
      Part part,
      List<Event> free,
      int from,
      int count,
      List<Event> chosen,
      Consumer<List<Event>> found) {
    if (count == 0) {
      var ranking =
          part.kind() == Kind.SOME ? Comparator.comparingInt(Event::channel) : part.ranking();
      found.accept(ranking == null ? chosen : chosen.stream().sorted(ranking).toList());
      return;
    }
    for (var i = from; i < free.size(); i++) {
      var event = free.get(i);
      var fits =
          part.kind() == Kind.SOME
              ? chosen.stream().noneMatch(other -> other.channel() == event.channel())
              : event.channel() == part.channel() && part.fits(event.value());
      if (fits) {
        chosen.add(event);
        choose(part, free, i + 1, count - 1, chosen, found);
        chosen.removeLast();
      }
    }
  }

  /** Equal keys, ascending order, and the condition. */
  private static boolean agree(Shape shape, List<List<Event>> parts) {
    var keys = new HashSet<Integer>();
    Integer last = null;
    for (var i = 0; i < parts.size(); i++) {
      var part = shape.parts().get(i);
      if (part.isKeyed()) {
        parts.get(i).forEach(event -> keys.add(event.key()));
      }
      if (part.isOrdered()) {
        var value = parts.get(i).getFirst().value();
        if (last != null && last > value) {
          return false;
        }
        last = value;
      }
    }
    return keys.size() <= 1
        && shape.allows(parts.stream().flatMap(List::stream).map(Objects::requireNonNull).toList());
  }
}
