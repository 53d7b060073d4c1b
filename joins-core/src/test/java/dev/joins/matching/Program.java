package dev.joins.matching;

import dev.joins.channel.Channel;
import dev.joins.channel.Join;
import dev.joins.channel.MessageTerm;
import dev.joins.channel.Term;
import dev.joins.match.commit.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Some patterns, and the messages that are sent to them, one after the other.
 *
 * @param patterns in the order of their declaration
 * @param arrivals in order
 */
record Program(List<Shape> patterns, List<Arrival> arrivals) {
  static final int CHANNELS = 3;

  /** A message: where, and what; a negative one is taken instead by somebody else. */
  record Arrival(int channel, int value) {}

  enum Kind {
    PLAIN,
    WHERE,
    KEY,
    ORDER,
    ORDER_WHERE,
    PEEK,
    TIMES,
    KEY_TIMES,
    UP_TO,
    SOME,
    LOWEST,
    HIGHEST_WHERE,
    KEY_HIGHEST,
    LOWEST_TIMES,
    HIGHEST_UP_TO,
    ORDER_LOWEST,
    ORDER_HIGHEST
  }

  /** A term; {@code number} is its count, or what it filters by. */
  record Part(Kind kind, int channel, int number) {
    boolean fits(int value) {
      return switch (kind) {
        case WHERE, ORDER_WHERE, HIGHEST_WHERE -> value <= number;
        default -> true;
      };
    }

    boolean isKeyed() {
      return kind == Kind.KEY || kind == Kind.KEY_TIMES || kind == Kind.KEY_HIGHEST;
    }

    boolean isOrdered() {
      return switch (kind) {
        case ORDER, ORDER_WHERE, ORDER_LOWEST, ORDER_HIGHEST -> true;
        default -> false;
      };
    }

    /** The best first; null if it takes the oldest. */
    @Nullable Comparator<Event> ranking() {
      var lowest = Comparator.comparingInt(Event::value);
      return switch (kind) {
        case LOWEST, LOWEST_TIMES, ORDER_LOWEST -> lowest.thenComparingInt(Event::index);
        case HIGHEST_WHERE, KEY_HIGHEST, HIGHEST_UP_TO, ORDER_HIGHEST ->
            lowest.reversed().thenComparingInt(Event::index);
        default -> null;
      };
    }

    int least() {
      return switch (kind) {
        case TIMES, KEY_TIMES, SOME, LOWEST_TIMES -> number;
        case UP_TO, HIGHEST_UP_TO -> 0;
        default -> 1;
      };
    }

    int most() {
      return kind == Kind.UP_TO || kind == Kind.HIGHEST_UP_TO ? number : least();
    }

    Term<List<Event>> term(List<Channel<Event>> channels) {
      var channel = channels.get(channel());
      return switch (kind) {
        case PLAIN -> one(channel);
        case WHERE -> one(channel.where(event -> fits(event.value())));
        case KEY -> one(channel.by(Event::key));
        case ORDER -> one(channel.ascending(Event::value));
        case ORDER_WHERE ->
            one(channel.where(event -> fits(event.value())).ascending(Event::value));
        case PEEK -> one(channel.peek());
        case TIMES -> channel.times(number);
        case KEY_TIMES -> channel.by(Event::key).times(number);
        case UP_TO -> channel.upTo(number);
        case SOME -> Term.someOf(number, channels);
        case LOWEST -> one(channel.lowest(Event::value));
        case HIGHEST_WHERE ->
            one(channel.highest(Event::value).where(event -> fits(event.value())));
        case KEY_HIGHEST -> one(channel.by(Event::key).highest(Event::value));
        case LOWEST_TIMES -> channel.lowest(Event::value).times(number);
        case HIGHEST_UP_TO -> channel.highest(Event::value).upTo(number);
        case ORDER_LOWEST -> one(channel.ascending(Event::value).lowest());
        case ORDER_HIGHEST -> one(channel.ascending(Event::value).highest());
      };
    }

    private static Term<List<Event>> one(MessageTerm<Event> term) {
      return term.map(List::of);
    }
  }

  /** A pattern; {@code sum}: what it takes must add up to a multiple of it, 1: no condition. */
  record Shape(List<Part> parts, int sum, int priority) {
    boolean isUseful() {
      var keyed = parts.stream().filter(Part::isKeyed).count();
      return parts.stream().anyMatch(part -> part.least() > 0 && part.kind() != Kind.PEEK)
          && (keyed != 1
              || parts.stream()
                  .anyMatch(part -> part.kind() == Kind.KEY_TIMES && part.number() > 1));
    }

    boolean allows(List<Event> taken) {
      return taken.stream().mapToInt(Event::value).sum() % sum == 0;
    }
  }

  /** A message that has come. */
  record Event(int index, int channel, int value) {
    int key() {
      return value % 2;
    }
  }

  /** What the engine does. */
  List<String> run() {
    var log = new ArrayList<String>();
    List<Channel<Event>> channels =
        IntStream.range(0, CHANNELS).mapToObj(i -> Channel.<Event>unbounded("c" + i)).toList();
    for (var p = 0; p < patterns.size(); p++) {
      var name = "p" + p;
      var shape = patterns.get(p);
      var terms = shape.parts().stream().map(part -> part.term(channels)).toList();
      var all = Join.of(terms).named(name).priority(shape.priority());
      var join = shape.sum() == 1 ? all : all.where(values -> shape.allows(events(values)));
      Rule.install(
          join.pattern(),
          messages ->
              log.add(name + events(join.bind(messages)).stream().map(Event::index).toList()));
    }
    for (var i = 0; i < arrivals.size(); i++) {
      var arrival = arrivals.get(i);
      var channel = channels.get(arrival.channel());
      if (arrival.value() < 0) {
        channel.tryReceive();
      } else {
        channel.post(new Event(i, arrival.channel(), arrival.value()));
      }
    }
    return log;
  }

  @SuppressWarnings("unchecked") // each term yields a list of events
  private static List<Event> events(Object[] values) {
    return Arrays.stream(values).flatMap(list -> ((List<Event>) list).stream()).toList();
  }

  @Override
  public String toString() {
    return Stream.concat(patterns.stream(), arrivals.stream())
        .map(Object::toString)
        .reduce("", (text, line) -> text + "\n  " + line);
  }
}
