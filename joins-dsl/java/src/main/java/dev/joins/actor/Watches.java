package dev.joins.actor;

import dev.joins.ChannelClosedException;
import dev.joins.channel.Channel;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Those whose ends one actor wants to hear of, from one beginning of it to the next: the news of
 * all of them come by one channel. Thread-safe.
 *
 * <p>A watch ends when the end that it waits for is told, when it is given up, and when the actor
 * that watches starts anew or ends. Then:
 *
 * <table>
 *   <caption>What may be going on when a watch ends</caption>
 *   <tr><th>what goes on</th><th>what becomes of it</th></tr>
 *   <tr><td>the other lives</td><td>it forgets the watch, and tells nothing</td></tr>
 *   <tr><td>the other is just ending</td><td>either the news are not sent, or they are: once</td></tr>
 *   <tr><td>the news have been sent, and not taken</td><td>they stay in the channel; if the actor
 *       starts anew or ends, they are gone with it</td></tr>
 *   <tr><td>the news have been taken</td><td>the body runs; at the actor's end as all bodies</td></tr>
 * </table>
 */
final class Watches {
  private final Channel<Ended> ends;
  private final Map<Cell<?>, Consumer<Ended>> watched = new HashMap<>();

  Watches(Channel<Ended> ends) {
    this.ends = ends;
  }

  /** One message for each watch whose time has come. */
  Channel<Ended> ends() {
    return ends;
  }

  /** Does nothing for one that is watched already. */
  void add(Cell<?> other) {
    Consumer<Ended> listener = this::tell;
    synchronized (this) {
      if (watched.putIfAbsent(other, listener) != null) {
        return;
      }
    }
    other.ending().add(listener);
  }

  void remove(Cell<?> other) {
    Consumer<Ended> listener;
    synchronized (this) {
      listener = watched.remove(other);
    }
    if (listener != null) {
      other.ending().remove(listener);
    }
  }

  void removeAll() {
    Map<Cell<?>, Consumer<Ended>> all;
    synchronized (this) {
      all = Map.copyOf(watched);
      watched.clear();
    }
    all.forEach((other, listener) -> other.ending().remove(listener));
  }

  private void tell(Ended news) {
    synchronized (this) {
      if (watched.remove(news.actor().cell()) == null) { // given up meanwhile
        return;
      }
    }
    try {
      ends.post(news);
    } catch (ChannelClosedException gone) {
      // the watcher has started anew, or ended itself
    }
  }

  synchronized int size() {
    return watched.size();
  }
}
