package dev.joins.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.gallery.Paxos.Accepted;
import dev.joins.gallery.Paxos.Event;
import dev.joins.gallery.Paxos.Learned;
import dev.joins.gallery.Paxos.Proposal;
import dev.joins.testing.Trial;
import dev.joins.testing.UnderEachScheduler;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** At most one value is ever chosen, it was proposed, and nobody learns another. */
class PaxosTest {
  private static final int ACCEPTORS = 5;
  private static final int PROPOSERS = 3;

  @UnderEachScheduler
  void oneValueIsChosen(Trial trial) throws Exception {
    var majority = ACCEPTORS / 2 + 1;
    var chosen = chosen(majority, run(trial, majority));
    assertThat(chosen).hasSizeLessThanOrEqualTo(1);
    if (trial.kind() == Trial.Kind.COOPERATIVE) {
      assertThat(chosen).hasSize(1);
    }
  }

  private static List<Event> run(Trial trial, int quorum) throws Exception {
    return trial.play(stage -> {
      var paxos = new Paxos(stage, ACCEPTORS, quorum);
      stage.spawn("proposer", PROPOSERS, me -> paxos.propose(me, PROPOSERS, "value " + me));
    });
  }

  /** Judges, and returns the values that a quorum accepted in one ballot. */
  private static Set<String> chosen(int quorum, List<Event> log) {
    var acceptors = new HashMap<Proposal, Set<Integer>>();
    var learned = new HashSet<String>();
    for (var event : log) {
      switch (event) {
        case Accepted(var acceptor, var proposal) ->
            acceptors.computeIfAbsent(proposal, p -> new HashSet<>()).add(acceptor);
        case Learned(var proposer, var value) -> learned.add(value);
      }
    }
    assertThat(acceptors.keySet().stream().map(Proposal::ballot))
        .as("one proposal a ballot")
        .doesNotHaveDuplicates();
    var chosen =
        acceptors.entrySet().stream()
            .filter(entry -> entry.getValue().size() >= quorum)
            .map(entry -> entry.getKey().value())
            .collect(Collectors.toSet());
    assertThat(Set.of("value 0", "value 1", "value 2")).as("proposed").containsAll(chosen);
    assertThat(chosen).as("chosen").containsAll(learned);
    return chosen;
  }

  @Test
  void quorumsThatNeedNotMeetChooseTwoValues() {
    assertThat(
            LongStream.range(0, 20)
                .mapToObj(seed -> new Trial(Trial.Kind.COOPERATIVE, seed))
                .map(trial -> chosen(2, runUnchecked(trial, 2)).size()))
        .anyMatch(values -> values > 1);
  }

  private static List<Event> runUnchecked(Trial trial, int quorum) {
    try {
      return run(trial, quorum);
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
  }
}
