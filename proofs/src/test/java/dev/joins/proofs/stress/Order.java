package dev.joins.proofs.stress;

import dev.joins.Observer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * Sees to it that messages are taken in order. Of one sender and channel: always. Of one unbounded
 * channel, where no message is ever skipped or taken back: exactly as they were sent.
 *
 * <p>Not synchronized: the kernel promises to call an observer under the lock of the channels
 * concerned.
 */
final class Order implements Observer {
  private final Ledger ledger;
  private final int[][] last;
  private final List<Deque<Item>> exact;

  Order(Ledger ledger, int channels, int senders) {
    this.ledger = ledger;
    this.last = new int[channels][senders];
    for (var row : last) {
      Arrays.fill(row, -1);
    }
    this.exact =
        Stream.generate(() -> (Deque<Item>) new ArrayDeque<Item>()).limit(channels).toList();
  }

  @Override
  public void sent(String channel, Object message) {
    if (message instanceof Item item && Floor.isUnbounded(item.channel())) {
      exact.get(item.channel()).addLast(item);
    }
  }

  /** Requests are not looked at: they may be taken back. */
  @Override
  public void committed(String pattern, List<String> channels, List<Object> messages) {
    for (var message : messages) {
      if (message instanceof Item item) {
        check(item);
      }
    }
  }

  private void check(Item item) {
    var row = last[item.channel()];
    if (row[item.sender()] >= item.id()) {
      ledger.complain(item + " was taken after the younger " + row[item.sender()]);
    }
    row[item.sender()] = item.id();
    var queue = exact.get(item.channel());
    if (Floor.isUnbounded(item.channel()) && queue.pollFirst() != item) {
      ledger.complain(item + " was taken out of turn");
      queue.clear();
    }
  }
}
