package dev.joins.channel;

import dev.joins.match.Failure;
import dev.joins.match.Observer;
import dev.joins.match.Pattern;
import dev.joins.tasklet.Sneaky;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conjunction of terms, compiled: the pattern that the engine matches, and the way back from the
 * messages taken to what the terms yield. What the notations of {@code joins-dsl} are made of.
 */
public final class Join {
  private final Pattern pattern;
  private final List<Term<?>> terms;

  /**
   * Compiles.
   *
   * @param name for reports and traces; null for one made of the terms
   * @param priority the higher wins; 0 is ordinary
   * @param terms all of which are taken, or none
   * @param observer is told of commits; null for nobody
   */
  public Join(
      @Nullable String name,
      int priority,
      List<? extends Term<?>> terms,
      @Nullable Observer observer) {
    this.terms = List.copyOf(terms);
    var inputs = new ArrayList<Pattern.Input>();
    this.terms.forEach(term -> term.addInputs(inputs));
    this.pattern = new Pattern(name, priority, inputs, observer);
  }

  /**
   * What the engine matches.
   *
   * @return the pattern
   */
  public Pattern pattern() {
    return pattern;
  }

  /**
   * What the terms yield.
   *
   * @param messages of one match
   * @return one value for each term, in their order
   */
  public Object[] bind(Object[] messages) {
    var error = Failure.among(messages);
    if (error != null) {
      throw Sneaky.rethrow(error);
    }
    var values = new Values(messages);
    var bound = new Object[terms.size()];
    for (var i = 0; i < bound.length; i++) {
      bound[i] = terms.get(i).bind(values);
    }
    return bound;
  }
}
