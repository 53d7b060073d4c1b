package dev.joins.proofs.net;

import dev.joins.proofs.net.PetriNet.Transition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The markings that a net can reach, breadth first, up to a number. A marking that exceeds one on
 * the way to it shows a channel without bound, as what led from one to the other can be done again
 * (Karp and Miller 1969); what follows such a marking is not looked at.
 */
final class Reachability {
  /** A marking, and how it was come by. */
  private static final class Node {
    final int[] marking;
    final @Nullable Node from;
    final String by;

    Node(int[] marking, @Nullable Node from, String by) {
      this.marking = marking;
      this.from = from;
      this.by = by;
    }

    List<String> path() {
      var path = new ArrayList<String>();
      for (var node = this; node.from != null; node = node.from) {
        path.addFirst(node.by);
      }
      return path;
    }
  }

  /** A marking in which nothing can fire, and the shortest way there. */
  record Dead(Map<String, Integer> marking, List<String> path) {}

  private final PetriNet net;
  private final List<String> places;
  private final Set<List<Integer>> seen = new HashSet<>();
  private final ArrayDeque<Node> open = new ArrayDeque<>();
  private final List<Dead> deadlocks = new ArrayList<>();
  private final Set<String> fired = new HashSet<>();
  private final Map<String, Integer> most = new HashMap<>();
  private final Map<String, List<String>> unbounded = new TreeMap<>();
  private boolean complete = true;

  private Reachability(PetriNet net) {
    this.net = net;
    this.places = net.places();
  }

  static Reachability of(PetriNet net, int mostMarkings) {
    var reachability = new Reachability(net);
    reachability.explore(mostMarkings);
    return reachability;
  }

  private void explore(int mostMarkings) {
    var first = places.stream().mapToInt(p -> net.marking().getOrDefault(p, 0)).toArray();
    visit(new Node(first, null, ""));
    for (var node = open.poll(); node != null; node = open.poll()) {
      if (seen.size() > mostMarkings) {
        complete = false;
        return;
      }
      var enabled = false;
      for (var transition : net.transitions()) {
        if (isEnabled(transition, node.marking)) {
          enabled = true;
          fired.add(transition.name());
          visit(new Node(fire(transition, node.marking), node, transition.name()));
        }
      }
      if (!enabled) {
        deadlocks.add(new Dead(named(node.marking), node.path()));
      }
    }
  }

  private void visit(Node node) {
    for (var p = 0; p < places.size(); p++) {
      most.merge(places.get(p), node.marking[p], Math::max);
    }
    if (seen.add(Arrays.stream(node.marking).boxed().toList()) && !growsWithoutBound(node)) {
      open.add(node);
    }
  }

  private boolean growsWithoutBound(Node node) {
    for (var before = node.from; before != null; before = before.from) {
      if (covers(node.marking, before.marking)) {
        for (var p = 0; p < places.size(); p++) {
          if (node.marking[p] > before.marking[p]) {
            unbounded.putIfAbsent(places.get(p), node.path());
          }
        }
        return true;
      }
    }
    return false;
  }

  private static boolean covers(int[] marking, int[] before) {
    for (var p = 0; p < marking.length; p++) {
      if (marking[p] < before[p]) {
        return false;
      }
    }
    return !Arrays.equals(marking, before);
  }

  private boolean isEnabled(Transition transition, int[] marking) {
    return transition.takes().entrySet().stream()
        .allMatch(take -> marking[places.indexOf(take.getKey())] >= take.getValue());
  }

  private int[] fire(Transition transition, int[] marking) {
    var next = marking.clone();
    for (var p = 0; p < next.length; p++) {
      next[p] += transition.change(places.get(p));
    }
    return next;
  }

  private Map<String, Integer> named(int[] marking) {
    var named = new TreeMap<String, Integer>();
    for (var p = 0; p < marking.length; p++) {
      if (marking[p] > 0) {
        named.put(places.get(p), marking[p]);
      }
    }
    return named;
  }

  /** Whether every marking was looked at: false also where some channel has no bound. */
  boolean isComplete() {
    return complete && unbounded.isEmpty();
  }

  int markings() {
    return seen.size();
  }

  List<Dead> deadlocks() {
    return deadlocks;
  }

  boolean hasFired(String transition) {
    return fired.contains(transition);
  }

  int most(String place) {
    return most.getOrDefault(place, 0);
  }

  /** What was done again and again; null if nothing shows that there is no bound. */
  @Nullable List<String> grows(String place) {
    return unbounded.get(place);
  }
}
