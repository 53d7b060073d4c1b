package dev.joins.proofs.soak;

import dev.joins.channel.Channel;
import dev.joins.channel.Clause;
import dev.joins.channel.Term;
import dev.joins.dsl.CallChannel;
import dev.joins.dsl.Gate;
import dev.joins.dsl.Joins;
import dev.joins.dsl.Reaction;
import dev.joins.dsl.ReplyChannel;
import dev.joins.dsl.Request;
import dev.joins.dsl.Signal;
import dev.joins.match.commit.Looking;
import dev.joins.tasklet.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A definition that lasts as long as the soak, with channels and patterns of all kinds. */
final class Floor implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMillis(2);

  final Joins joins;
  final Channel<Item> meet;
  final Channel<Item> meetAgain;
  final Channel<Item> few;
  final Channel<Item> many;
  final Channel<Item> left;
  final Channel<Item> right;
  final Channel<Item> early;
  final Channel<Item> late;
  final Channel<Item> fading;
  final Channel<Item> source;
  final Channel<Item> sink;
  final ReplyChannel<Item, Long> questions;
  final CallChannel<Item> errands;
  final Gate gate;
  final Signal signal;

  /** All channels for items. */
  final List<Channel<Item>> channels;

  private final Map<Channel<Item>, Kind> kinds;

  private final List<Reaction> reactions = new ArrayList<>();
  private volatile Books books = new Books();

  Floor(Scheduler scheduler) {
    joins = Joins.open("floor", scheduler);
    meet = joins.channel("meet", 0);
    meetAgain = joins.channel("meetAgain", 0);
    few = joins.channel("few", 4);
    many = joins.channel("many");
    left = joins.channel("left");
    right = joins.channel("right");
    early = joins.channel("early");
    late = joins.channel("late");
    fading = joins.channel("fading");
    source = joins.channel("source");
    sink = joins.channel("sink", 3);
    questions = joins.replyChannel("questions");
    errands = joins.callChannel("errands");
    gate = joins.gate("gate");
    signal = joins.signal("signal");
    kinds =
        Map.ofEntries(
            Map.entry(meet, Kind.RENDEZVOUS),
            Map.entry(meetAgain, Kind.RENDEZVOUS),
            Map.entry(few, Kind.BUFFERED),
            Map.entry(many, Kind.UNBOUNDED),
            Map.entry(left, Kind.KEYED),
            Map.entry(right, Kind.KEYED),
            Map.entry(early, Kind.ORDERED),
            Map.entry(late, Kind.ORDERED),
            Map.entry(fading, Kind.TIMED),
            Map.entry(source, Kind.UNBOUNDED),
            Map.entry(sink, Kind.ROOM));
    channels = List.of(meet, meetAgain, few, many, left, right, early, late, fading, source, sink);
    install();
  }

  /** What goes on belongs to these from now on. */
  void open(Books newBooks) {
    books = newBooks;
  }

  Books books() {
    return books;
  }

  /** A message for this channel. */
  Item offer(Channel<Item> channel) {
    return books.offer(Objects.requireNonNull(kinds.get(channel)));
  }

  /** The patterns that are always there. */
  private void install() {
    keep(joins.on(meet).and(few).react((x, y) -> taken(x, y)));
    keep(
        joins
            .on(many.times(3))
            .and(signal)
            .priority(2)
            .react(three -> {
              signalTaken();
              three.forEach(Item::taken);
            }));
    keep(
        joins
            .on(meetAgain)
            .and(many.upTo(4))
            .react((x, some) -> {
              x.taken();
              some.forEach(Item::taken);
            }));
    keep(
        joins
            .on(Term.someOf(2, List.of(meet, meetAgain, few)))
            .react(two -> two.forEach(Item::taken)));
    keep(
        joins
            .on(left.by(Item::key))
            .and(right.by(Item::key))
            .react((x, y) -> {
              if (x.key() != y.key()) {
                books.complain(x + " and " + y + " were joined, and their keys differ");
              }
              taken(x, y);
            }));
    keep(
        joins
            .on(early.ascending(item -> item.number))
            .and(late.ascending(item -> item.number))
            .react((x, y) -> {
              if (x.number > y.number) {
                books.complain(x + " and " + y + " were joined, and do not ascend");
              }
              taken(x, y);
            }));
    keep(
        joins
            .on(fading.within(LIMIT, Item::expired))
            .and(few)
            .and(signal)
            .react((x, y) -> {
              signalTaken();
              taken(x, y);
            }));
    keep(
        joins
            .on(source)
            .and(sink.room())
            .react((item, room) -> {
              item.taken();
              var next = books.offer(Kind.ROOM);
              next.sent(true); // before somebody has it
              room.send(next);
            }));
    keep(
        joins
            .on(few)
            .and(many)
            .where((x, y) -> x.key() == y.key())
            .priority(1)
            .react((x, y) -> {
              if (x.key() != y.key()) {
                books.complain(x + " and " + y + " were joined against their condition");
              }
              taken(x, y);
            }));
    keep(
        joins
            .on(questions)
            .and(many)
            .reply((question, item) -> {
              taken(question, item);
              return question.number;
            }));
    keep(
        joins
            .on(questions.times(2))
            .and(few)
            .react((both, item) -> {
              item.taken();
              both.forEach(Floor::answer);
            }));
    keep(
        joins
            .on(errands)
            .and(signal)
            .react(item -> {
              signalTaken();
              item.taken();
            }));
    keep(joins.on(gate).and(signal).react(this::passed));
    keep(
        joins
            .on(gate)
            .and(Term.atMost(2, List.of(few, many)))
            .priority(-1)
            .react(some -> {
              some.forEach(Item::taken);
              books.count(Kind.GATE, Fate.TAKEN);
            }));
  }

  private void keep(Reaction reaction) {
    reactions.add(reaction);
  }

  private static void taken(Item x, Item y) {
    x.taken();
    y.taken();
  }

  private static void answer(Request<Item, Long> request) {
    request.value().taken();
    request.reply(request.value().number);
  }

  void signalTaken() {
    books.count(Kind.SIGNAL, Fate.TAKEN);
  }

  private void passed() {
    signalTaken();
    books.count(Kind.GATE, Fate.TAKEN);
  }

  /** Takes out all that is left, when nobody sends any more; what patterns still take is theirs. */
  void drain() {
    for (var channel : channels) {
      for (var left = channel.tryReceive(); left.isPresent(); left = channel.tryReceive()) {
        left.get().reported();
      }
    }
    while (Clause.trySelect(joins.on(signal).map(() -> true)).isPresent()) {
      books.count(Kind.SIGNAL, Fate.REPORTED);
    }
    while (Clause.trySelect(joins.on(questions.request()).map(Floor::report)).isPresent()) {}
  }

  private static boolean report(Request<Item, Long> request) {
    request.value().reported();
    request.reply(request.value().number);
    return true;
  }

  /**
   * What there is at a channel after it was drained, besides the patterns that are always there.
   */
  List<String> traces() {
    var traces = new ArrayList<String>();
    for (var channel : channels) {
      var pending = channel.place().snapshot();
      if (!pending.isEmpty()) {
        traces.add("pending at " + channel + ": " + pending);
      }
      var lacks = Looking.whatTakersLack(channel.place());
      if (lacks.size() > reactions.size()) {
        traces.add("waiting at " + channel + ": " + lacks);
      }
    }
    if (joins.explain().lines().count() != reactions.size()) {
      traces.add("patterns that should have gone: " + joins.explain());
    }
    return traces;
  }

  /** The patterns that have never had their turn. */
  List<String> idle() {
    return reactions.stream().filter(each -> each.fired() == 0).map(Reaction::pattern).toList();
  }

  @Override
  public void close() {
    joins.close();
  }
}
