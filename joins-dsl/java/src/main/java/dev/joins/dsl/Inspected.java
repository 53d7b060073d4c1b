package dev.joins.dsl;

import dev.joins.channel.Channel;
import dev.joins.internal.Log;
import dev.joins.match.commit.Rule;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a definition says of itself: what is pending in it, what may be wrong, what was left. */
abstract sealed class Inspected extends ChannelMaker permits Joins {
  private static final Logger LOG = System.getLogger(Joins.class.getName());

  final String name;
  final Reactions reactions;

  /** Of a serial definition. */
  final @Nullable Channel<Unit> turn;

  private final Drafts drafts = new Drafts();

  Inspected(String name, Channels channels, Reactions reactions, @Nullable Channel<Unit> turn) {
    super(channels);
    this.name = name;
    this.reactions = reactions;
    this.turn = turn;
  }

  Reactions reactions() {
    return reactions;
  }

  Drafts drafts() {
    return drafts;
  }

  /**
   * Logs a warning for each message that has stayed in a channel made here for so long that one
   * must ask whether anything will ever take it, with what the patterns there lack. The message
   * stays. A second call replaces the first.
   *
   * @param age by the scheduler's clock; more than zero
   * @throws IllegalArgumentException if the age is zero or negative
   * @throws IllegalStateException if the definition is closed
   */
  public void warnAfter(Duration age) {
    channels.warnAfter(age);
  }

  /**
   * Returns what is pending, and what each pattern lacks, for diagnosis: it may have changed when
   * this returns.
   *
   * {@snippet file="PatternSnippets.java" region="seen"}
   *
   * @return weakly consistent: the channels are looked at one after the other
   */
  public Snapshot snapshot() {
    return Snapshot.of(name, channels.places(), reactions.rules());
  }

  /**
   * Returns how the matches of each pattern are found, as a database explains a query.
   *
   * @return a line for each pattern
   */
  public String explain() {
    return reactions.rules().stream()
        .map(rule -> rule.pattern() + ": " + rule.explain())
        .collect(Collectors.joining("\n"));
  }

  /**
   * Returns the definition as a Petri net.
   *
   * @return to be written in the language of a tool that draws
   */
  public Diagram diagram() {
    return new Diagram(name, reactions.rules().stream().map(Rule::pattern).toList());
  }

  /**
   * Returns what may be a mistake, in words: patterns that were begun, and on which neither {@code
   * react}, nor {@code reply}, nor {@code map} was called; channels made here that no pattern takes
   * from, or that were never sent to; channels in which messages may pile up without bound;
   * conditions whose answer was always the same; keys whose types are such that they are never
   * equal.
   *
   * @return empty if nothing is suspicious
   */
  public List<String> warnings() {
    var bounded = new HashSet<>(reactions.expiring());
    bounded.addAll(channels.calls());
    var warnings = new ArrayList<>(drafts.warnings());
    warnings.addAll(
        Checks.warnings(
            channels.places(), reactions.rules(), bounded, turn == null ? null : turn.place()));
    return warnings;
  }

  /** When the definition is closed, nobody can finish them any more. */
  void warnOfDrafts() {
    for (var warning : drafts.warnings()) {
      Log.write(LOG, Level.WARNING, () -> "definition '" + name + "' is closed; " + warning);
    }
  }

  /**
   * Returns what was never taken, by the name of the channel, oldest first; and what was taken for
   * bodies that could not run, as their scheduler was closed; and what bodies that still ran have
   * put back. Tokens that a definition keeps in its own channels, such as {@code idle}, are among
   * it.
   *
   * @return before {@link Joins#close()} only what was taken for nothing
   */
  public Map<String, List<Object>> untaken() {
    return channels.untaken();
  }

  @Override
  public String toString() {
    return name;
  }
}
