package dev.joins.match.plan;

import dev.joins.Failure;
import dev.joins.match.store.Index;
import dev.joins.match.store.Message;
import dev.joins.match.store.UserCode;
import org.jspecify.annotations.Nullable;

/** The pending messages of one place that one input of a plan can take. */
abstract class TermIndex extends Index implements Supply {
  private final Input input;
  private final Answers passing = new Answers();
  private @Nullable Pattern pattern;

  TermIndex(Input input) {
    this.input = input;
  }

  final Input input() {
    return input;
  }

  /** Says whose it is, for reports. */
  final TermIndex of(Pattern owner) {
    pattern = owner;
    return this;
  }

  /** Returns its pattern, which is named where the user's code fails. */
  @Override
  public final String toString() {
    return pattern == null ? input.place().name : pattern.toString();
  }

  @Override
  public final int count() {
    return size();
  }

  @Override
  public final boolean has(Message message) {
    return message.entryIn(this) != null;
  }

  @Override
  public final @Nullable Object screen(Object value) {
    if (value instanceof Failure) {
      return null;
    }
    var filter = input.filter();
    return filter == null || UserCode.test(filter, value, this) ? keyOf(value) : null;
  }

  /** The key of a value that passes; null if there is none. */
  abstract @Nullable Object keyOf(Object value);

  @Override
  protected final void noteScreened(boolean passed) {
    passing.add(passed);
  }

  /** How many of the messages that came have passed. */
  final Answers passing() {
    return passing;
  }
}
