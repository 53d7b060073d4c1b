package dev.joins.proofs.stress;

import dev.joins.channel.Channel;
import dev.joins.channel.Term;
import dev.joins.dsl.Joins;
import dev.joins.dsl.Reaction;
import dev.joins.dsl.ReplyChannel;
import dev.joins.dsl.Request;
import dev.joins.match.store.Place;
import dev.joins.tasklet.Scheduler;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Channels of each capacity, free-standing, and three definitions that share them: each channel is
 * in patterns of several definitions, alone in none.
 */
final class Floor {
  private static final int[] CAPACITIES = {
    0, 0, 1, 8, Place.UNBOUNDED, Place.UNBOUNDED, 0, Place.UNBOUNDED
  };
  static final int CHANNELS = CAPACITIES.length;

  /** What one installed pattern wants. */
  private record Wants(String pattern, Map<Place, Integer> counts) {
    boolean isEnabled() {
      return counts.entrySet().stream()
          .allMatch(want -> want.getKey().snapshot().size() >= want.getValue());
    }
  }

  final Ledger ledger;
  final List<Channel<Item>> channels = new ArrayList<>();
  final List<Joins> definitions = new ArrayList<>();
  final Joins calling;
  final ReplyChannel<Item, Integer> asks;
  final ReplyChannel<Item, Integer> pairs;
  private final List<Reaction> reactions = new ArrayList<>();
  private final List<Wants> installed = new ArrayList<>();

  Floor(Scheduler scheduler, Ledger ledger, Order order) {
    this.ledger = ledger;
    for (var i = 0; i < CHANNELS; i++) {
      channels.add(Channel.of("c" + i, CAPACITIES[i], order));
    }
    var one = open("one", scheduler, order);
    var two = open("two", scheduler, order);
    calling = open("three", scheduler, order);
    asks = calling.replyChannel("asks");
    pairs = calling.replyChannel("pairs");

    reactions.add(one.on(c(0)).and(c(4).times(3)).react((item, three) -> take(item, three)));
    wants("one", 0, 4, 4, 4);
    reactions.add(one.on(c(2)).and(c(5)).react((first, second) -> take(first, List.of(second))));
    wants("one", 2, 5);
    reactions.add(one.on(c(1)).and(c(2)).and(c(3)).react((x, y, z) -> take(x, List.of(y, z))));
    wants("one", 1, 2, 3);

    reactions.add(
        two.on(c(0).times(2)).and(c(2)).priority(1).react((pair, item) -> take(item, pair)));
    wants("two", 0, 0, 2);
    reactions.add(two.on(c(3)).and(c(4)).react((first, second) -> take(first, List.of(second))));
    wants("two", 3, 4);
    // Not linear: channel 7 stands in it twice.
    reactions.add(two.on(c(7)).and(c(6)).and(c(7)).react((x, y, z) -> take(x, List.of(y, z))));
    wants("two", 7, 7, 6);

    reactions.add(
        calling
            .on(asks)
            .and(c(3))
            .reply((question, item) -> {
              take(question, List.of(item));
              return question.id() + 1;
            }));
    wantsOf("three", asks, 1, c(3).place());
    reactions.add(calling.on(pairs.times(2)).and(c(5)).priority(-1).react(this::answerBoth));
    wantsOf("three", pairs, 2, c(5).place());
    reactions.add(
        calling.on(c(5).times(2)).and(c(6)).priority(-1).react((pair, item) -> take(item, pair)));
    wants("three", 5, 5, 6);
  }

  private Joins open(String name, Scheduler scheduler, Order order) {
    var joins = Joins.open(name, scheduler, order);
    definitions.add(joins);
    return joins;
  }

  Channel<Item> c(int channel) {
    return channels.get(channel);
  }

  static boolean isUnbounded(int channel) {
    return channel < CHANNELS && CAPACITIES[channel] == Place.UNBOUNDED;
  }

  private void wants(String definition, int... wanted) {
    var counts = new LinkedHashMap<Place, Integer>();
    for (var channel : wanted) {
      counts.merge(c(channel).place(), 1, Integer::sum);
    }
    installed.add(new Wants(definition + counts, counts));
  }

  private void wantsOf(String definition, ReplyChannel<?, ?> calls, int count, Place other) {
    Term<?> requests = calls.request();
    if (requests instanceof Channel<?> channel) {
      var counts = Map.of(channel.place(), count, other, 1);
      installed.add(new Wants(definition + counts, counts));
    }
  }

  void take(Item item, List<Item> others) {
    ledger.taken(item);
    others.forEach(ledger::taken);
  }

  private void answerBoth(List<Request<Item, Integer>> both, Item item) {
    ledger.taken(item);
    for (var request : both) {
      ledger.taken(request.value());
      request.reply(request.value().id() + 1);
    }
  }

  /** The installed patterns that could be committed and are not. At rest there are none. */
  List<String> neglected() {
    return installed.stream().filter(Wants::isEnabled).map(Wants::pattern).toList();
  }

  /** The patterns that never had their turn; if there are any, the run has shown little. */
  List<String> idle() {
    return reactions.stream().filter(each -> each.fired() == 0).map(Reaction::pattern).toList();
  }

  /** Closes all; what was never taken is reported to the ledger. */
  void close() {
    definitions.forEach(Joins::close);
    for (var joins : definitions) {
      for (var left : joins.untaken().values()) {
        left.forEach(this::report);
      }
    }
    for (var channel : channels) {
      channel.closeNow().forEach(this::report);
    }
  }

  /** A request that is reported fails at its caller, who says that it was refused. */
  private void report(Object message) {
    if (message instanceof Item item) {
      ledger.reported(item);
    }
  }
}
