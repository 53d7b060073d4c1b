package dev.joins.channel;

import dev.joins.Choice;
import dev.joins.Observer;
import dev.joins.match.pattern.Batch;
import dev.joins.match.pattern.Pattern;
import dev.joins.match.pattern.PatternBuilder;
import dev.joins.tasklet.Sneaky;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A conjunction of terms, compiled: the pattern that the engine matches, and the way back from the
 * messages taken to what the terms yield. What the notations of {@code joins-dsl} are made of.
 */
public final class Join {
  private final Pattern pattern;
  private final int rooms;
  private final List<Term<?>> terms;
  private final List<Expiry> expiries;

  /**
   * A condition on what the first terms yield together.
   *
   * @param terms how many of them it looks at
   * @param test pure; gets one value for each of these terms
   */
  public record Condition(int terms, Predicate<Object[]> test) {}

  /**
   * What is said of a join as a whole.
   *
   * @param name for reports and traces; null for one made of the terms
   * @param priority of several enabled patterns the one with the highest wins; 0 is ordinary
   * @param choice who wins at equal priority
   * @param observer is told of commits; null for nobody
   */
  public record Heading(
      @Nullable String name, int priority, Choice choice, @Nullable Observer observer) {}

  /**
   * Compiles a join.
   *
   * @param heading what is said of it as a whole
   * @param terms all of which are taken, or none
   * @param conditions each on the first terms; in any order
   * @throws IllegalArgumentException if a condition is to look at room, which is not there before
   *     the match; if only one term has a key; or if all that have one may be empty
   */
  public Join(Heading heading, List<? extends Term<?>> terms, List<Condition> conditions) {
    this.terms = List.copyOf(terms);
    var compiler = new TermCompiler();
    for (var i = 0; i < this.terms.size(); i++) {
      var term = this.terms.get(i);
      for (var condition : conditions) {
        if (condition.terms() == 1 && i == 0) { // on one message: asked once, when it comes
          term = term.where(value -> condition.test().test(new Object[] {value}));
        }
      }
      term.addTo(compiler);
      for (var condition : conditions) {
        if (condition.terms() == i + 1 && i > 0) {
          addCondition(condition, compiler.pattern());
        }
      }
    }
    this.expiries = List.copyOf(compiler.expiries());
    this.pattern =
        compiler
            .pattern()
            .named(heading.name())
            .priority(heading.priority())
            .choice(heading.choice())
            .observer(heading.observer())
            .build();
    this.rooms = pattern.rooms().size();
  }

  /**
   * Compiles a join without conditions, which takes the oldest messages first.
   *
   * @param name for reports and traces; null for one made of the terms
   * @param priority of several enabled patterns the one with the highest wins; 0 is ordinary
   * @param terms all of which are taken, or none
   * @param observer is told of commits; null for nobody
   */
  public Join(
      @Nullable String name,
      int priority,
      List<? extends Term<?>> terms,
      @Nullable Observer observer) {
    this(new Heading(name, priority, Choice.oldest(), observer), terms, List.of());
  }

  private void addCondition(Condition condition, PatternBuilder builder) {
    var first = terms.subList(0, condition.terms());
    for (var term : first) {
      if (term.reservesRoom()) {
        throw new IllegalArgumentException(
            "a condition cannot look at '" + term + "': put it before that term");
      }
    }
    builder.guard(
        0, messages -> condition.test().test(bind(first.size(), new Values(messages, 0))));
  }

  /**
   * Returns what the engine matches.
   *
   * @return the pattern
   */
  @SuppressWarnings("exports") // for those to whom the engine is exported
  public Pattern pattern() {
    return pattern;
  }

  /**
   * Returns what is to become of messages that stay too long.
   *
   * @return empty if they may stay
   */
  public List<Expiry> expiries() {
    return expiries;
  }

  /**
   * Returns what the terms yield.
   *
   * @param messages of one match
   * @return one value for each term, in their order
   */
  public Object[] bind(Object[] messages) {
    var error = Batch.errorAmong(messages);
    if (error != null) {
      throw Sneaky.rethrow(error);
    }
    return bind(terms.size(), new Values(messages, rooms));
  }

  /** What the first terms yield. */
  private Object[] bind(int count, Values values) {
    var bound = new Object[count];
    for (var i = 0; i < count; i++) {
      bound[i] = terms.get(i).bind(values);
    }
    return bound;
  }
}
