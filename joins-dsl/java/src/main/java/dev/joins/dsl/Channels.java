package dev.joins.dsl;

import dev.joins.Observer;
import dev.joins.channel.Channel;
import dev.joins.channel.Expiry;
import dev.joins.internal.Log;
import dev.joins.internal.Text;
import dev.joins.match.commit.Looking;
import dev.joins.match.store.Place;
import dev.joins.tasklet.Scheduler;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The channels of one definition: unbounded, and closed with it. Knows which of them are for
 * callers, whose messages have stayed too long, and what was never taken. Thread-safe.
 */
final class Channels {
  private static final Logger LOG = System.getLogger(Joins.class.getName());

  private final String definition;
  private final Scheduler scheduler;
  private final @Nullable Observer observer;
  private final Leftovers leftovers;
  private final Set<Channel<?>> channels = new LinkedHashSet<>();

  /** The places of channels for calls: as many messages wait there as callers, and no more. */
  private final Set<Place> calls = new HashSet<>();

  private final List<Expiries> ageing = new ArrayList<>();

  /** Closed with the definition: bodies that go on may put back what they have taken. */
  private final List<Channel<?>> ended = new ArrayList<>();

  private @Nullable Duration patience;
  private boolean closed;

  Channels(String definition, Scheduler scheduler, @Nullable Observer observer) {
    this.definition = definition;
    this.scheduler = scheduler;
    this.observer = observer;
    this.leftovers = new Leftovers();
  }

  synchronized <T> Channel<T> make(String name, int capacity) {
    requireOpen("channel '" + Text.line(name) + "'");
    Channel<T> channel = Channel.of(name, capacity, observer);
    channels.add(channel);
    if (patience != null) {
      ageing.add(warning(channel, patience));
    }
    return channel;
  }

  synchronized <T> Channel<T> makeForCalls(String name) {
    Channel<T> channel = make(name, Place.UNBOUNDED);
    calls.add(channel.place());
    return channel;
  }

  synchronized List<Place> places() {
    return channels.stream().<Place>map(Channel::place).toList();
  }

  /** Returns the places of channels for calls. */
  synchronized Set<Place> calls() {
    return Set.copyOf(calls);
  }

  /** Warns of each message that stays for so long, in these channels and those to come. */
  void warnAfter(Duration age) {
    Objects.requireNonNull(age, "warnAfter(null): an age must not be null");
    if (age.isNegative() || age.isZero()) {
      throw new IllegalArgumentException("warnAfter(" + age + "): the age must be more than zero");
    }
    List<Expiries> former;
    synchronized (this) {
      requireOpen("warnings");
      patience = age;
      former = List.copyOf(ageing);
      ageing.clear();
      channels.forEach(channel -> ageing.add(warning(channel, age)));
    }
    former.forEach(Expiries::remove);
  }

  private Expiries warning(Channel<?> channel, Duration age) {
    var place = channel.place();
    Consumer<Object> warn =
        message ->
            Log.write(
                LOG,
                Level.WARNING,
                () ->
                    "definition '"
                        + definition
                        + "': "
                        + Text.of(message)
                        + " has been in '"
                        + channel
                        + "' for "
                        + age
                        + "; waiting there: "
                        + Looking.whatTakersLack(place));
    return Expiries.telling(new Expiry(place, null, age, warn), scheduler);
  }

  /** Closes one before the others: callers who wait fail, and it is forgotten. */
  void close(Channel<?> channel) {
    close(channel, "'" + channel + "'");
  }

  private void close(Channel<?> channel, String closed) {
    List<Expiries> former;
    synchronized (this) {
      channels.remove(channel);
      calls.remove(channel.place());
      former = ageing.stream().filter(each -> each.place() == channel.place()).toList();
      ageing.removeAll(former);
    }
    former.forEach(Expiries::remove);
    leftovers.keep(closed, channel.toString(), channel.closeNow());
  }

  /** From now on none is made. False if that was so before. */
  synchronized boolean seal() {
    var first = !closed;
    closed = true;
    return first;
  }

  /** Once they are sealed: callers who wait fail. */
  void close() {
    List<Channel<?>> all;
    List<Expiries> former;
    synchronized (this) {
      all = List.copyOf(channels);
      former = List.copyOf(ageing);
      ageing.clear();
      ended.addAll(all);
    }
    former.forEach(Expiries::remove);
    all.forEach(channel -> close(channel, "definition '" + definition + "'"));
  }

  /** By the name of the channel, also what was put back there later. */
  Map<String, List<Object>> untaken() {
    List<Channel<?>> all;
    synchronized (this) {
      all = List.copyOf(ended);
    }
    for (var channel : all) {
      leftovers.keep("definition '" + definition + "'", channel.toString(), channel.closeNow());
    }
    return leftovers.untaken();
  }

  Leftovers leftovers() {
    return leftovers;
  }

  private void requireOpen(String what) {
    if (closed) {
      throw new IllegalStateException(
          "definition '" + definition + "' is closed: cannot make " + what);
    }
  }
}
