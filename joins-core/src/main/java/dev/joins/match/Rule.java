package dev.joins.match;

import dev.joins.tasklet.Steps;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An installed pattern: it takes each match as soon as there is one, again and again, and hands the
 * values to its reaction. The reaction is called by the thread whose act completed the match, after
 * all locks are given back; it should start or wake somebody, not work itself.
 */
public final class Rule {
  private final Plan plan;
  private final Consumer<Object[]> reaction;
  private final Waiting waiting = new Waiting();
  private Registrations.Registration[] registrations = {};
  private boolean removed;
  private long fired;

  private Rule(Pattern pattern, Consumer<Object[]> reaction) {
    this.plan = Plan.of(pattern);
    this.reaction = reaction;
  }

  /**
   * Installs a pattern; matches that are there already are taken before this returns.
   *
   * @param pattern takes at least one message
   * @param reaction gets what each match took, in the order of the pattern's inputs: the messages
   *     of an input whose number is fixed, one by one; those of another as one {@link Bunch}; and
   *     then a {@link Reservation} for each room. {@link Failure}s among them are its affair
   * @return the rule
   * @throws IllegalArgumentException if the pattern may take nothing
   * @throws ChannelClosedException if one of its places is closed
   */
  public static Rule install(Pattern pattern, Consumer<Object[]> reaction) {
    if (!pattern.takesSomething()) {
      throw new IllegalArgumentException(
          "pattern '"
              + pattern.name()
              + (pattern.inputs().isEmpty()
                  ? "' has no term, and would fire without end"
                  : "' may take nothing, and would fire without end; add a term that takes"));
    }
    var rule = new Rule(pattern, reaction);
    var places = pattern.places();
    Steps.beforeAll("install a pattern over", places);
    var group = Group.lock(places);
    try {
      requireOpen(pattern, places);
      rule.plan.attach();
      rule.registrations = Takers.register(rule.waiting);
      for (var match = rule.plan.match(rule.waiting);
          match != null;
          match = Matcher.better(group.bestByRoom(), rule.plan.match(rule.waiting))) {
        Commit.of(match, group); // may make room: whoever waited for it came before this
      }
    } finally {
      group.release();
    }
    return rule;
  }

  private static void requireOpen(Pattern pattern, List<Place> places) {
    for (var place : places) {
      if (place.isClosed()) {
        throw new ChannelClosedException(
            "pattern '" + pattern.name() + "' cannot be installed: " + place.closedText());
      }
    }
  }

  /** Takes it out: it fires no more. Reactions that have begun go on. */
  public void remove() {
    Steps.before("remove", pattern());
    var group = lock();
    try {
      if (!removed) {
        removed = true;
        for (var registration : registrations) {
          registration.remove();
        }
        plan.detach();
      }
    } finally {
      group.release();
    }
  }

  /**
   * How often it has fired.
   *
   * @return the number of its commits
   */
  public long fired() {
    Steps.before("ask how often fired", pattern());
    var group = lock();
    try {
      return fired;
    } finally {
      group.release();
    }
  }

  private Group lock() {
    return Group.lock(plan.pattern().needs()[0].place());
  }

  /**
   * What is there of what it waits for, for diagnosis: {@code deliver: back has 8 of 9}.
   *
   * @return a line
   */
  public String progress() {
    var group = lock();
    try {
      return plan.progress();
    } finally {
      group.release();
    }
  }

  /**
   * How its matches are found, as a database explains a query.
   *
   * @return a line
   */
  public String explain() {
    return plan.explain();
  }

  /**
   * What may be a mistake in it, in words: a condition whose answer was always the same.
   *
   * @return empty if nothing is suspicious
   */
  public List<String> suspicions() {
    var group = lock();
    try {
      return plan.suspicions();
    } finally {
      group.release();
    }
  }

  /**
   * What it waits for.
   *
   * @return its pattern
   */
  public Pattern pattern() {
    return plan.pattern();
  }

  private final class Waiting implements Taker {
    @Override
    public Plan plan() {
      return plan;
    }

    @Override
    public @Nullable Offer offer() {
      return null;
    }

    @Override
    public void take(Object[] values, Group group) {
      fired++;
      group.add(() -> reaction.accept(values));
    }

    @Override
    public void hopeless(Place closed, Group group) {
      // nobody waits for it, and its other places may well live on
    }
  }
}
