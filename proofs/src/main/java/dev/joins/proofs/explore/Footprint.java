package dev.joins.proofs.explore;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What one event has read or changed: channels by name, tasklets by path, other things by identity.
 * Two channels of one name count as one, which errs on the safe side.
 */
final class Footprint {
  private final Set<String> named = new LinkedHashSet<>();
  private final Set<Object> others = new LinkedHashSet<>();

  void add(String name) {
    named.add(name);
  }

  /** Those with this beginning, without it. */
  Stream<String> namesAfter(String prefix) {
    return named.stream()
        .filter(name -> name.startsWith(prefix))
        .map(name -> name.substring(prefix.length()));
  }

  void addOther(Object thing) {
    others.add(thing);
  }

  /** Within one run, where identities mean something. */
  boolean touches(Footprint other, Groups groups) {
    return sharesName(other, groups) || others.stream().anyMatch(other.others::contains);
  }

  /** Across runs, where any two things without a name may be the same. */
  boolean mayTouch(Footprint other, Groups groups) {
    return sharesName(other, groups) || (!others.isEmpty() && !other.others.isEmpty());
  }

  private boolean sharesName(Footprint other, Groups groups) {
    for (var mine : named) {
      for (var its : other.named) {
        if (groups.same(mine, its)) {
          return true;
        }
      }
    }
    return false;
  }
}
