package dev.joins.proofs.net;

import static java.util.stream.Collectors.joining;

import dev.joins.proofs.net.PetriNet.Transition;
import java.util.List;
import java.util.function.Predicate;

/** What can be known of a net, for a person. */
final class Report {
  private static final int MOST_DEADLOCKS = 3;

  private final PetriNet net;
  private final Reachability reachability;
  private final List<Invariant> invariants;

  Report(PetriNet net, Reachability reachability) {
    this.net = net;
    this.reachability = reachability;
    this.invariants = Invariant.of(net);
  }

  @Override
  public String toString() {
    var text = new StringBuilder(net.name());
    text.append(": ").append(reachability.markings()).append(" markings, ");
    text.append(reachability.isComplete() ? "all that there are" : "not all that there are");
    text.append("\ninvariants:");
    if (invariants.isEmpty()) {
      text.append(" none");
    }
    invariants.forEach(invariant -> text.append("\n  ").append(invariant));
    text.append("\nchannels:");
    net.places()
        .forEach(place -> text.append("\n  ").append(place).append(": ").append(bound(place)));
    text.append("\npatterns that can never fire: ").append(dead());
    text.append("\ndeadlocks: ").append(deadlocks());
    var guarded = namesOf(Transition::isGuarded);
    if (!guarded.isEmpty()) {
      text.append("\nguarded: ")
          .append(guarded)
          .append("; they may refuse what is there. Bounds,")
          .append(" invariants and patterns that can never fire hold nevertheless; there may be")
          .append(" deadlocks that are not listed, and some that are may not be reached");
    }
    if (!net.bounded().isEmpty()) {
      text.append("\nof limited capacity: ")
          .append(net.places().stream().filter(net.bounded()::contains).collect(joining(", ")))
          .append("; here a body is taken to send without waiting. There may be deadlocks of")
          .append(" bodies that wait for room, which are not listed");
    }
    var unsaid = namesOf(transition -> !transition.isSaid());
    if (!unsaid.isEmpty()) {
      text.append("\nnot said what they send, and so taken to send nothing: ").append(unsaid);
    }
    return text.toString();
  }

  private String namesOf(Predicate<Transition> which) {
    return net.transitions().stream().filter(which).map(Transition::name).collect(joining(", "));
  }

  private String bound(String place) {
    var least = Integer.MAX_VALUE;
    for (var invariant : invariants) {
      var at = invariant.places().indexOf(place);
      if (at >= 0) {
        least = Math.min(least, invariant.total() / invariant.weights().get(at));
      }
    }
    if (reachability.isComplete()) {
      return "at most " + reachability.most(place);
    }
    if (least < Integer.MAX_VALUE) {
      return "at most " + least + ", by an invariant";
    }
    var growing = reachability.grows(place);
    return growing == null
        ? "no bound is known"
        : "no bound: it grows by " + String.join(", ", growing) + ", and again";
  }

  private String dead() {
    var never =
        net.transitions().stream()
            .map(Transition::name)
            .filter(name -> !reachability.hasFired(name))
            .collect(joining(", "));
    return never.isEmpty()
        ? "none"
        : reachability.isComplete() ? never : "perhaps " + never + " (not seen to fire)";
  }

  private String deadlocks() {
    var found = reachability.deadlocks();
    if (found.isEmpty()) {
      return reachability.isComplete() ? "none" : "none seen";
    }
    return found.stream()
        .limit(MOST_DEADLOCKS)
        .map(dead -> "\n  with " + dead.marking() + ", after " + String.join(", ", dead.path()))
        .collect(joining());
  }
}
