package dev.joins.channel;

import dev.joins.match.store.Place;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a term says of messages that stay too long, for those who build another notation: it is
 * theirs to see to it while the pattern is installed.
 *
 * @param place where they stay
 * @param filter which of them; null for all
 * @param limit how long they may stay
 * @param handler gets those that stayed longer, and left
 */
@SuppressWarnings("exports") // for those to whom the engine is exported
public record Expiry(
    Place place, @Nullable Predicate<Object> filter, Duration limit, Consumer<Object> handler) {
  /** The same for those that meet a condition. */
  Expiry of(@Nullable Predicate<Object> newFilter) {
    return new Expiry(place, newFilter, limit, handler);
  }
}
