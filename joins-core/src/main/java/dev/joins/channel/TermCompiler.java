package dev.joins.channel;

import dev.joins.match.pattern.Input;
import dev.joins.match.pattern.PatternBuilder;
import java.util.ArrayList;
import java.util.List;

/** What the terms of a join add up to. */
final class TermCompiler {
  private final PatternBuilder pattern = new PatternBuilder();
  private final List<Expiry> expiries = new ArrayList<>();

  PatternBuilder pattern() {
    return pattern;
  }

  List<Expiry> expiries() {
    return expiries;
  }

  /**
   * An input that was derived from a term. Now its filter is known, also what was said after {@code
   * within}: what it cannot take does not expire.
   */
  void add(MessageTerm<?> term, Input input) {
    pattern.input(input);
    var expiry = term.expiry();
    if (expiry != null) {
      expiries.add(expiry.of(input.filter()));
    }
  }
}
