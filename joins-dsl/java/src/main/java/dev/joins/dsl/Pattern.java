package dev.joins.dsl;

import dev.joins.channel.Clause;

/**
 * A pattern under construction, without its types: what the generated families {@code Join0} to
 * {@code Join8}, {@code Reply1} to {@code Reply8} and {@code Pass0} to {@code Pass8} have in
 * common. Immutable; nothing is installed before one of the verbs - {@code react}, {@code reply},
 * {@code map} - is called.
 */
public abstract class Pattern {
  private final Spec spec;

  Pattern(Spec spec) {
    this.spec = spec;
  }

  final Spec spec() {
    return spec;
  }

  /** Each match runs the body in a new tasklet. */
  final Reaction installTasklet(CompiledBody.Body<?> body) {
    return spec.joins().reactions().installTasklet(new CompiledBody<>(installable(), body));
  }

  /** Each match runs the body on the thread of the caller whose request is the first message. */
  final Reaction installOnCaller(CompiledBody.Body<?> body) {
    return spec.joins().reactions().installOnCaller(new CompiledBody<>(installable(), body));
  }

  private Spec installable() {
    if (spec.delay() != null) {
      throw new IllegalArgumentException(
          "after("
              + spec.delay()
              + ") belongs into a select: an installed pattern has no start from which to count");
    }
    return spec.joins().inTurn(spec);
  }

  /** One alternative of a select; the body runs on the selecting thread. */
  final <T> Clause<T> clause(CompiledBody.Body<? extends T> body) {
    var compiled = new CompiledBody<T>(spec, body);
    if (!compiled.join().expiries().isEmpty()) {
      throw new IllegalArgumentException(
          "'"
              + spec
              + "': within belongs to an installed pattern; a select that should not wait for ever"
              + " has an alternative after(...)");
    }
    var delay = spec.delay();
    return delay == null
        ? Clause.take(compiled.join(), compiled::run)
        : Clause.takeAfter(delay, compiled.join(), compiled::run);
  }

  @Override
  public String toString() {
    return spec.toString();
  }
}
