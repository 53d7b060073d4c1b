package dev.joins.dsl;

import dev.joins.match.commit.Rule;
import dev.joins.match.store.Place;
import dev.joins.tasklet.Scheduler;
import java.util.List;
import java.util.function.Consumer;

/** A pattern at work, and what sees to its messages that stay too long. */
final class Installed implements Reaction {
  private final CompiledBody<?> compiled;
  private final Consumer<Object[]> onMatch;
  private final Rule rule;
  private final List<Expiries> expiries;
  private final Consumer<Installed> onRemove;

  /** Installs it; matches that are there already are taken before this returns. */
  Installed(
      CompiledBody<?> compiled,
      Scheduler scheduler,
      Consumer<Object[]> onMatch,
      Consumer<Installed> onRemove) {
    this.compiled = compiled;
    this.onMatch = onMatch;
    this.rule = Rule.install(compiled.join().pattern(), onMatch);
    this.expiries =
        compiled.join().expiries().stream()
            .map(expiry -> Expiries.taking(expiry, scheduler))
            .toList();
    this.onRemove = onRemove;
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
