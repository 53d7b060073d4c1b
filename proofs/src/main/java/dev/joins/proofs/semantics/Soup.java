package dev.joins.proofs.semantics;

import dev.joins.match.store.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What is there: channels, pending messages, those who wait for them, and what has become of the
 * calls that are over. Nothing here changes it: only a rule of {@link State} does, and only the
 * copy that the rule has just made.
 */
abstract sealed class Soup permits State {
  final TreeMap<String, ChannelState> channels;
  final List<Message> pending;
  final List<Taker> takers;
  final TreeMap<String, Call> waiting;
  final TreeMap<String, Outcome> outcomes;
  final List<Match> commits;
  long arrivals;

  /** No channels, no messages, and nobody who waits. */
  Soup() {
    this.channels = new TreeMap<>();
    this.pending = new ArrayList<>();
    this.takers = new ArrayList<>();
    this.waiting = new TreeMap<>();
    this.outcomes = new TreeMap<>();
    this.commits = new ArrayList<>();
  }

  /** A copy, which shares nothing with the old one that could be changed. */
  Soup(Soup old) {
    this.channels = new TreeMap<>(old.channels);
    this.pending = new ArrayList<>(old.pending);
    this.takers = new ArrayList<>(old.takers);
    this.waiting = new TreeMap<>(old.waiting);
    this.outcomes = new TreeMap<>(old.outcomes);
    this.commits = new ArrayList<>(old.commits);
    this.arrivals = old.arrivals;
  }

  /**
   * Returns the pending messages.
   *
   * @return of all channels, oldest first
   */
  public List<Message> pending() {
    return Collections.unmodifiableList(pending);
  }

  /**
   * Returns the pending messages of one channel.
   *
   * @param channel which
   * @return oldest first
   */
  public List<Message> pendingAt(String channel) {
    return pending.stream().filter(message -> message.channel().equals(channel)).toList();
  }

  /**
   * Returns the takers that wait.
   *
   * @return in the order in which they came
   */
  public List<Taker> takers() {
    return Collections.unmodifiableList(takers);
  }

  /**
   * Returns the calls that wait.
   *
   * @return by name
   */
  public Map<String, Call> waiting() {
    return Collections.unmodifiableMap(waiting);
  }

  /**
   * Returns the calls that are over.
   *
   * @return by name
   */
  public Map<String, Outcome> outcomes() {
    return Collections.unmodifiableMap(outcomes);
  }

  /**
   * Returns the matches that were committed.
   *
   * @return in order
   */
  public List<Match> commits() {
    return Collections.unmodifiableList(commits);
  }

  /**
   * Returns whether a channel is closed.
   *
   * @param channel which
   * @return true if it is
   */
  public boolean isClosed(String channel) {
    return stateOf(channel).isClosed();
  }

  ChannelState stateOf(String channel) {
    return Objects.requireNonNull(channels.get(channel), () -> "there is no channel " + channel);
  }

  /**
   * Returns for how many messages more there is room.
   *
   * @param channel where
   * @return never negative
   */
  public int room(String channel) {
    var its = stateOf(channel);
    var sent = pendingAt(channel).stream().filter(Message::isSent).count();
    return its.capacity() == Place.UNBOUNDED
        ? Place.UNBOUNDED
        : Math.max(0, its.capacity() - (int) sent - its.reserved());
  }

  @Override
  public String toString() {
    return "pending " + pending + ", waiting " + takers + ", over " + outcomes.keySet();
  }
}
