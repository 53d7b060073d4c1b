package dev.joins.proofs.explore;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which channels belong together, because some pattern or select of some run so far named them
 * together. All operations on channels of one group count as dependent: whether a message completes
 * a match, and which match is the oldest, depends on all of them. That is coarser than need be, and
 * never too fine.
 */
final class Groups {
  private final Map<String, String> parents = new HashMap<>();

  void join(List<String> names) {
    for (var name : names) {
      parents.put(root(name), root(names.getFirst()));
    }
  }

  boolean same(String one, String other) {
    return one.equals(other) || root(one).equals(root(other));
  }

  private String root(String name) {
    var root = name;
    for (var up = parents.getOrDefault(root, root); !up.equals(root); ) {
      root = up;
      up = parents.getOrDefault(root, root);
    }
    return root;
  }
}
