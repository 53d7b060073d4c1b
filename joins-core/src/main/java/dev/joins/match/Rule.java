package dev.joins.match;

import dev.joins.tasklet.Steps;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An installed pattern: it takes each match as soon as there is one, again and again, and hands the
 * values to its reaction. The reaction is called by the thread whose act completed the match, after
 * all locks are given back; it should start or wake somebody, not work itself.
 */
public final class Rule {
  private final Pattern pattern;
  private final Consumer<Object[]> reaction;
  private final Waiting waiting = new Waiting();
  private final Registrations.Registration[] registrations;
  private boolean removed;
  private long fired;

  private Rule(Pattern pattern, Consumer<Object[]> reaction) {
    this.pattern = pattern;
    this.reaction = reaction;
    this.registrations = new Registrations.Registration[pattern.needs().length];
  }

  /**
   * Installs a pattern; matches that are there already are taken before this returns.
   *
   * @param pattern with at least one input
   * @param reaction gets the messages of each match, in the order of the pattern's inputs; {@link
   *     Failure}s among them are its affair
   * @return the rule
   * @throws IllegalArgumentException if the pattern has no input
   */
  public static Rule install(Pattern pattern, Consumer<Object[]> reaction) {
    if (pattern.size() == 0) {
      throw new IllegalArgumentException(
          "pattern '" + pattern.name() + "' has no term, and would fire without end");
    }
    var rule = new Rule(pattern, reaction);
    var places = pattern.inputs().stream().map(Pattern.Input::place).distinct().toList();
    Steps.beforeAll("install a pattern over", places);
    var group = Group.lock(places);
    try {
      rule.register();
      for (var match = Matcher.match(rule.waiting);
          match != null;
          match = Matcher.match(rule.waiting)) {
        Commit.of(match, group);
      }
    } finally {
      group.release();
    }
    return rule;
  }

  private void register() {
    for (var i = 0; i < registrations.length; i++) {
      registrations[i] = pattern.needs()[i].place().register(waiting);
    }
  }

  /** Takes it out: it fires no more. Reactions that have begun go on. */
  public void remove() {
    Steps.before("remove", pattern);
    var group = Group.lock(pattern.needs()[0].place());
    try {
      if (!removed) {
        removed = true;
        for (var registration : registrations) {
          registration.remove();
        }
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
    Steps.before("ask how often fired", pattern);
    var group = Group.lock(pattern.needs()[0].place());
    try {
      return fired;
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
    return pattern;
  }

  private final class Waiting implements Taker {
    @Override
    public Pattern pattern() {
      return pattern;
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
