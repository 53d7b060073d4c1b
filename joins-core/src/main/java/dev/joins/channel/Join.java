package dev.joins.channel;

import dev.joins.Choice;
import dev.joins.Observer;
import dev.joins.internal.Text;
import dev.joins.match.pattern.Batch;
import dev.joins.match.pattern.Pattern;
import dev.joins.match.pattern.PatternBuilder;
import dev.joins.tasklet.Sneaky;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A conjunction of terms, all of which are taken at one instant or none, and what is said of it as
 * a whole. What the notations of {@code joins-dsl} are made of: {@link #pattern} is what the engine
 * matches, and {@link #bind} the way back from the messages taken to what the terms yield.
 * Immutable and thread-safe.
 */
public final class Join {
  /** A term, and whether the body is given what it yields. */
  private record Part(Term<?> term, boolean binds) {
    Part {
      Objects.requireNonNull(term, "a term of a pattern must not be null");
    }
  }

  /** On what the first parts bind together; {@code parts} is how many, at least one. */
  private record Condition(int parts, Predicate<Object[]> test) {}

  /** What the terms add up to. */
  private record Compiled(Pattern pattern, List<Expiry> expiries) {}

  private final List<Part> parts;
  private final List<Condition> conditions;
  private final @Nullable String name;
  private final int priority;
  private final Choice choice;
  private final @Nullable Observer observer;

  /** Made when it is first asked for. Two threads at once may both make it: either will do. */
  private @Nullable Compiled compiled;

  private Join(
      List<Part> parts,
      List<Condition> conditions,
      @Nullable String name,
      int priority,
      Choice choice,
      @Nullable Observer observer) {
    this.parts = parts;
    this.conditions = conditions;
    this.name = name;
    this.priority = priority;
    this.choice = choice;
    this.observer = observer;
  }

  /**
   * Returns a join of these terms: without conditions, of priority 0, and named after its terms.
   *
   * @param terms each binds one value; none are of use only with a delay
   * @return a join to go on with
   */
  public static Join of(Term<?>... terms) {
    return of(Arrays.asList(terms));
  }

  /**
   * Returns a join of these terms: without conditions, of priority 0, and named after its terms.
   *
   * @param terms each binds one value; none are of use only with a delay
   * @return a join to go on with
   */
  public static Join of(List<? extends Term<?>> terms) {
    var parts = new ArrayList<Part>(terms.size());
    for (var term : terms) {
      parts.add(new Part(term, true));
    }
    return new Join(List.copyOf(parts), List.of(), null, 0, Choice.oldest(), null);
  }

  /**
   * Adds a term, which binds one more value.
   *
   * @param term what to take
   * @return a longer join
   */
  public Join and(Term<?> term) {
    return and(term, true);
  }

  /**
   * Adds a term whose value nobody wants.
   *
   * @param term what to take
   * @return a longer join, which binds as many values as this one
   */
  public Join andUnbound(Term<?> term) {
    return and(term, false);
  }

  private Join and(Term<?> term, boolean binds) {
    return new Join(
        plus(parts, new Part(term, binds)), conditions, name, priority, choice, observer);
  }

  /**
   * Adds a condition on what is bound so far. One on a single message is asked once, when the
   * message comes.
   *
   * @param test pure: it may run many times, or not at all; gets the values bound so far
   * @return a changed join
   * @throws IllegalArgumentException if there is no term yet, or one of them is room, which is not
   *     there before the match
   */
  public Join where(Predicate<Object[]> test) {
    if (parts.isEmpty()) {
      throw new IllegalArgumentException(
          "a condition has nothing to look at: put it behind the first term");
    }
    for (var part : parts) {
      if (part.term.reservesRoom()) {
        throw new IllegalArgumentException(
            "a condition cannot look at '" + part.term + "': put it before that term");
      }
    }
    var more = plus(conditions, new Condition(parts.size(), test));
    return new Join(parts, more, name, priority, choice, observer);
  }

  private static <E> List<E> plus(List<E> some, E last) {
    var more = new ArrayList<E>(some.size() + 1);
    more.addAll(some);
    more.add(last);
    return List.copyOf(more);
  }

  /**
   * Names the join for reports and traces.
   *
   * @param newName need not be unique
   * @return a changed join
   */
  public Join named(String newName) {
    return new Join(parts, conditions, Text.line(newName), priority, choice, observer);
  }

  /**
   * Sets the priority: of several enabled patterns the one with the highest wins.
   *
   * @param newPriority 0 is ordinary
   * @return a changed join
   */
  public Join priority(int newPriority) {
    return new Join(parts, conditions, name, newPriority, choice, observer);
  }

  /**
   * Sets who wins at equal priority.
   *
   * @param newChoice the oldest messages, unless set
   * @return a changed join
   */
  public Join choice(Choice newChoice) {
    return new Join(parts, conditions, name, priority, newChoice, observer);
  }

  /**
   * Sets who is told of commits.
   *
   * @param newObserver null for nobody
   * @return a changed join
   */
  public Join observer(@Nullable Observer newObserver) {
    return new Join(parts, conditions, name, priority, choice, newObserver);
  }

  /**
   * Returns what the engine matches.
   *
   * @return made when it is first asked for
   * @throws IllegalArgumentException if only one term has a key, or all that have one may be empty
   */
  @SuppressWarnings("exports") // for those to whom the engine is exported
  public Pattern pattern() {
    return compiled().pattern;
  }

  /**
   * Returns what is to become of messages that stay too long.
   *
   * @return empty if they may stay
   * @throws IllegalArgumentException as {@link #pattern} does
   */
  public List<Expiry> expiries() {
    return compiled().expiries;
  }

  private Compiled compiled() {
    var known = compiled;
    if (known == null) {
      known = compile();
      compiled = known;
    }
    return known;
  }

  private Compiled compile() {
    var compiler = new TermCompiler();
    for (var i = 0; i < parts.size(); i++) {
      if (i == 0) { // one message alone is asked when it comes
        first().addTo(compiler);
      } else {
        parts.get(i).term.addTo(compiler);
        addConditions(i + 1, compiler.pattern());
      }
    }
    var pattern = compiler.pattern().named(name).priority(priority).choice(choice);
    return new Compiled(pattern.observer(observer).build(), List.copyOf(compiler.expiries()));
  }

  /** The first term, of which only what meets the conditions on it alone is taken. */
  private Term<?> first() {
    var part = parts.getFirst();
    Term<?> term = part.term;
    for (var condition : conditions) {
      if (condition.parts == 1) {
        term =
            term.where(
                value -> condition.test.test(part.binds ? new Object[] {value} : new Object[0]));
      }
    }
    return term;
  }

  private void addConditions(int size, PatternBuilder pattern) {
    for (var condition : conditions) {
      if (condition.parts == size) {
        pattern.guard(0, messages -> condition.test.test(bind(size, new Values(messages, 0))));
      }
    }
  }

  /**
   * Returns what the terms yield.
   *
   * @param messages of one match
   * @return one value for each term that binds one, in their order
   */
  public Object[] bind(Object[] messages) {
    var error = Batch.errorAmong(messages);
    if (error != null) {
      throw Sneaky.rethrow(error);
    }
    return bind(parts.size(), new Values(messages, pattern().rooms().size()));
  }

  /** What the first parts bind. */
  private Object[] bind(int count, Values values) {
    var bound = new Object[boundAmong(count)];
    var next = 0;
    for (var i = 0; i < count; i++) {
      var part = parts.get(i);
      var value = part.term.bind(values);
      if (part.binds) {
        bound[next++] = value;
      }
    }
    return bound;
  }

  private int boundAmong(int count) {
    var bound = 0;
    for (var i = 0; i < count; i++) {
      bound += parts.get(i).binds ? 1 : 0;
    }
    return bound;
  }

  @Override
  public String toString() {
    var shape = parts.stream().map(part -> part.term.toString()).collect(Collectors.joining(" & "));
    return name == null ? shape : name + " (" + shape + ")";
  }
}
