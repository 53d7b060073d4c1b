package dev.joins.proofs.laws;

import dev.joins.proofs.programs.Channels;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which channels the rules of a script connect. What happens to such channels has one order; to
 * others, things may happen at the same time.
 */
final class Neighbours {
  private final List<Set<String>> parts = new ArrayList<>();

  Neighbours(Script script) {
    Channels.NAMES.forEach(channel -> parts.add(new LinkedHashSet<>(Set.of(channel))));
    for (var rule : script.rules()) {
      var pattern = rule.shape().meaning("");
      var channels = new LinkedHashSet<>(pattern.channels());
      channels.addAll(pattern.rooms());
      var connected = parts.stream().filter(part -> meet(part, channels)).toList();
      parts.removeAll(connected);
      var all = new LinkedHashSet<String>();
      connected.forEach(all::addAll);
      parts.add(all);
    }
  }

  private static boolean meet(Set<String> some, Set<String> others) {
    return some.stream().anyMatch(others::contains);
  }

  /** Some of these is connected with some of those. */
  boolean touch(Set<String> these, Set<String> those) {
    return parts.stream().anyMatch(part -> meet(part, these) && meet(part, those));
  }

  boolean areOne(Set<String> channels) {
    return parts.stream().anyMatch(part -> part.containsAll(channels));
  }
}
