package dev.joins.dsl;

import dev.joins.match.commit.Rule;
import dev.joins.match.store.Place;
import dev.joins.tasklet.Scheduler;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A pattern at work, and what sees to its messages that stay too long. */
final class Installed implements Reaction {
  private final CompiledBody<?> compiled;
  private final Consumer<Object[]> onMatch;
  private final Rule rule;

  /** How many matches have been handed on after they were taken; null where nobody asks. */
  private final @Nullable AtomicLong handedOver;

  private final List<Expiries> expiries;
  private final Consumer<Installed> onRemove;

  /** Installs it; matches that are there already are taken before this returns. */
  Installed(
      CompiledBody<?> compiled,
      Scheduler scheduler,
      boolean counts,
      Consumer<Object[]> onMatch,
      Consumer<Installed> onRemove) {
    this.compiled = compiled;
    this.onMatch = onMatch;
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

  List<Place> expiring() {
    return expiries.stream().map(Expiries::place).toList();
  }

  CompiledBody<?> compiled() {
    return compiled;
  }

  Consumer<Object[]> onMatch() {
    return onMatch;
  }

  Rule rule() {
    return rule;
  }

  @Override
  public String pattern() {
    return rule.pattern().name();
  }

  @Override
  public long fired() {
    return rule.fired();
  }

  @Override
  public String explain() {
    return rule.explain();
  }

  @Override
  public void remove() {
    rule.remove();
    expiries.forEach(Expiries::remove);
    onRemove.accept(this);
  }
}
