package dev.joins.match.commit;

import dev.joins.ChannelClosedException;
import dev.joins.match.pattern.Pattern;
import dev.joins.match.plan.Match;
import dev.joins.match.plan.PatternLine;
import dev.joins.match.plan.Plan;
import dev.joins.match.plan.Plans;
import dev.joins.match.store.Place;
import dev.joins.tasklet.Steps;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An installed pattern: it takes each match as soon as there is one, again and again, and hands the
 * values to its reaction. The reaction is called by the thread whose act completed the match, after
 * all locks are given back; it should start or wake somebody, not work itself.
 */
public final class Rule extends Recipient {
  private final Plan plan;

  /** Called when the lock is given back. */
  final Consumer<Object[]> reaction;

  private boolean removed;

  /** How often. Guarded by the lock. */
  long fired;

  private Rule(Pattern pattern, Consumer<Object[]> reaction) {
    this.plan = Plans.of(pattern);
    this.reaction = reaction;
  }

  /**
   * Installs a pattern; matches that are there already are taken before this returns.
   *
   * @param pattern takes at least one message
   * @param reaction gets what each match took, in the order of the pattern's inputs: the messages
   *     of an input whose number is fixed, one by one; those of another as one {@link
   *     dev.joins.match.pattern.Batch}; and then a {@link ReservedRoom} for each room. {@link
   *     dev.joins.Failure}s among them are its affair
   * @return the rule
   * @throws IllegalArgumentException if the pattern may take nothing
   * @throws ChannelClosedException if one of its places is closed
   */
  public static Rule install(Pattern pattern, Consumer<Object[]> reaction) {
    pattern.requireTakesSomething();
    var rule = new Rule(pattern, reaction);
    Steps.beforeAll("install a pattern over", pattern.places());
    var act = Act.over(pattern.places());
    try {
      requireOpen(pattern);
      rule.plan.attach();
      PatternLine.open(rule, rule.plan, act.nextAge());
      for (var match = rule.plan.match(rule);
          match != null;
          match = Match.better(act.bestByRoom(), rule.plan.match(rule))) {
        Commit.of(match, act); // may make room: whoever waited for it came before this
      }
    } finally {
      act.release();
    }
    return rule;
  }

  private static void requireOpen(Pattern pattern) {
    for (var place : pattern.places()) {
      if (place.isClosed()) {
        throw new ChannelClosedException(
            "pattern '" + pattern.name() + "' cannot be installed: " + place.closedText());
      }
    }
  }

  /** Takes it out: it fires no more. Reactions that have begun go on. */
  public void remove() {
    Steps.before("remove", pattern());
    var act = lock();
    try {
      if (!removed) {
        removed = true;
        PatternLine.leave(this);
      }
    } finally {
      act.release();
    }
  }

  /**
   * Returns how often it has fired.
   *
   * @return the number of its commits
   */
  public long fired() {
    Steps.before("ask how often fired", pattern());
    var act = lock();
    try {
      return fired;
    } finally {
      act.release();
    }
  }

  private Act lock() {
    return Act.over(pattern().needs()[0].place());
  }

  /**
   * Returns what is there of what it waits for, for diagnosis: {@code deliver: back has 8 of 9}.
   *
   * @return a line
   */
  public String progress() {
    return Looking.lacks(plan, pattern().needs()[0].place());
  }

  /**
   * Returns the same, if something that it could take is pending.
   *
   * @return a line; null if all its places are empty
   */
  public @Nullable String progressIfPending() {
    var act = lock();
    try {
      if (pattern().places().stream()
          .allMatch(place -> place.ageless || place.queue.first == null)) {
        return null;
      }
    } finally {
      act.release();
    }
    return progress();
  }

  /**
   * Returns how its matches are found, as a database explains a query.
   *
   * @return a line
   */
  public String explain() {
    return plan.explain();
  }

  /**
   * Returns what may be a mistake in it, in words: a condition whose answer was always the same.
   *
   * @return empty if nothing is suspicious
   */
  public List<String> suspicions() {
    var act = lock();
    try {
      return plan.suspicions();
    } finally {
      act.release();
    }
  }

  @Override
  public Pattern pattern() {
    return plan.pattern();
  }

  @Override
  public @Nullable Offer giver() {
    return null;
  }

  @Override
  protected void take(Object[] values, Locked locked) {
    fired++;
    locked.add(() -> reaction.accept(values));
  }

  /** Does nothing: nobody waits for it, and its other places may well live on. */
  @Override
  protected void becomeUnsatisfiable(Place closed, Locked locked) {}
}
