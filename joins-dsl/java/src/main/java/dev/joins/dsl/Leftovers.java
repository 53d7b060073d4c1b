package dev.joins.dsl;

import dev.joins.ChannelClosedException;
import dev.joins.internal.Log;
import dev.joins.internal.Text;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What was never taken of a definition's channels when it was closed, and what was taken by matches
 * whose bodies could not run. Thread-safe.
 */
final class Leftovers {
  private static final Logger LOG = System.getLogger(Joins.class.getName());

  private final Map<String, List<Object>> untaken = new LinkedHashMap<>();

  /** Callers among them are told what was closed. */
  void keep(String closed, String channel, List<Object> left) {
    left.forEach(each -> failIfRequest(closed, each));
    if (left.isEmpty()) {
      return;
    }
    Log.write(
        LOG,
        Level.DEBUG,
        () -> closed + " is closed; never taken from '" + channel + "': " + Text.of(left));
    add(channel, left);
  }

  synchronized void add(String channel, List<Object> left) {
    untaken.computeIfAbsent(channel, same -> new ArrayList<>()).addAll(left);
  }

  private static void failIfRequest(String closed, Object message) {
    if (message instanceof Request<?, ?> request) {
      request.failIfUnanswered(
          () -> new ChannelClosedException(closed + " was closed before it took the " + request));
    }
  }

  /** By the name of the channel, oldest first. */
  synchronized Map<String, List<Object>> untaken() {
    return untaken.entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                Map.Entry::getKey, channel -> List.copyOf(channel.getValue())));
  }
}
