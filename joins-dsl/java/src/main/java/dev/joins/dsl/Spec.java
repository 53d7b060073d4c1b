package dev.joins.dsl;

import dev.joins.channel.Join;
import dev.joins.channel.Term;
import dev.joins.internal.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What has been said of a pattern so far.
 *
 * @param joins where it belongs
 * @param terms what it takes, in order
 * @param bound which of the terms, by index, become parameters of the body
 * @param headed the first term is a request whose caller runs the body
 * @param priority the higher wins
 * @param name null for none
 * @param delay in a select, from its start; null for none
 * @param conditions on what is bound
 */
record Spec(
    Joins joins,
    List<Term<?>> terms,
    List<Integer> bound,
    boolean headed,
    int priority,
    @Nullable String name,
    @Nullable Duration delay,
    List<Join.Condition> conditions) {

  Spec {
    terms = List.copyOf(terms);
    bound = List.copyOf(bound);
    conditions = List.copyOf(conditions);
  }

  static Spec empty(Joins joins, @Nullable Duration delay) {
    return new Spec(joins, List.of(), List.of(), false, 0, null, delay, List.of());
  }

  /** With the term whose caller runs the body. */
  Spec head(Term<?> term, boolean binds) {
    var spec = binds ? binding(term) : taking(term);
    return new Spec(joins, spec.terms, spec.bound, true, priority, name, delay, conditions);
  }

  /** With a term that becomes a parameter. */
  Spec binding(Term<?> term) {
    var longer = new ArrayList<>(bound);
    longer.add(terms.size());
    return new Spec(joins, plus(term), longer, headed, priority, name, delay, conditions);
  }

  /** With a term that is taken, and binds nothing. */
  Spec taking(Term<?> term) {
    return new Spec(joins, plus(term), bound, headed, priority, name, delay, conditions);
  }

  private List<Term<?>> plus(Term<?> term) {
    var longer = new ArrayList<Term<?>>(terms);
    longer.add(Objects.requireNonNull(term, "a term of a pattern must not be null"));
    return longer;
  }

  Spec withPriority(int newPriority) {
    return new Spec(joins, terms, bound, headed, newPriority, name, delay, conditions);
  }

  Spec withName(String newName) {
    return new Spec(joins, terms, bound, headed, priority, Text.line(newName), delay, conditions);
  }

  /** With a condition on the parameters so far. */
  Spec where(Predicate<Object[]> test) {
    var more = new ArrayList<>(conditions);
    more.add(new Join.Condition(terms.size(), values -> test.test(parameters(values))));
    return new Spec(joins, terms, bound, headed, priority, name, delay, more);
  }

  /** What the body gets of what the terms yield. */
  Object[] parameters(Object[] values) {
    if (bound.size() == values.length) { // all of them, in order
      return values;
    }
    var parameters = new Object[bound.size()];
    for (var i = 0; i < parameters.length; i++) {
      parameters[i] = values[bound.get(i)];
    }
    return parameters;
  }

  /** To be given to the engine. */
  Join join() {
    var heading = new Join.Heading(name, priority, joins.choice(), joins.observer());
    return new Join(heading, terms, conditions);
  }

  @Override
  public String toString() {
    var shape = terms.stream().map(Term::toString).collect(Collectors.joining(" & "));
    return name == null ? shape : name + " (" + shape + ")";
  }
}
