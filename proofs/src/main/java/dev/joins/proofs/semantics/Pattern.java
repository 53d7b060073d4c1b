package dev.joins.proofs.semantics;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a taker waits for.
 *
 * @param name for reports
 * @param priority the higher wins
 * @param policy who wins at equal priority
 * @param terms all of which are taken, or none
 * @param conditions on several of them together
 * @param rooms channels in which it wants room for one message; as often as it wants it
 */
public record Pattern(
    String name,
    int priority,
    Policy policy,
    List<Term> terms,
    List<Condition> conditions,
    List<String> rooms) {

  /**
   * A condition. It does not hold for errors.
   *
   * @param terms how many it looks at, from the first
   * @param test gets what each of these terms takes
   */
  public record Condition(int terms, Predicate<List<List<Object>>> test) {}

  /**
   * Makes the pattern of {@code receive}, which wants the oldest message.
   *
   * @param channel where
   * @return a new pattern
   */
  public static Pattern receive(String channel) {
    return of(channel, Term.one(View.of(channel)));
  }

  /**
   * Makes a pattern at ordinary priority, without conditions.
   *
   * @param name for reports
   * @param terms what it wants
   * @return a new pattern
   */
  public static Pattern of(String name, Term... terms) {
    return new Pattern(name, 0, Policy.OLDEST, List.of(terms), List.of(), List.of());
  }

  /**
   * Returns this pattern with another priority.
   *
   * @param newPriority 0 is ordinary
   * @return a changed pattern
   */
  public Pattern withPriority(int newPriority) {
    return new Pattern(name, newPriority, policy, terms, conditions, rooms);
  }

  /**
   * Returns all channels that it takes from or looks at.
   *
   * @return each once
   */
  public Set<String> channels() {
    var channels = new LinkedHashSet<String>();
    terms.forEach(term -> term.views().forEach(view -> channels.add(view.channel())));
    return channels;
  }

  /** Returns whether a match takes anything; if not, it is enabled without end. */
  boolean takesSomething() {
    return terms.stream()
        .anyMatch(term ->
            switch (term) {
              case Term.Many(var view, var least, var most) -> least > 0 && !view.peeks();
              case Term.Among(var views, var least, var most) ->
                  least > views.stream().filter(View::peeks).count();
            });
  }

  @Override
  public String toString() {
    return name;
  }
}
