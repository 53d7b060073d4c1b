package dev.joins.sync;

import dev.joins.dsl.Joins;
import dev.joins.dsl.ReplyChannel;
import java.time.Duration;
import java.util.Optional;

/**
 * Where two meet, and each goes away with what the other brought.
 *
 * {@snippet file="SyncSnippets.java" region="exchanger"}
 *
 * <p>Those who wait are paired in the order in which they came. Whoever is interrupted or runs out
 * of time has exchanged nothing.
 *
 * @param <T> what is exchanged
 */
public final class Exchanger<T> {
  private final ReplyChannel<T, T> offers;

  /**
   * Makes an exchanger.
   *
   * @param name for reports
   */
  public Exchanger(String name) {
    // @start region=exchanger
    var j = Joins.open(name);
    offers = j.replyChannel(name);
    j.on(offers)
        .and(offers.request())
        .reply((mine, other) -> {
          other.reply(mine);
          return other.value();
        });
    // @end
  }

  /**
   * Waits for another caller, and exchanges what both bring.
   *
   * @param mine not null
   * @return what the other brought
   * @throws InterruptedException if interrupted before another came; nothing was exchanged
   */
  public T exchange(T mine) throws InterruptedException {
    return offers.call(mine);
  }

  /**
   * Waits at most so long for another caller, and exchanges what both bring.
   *
   * @param mine not null
   * @param timeout zero or less: only if another waits
   * @return what the other brought; empty if the time was up, and nothing was exchanged
   * @throws InterruptedException if interrupted before another came; nothing was exchanged
   */
  public Optional<T> exchange(T mine, Duration timeout) throws InterruptedException {
    return offers.call(mine, timeout);
  }

  @Override
  public String toString() {
    return offers.toString();
  }
}
