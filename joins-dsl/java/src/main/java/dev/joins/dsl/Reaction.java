package dev.joins.dsl;

import dev.joins.match.commit.Rule;
import dev.joins.match.store.Place;
import dev.joins.tasklet.Scheduler;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An installed pattern. Thread-safe. */
public final class Reaction {
  private final CompiledBody<?> compiled;
  private final Rule rule;

  /** How many matches have been handed on after they were taken; null where nobody asks. */
  private final @Nullable AtomicLong handedOver;

  /** They see to its messages that stay too long. */
  private final List<Expiries> expiries;

  private final Consumer<Reaction> onRemove;

  /** Installs it; matches that are there already are taken before this returns. */
  Reaction(
      CompiledBody<?> compiled,
      Scheduler scheduler,
      boolean counts,
      Consumer<Object[]> onMatch,
      Consumer<Reaction> onRemove) {
    this.compiled = compiled;
    this.handedOver = counts ? new AtomicLong() : null;
    this.rule =
        Rule.install(
            compiled.join().pattern(), handedOver == null ? onMatch : counted(handedOver, onMatch));
    this.expiries =
        compiled.join().expiries().stream()
            .map(expiry -> Expiries.taking(expiry, scheduler))
            .toList();
    this.onRemove = onRemove;
  }

  private static Consumer<Object[]> counted(AtomicLong count, Consumer<Object[]> onMatch) {
    return messages -> {
      try {
        onMatch.accept(messages);
      } finally {
        count.incrementAndGet();
      }
    };
  }

  /**
   * Whether each match that was taken has got to whoever runs it, if that is counted. To be asked
   * when the rule is out.
   */
  boolean isHandedOver() {
    return handedOver == null || handedOver.get() == rule.fired();
  }

  CompiledBody<?> compiled() {
    return compiled;
  }

  Rule rule() {
    return rule;
  }

  /** Where messages that stay too long are taken out. */
  List<Place> expiring() {
    return expiries.stream().map(Expiries::place).toList();
  }

  /**
   * Returns the name of the pattern, or its terms where it has none.
   *
   * @return never empty
   */
  public String pattern() {
    return rule.pattern().name();
  }

  /**
   * Returns how often this has fired.
   *
   * @return the number of its matches so far
   */
  public long fired() {
    return rule.fired();
  }

  /**
   * Returns how its matches are found, as a database explains a query: what is looked up, and what
   * is searched.
   *
   * @return one line
   */
  public String explain() {
    return rule.explain();
  }

  /** Takes the pattern out: it fires no more. Bodies that have begun go on. */
  public void remove() {
    rule.remove();
    expiries.forEach(Expiries::remove);
    onRemove.accept(this);
  }
}
