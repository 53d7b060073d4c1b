package dev.joins.gallery;

import dev.joins.channel.Channel;
import dev.joins.dsl.Joins;
import dev.joins.testing.Stage;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Single-decree Paxos (Lamport, "Paxos Made Simple", 2001): proposers get a majority of acceptors
 * to agree on one value, over a network that delays, reorders and loses messages.
 */
final class Paxos {
  record Proposal(int ballot, String value) {}

  record Prepare(int ballot, Channel<Optional<Proposal>> promises) {}

  record Accept(Proposal proposal, Channel<Proposal> accepted) {}

  /** What an acceptor remembers: the highest ballot promised, the last proposal accepted. */
  record Memory(int promised, Optional<Proposal> accepted) {}

  sealed interface Event {}

  record Accepted(int acceptor, Proposal proposal) implements Event {}

  record Learned(int proposer, String value) implements Event {}

  private static final int ATTEMPTS = 30;
  private static final int LOST_IN_TEN = 1;
  private static final Duration PATIENCE = Duration.ofMillis(5);

  private final Stage<Event> stage;
  private final Joins j;
  private final List<Channel<Prepare>> prepare;
  private final List<Channel<Accept>> accept;
  private final int quorum;

  /** Any two quorums must have an acceptor in common. */
  Paxos(Stage<Event> stage, int acceptors, int quorum) throws InterruptedException {
    this.stage = stage;
    this.j = stage.joins();
    this.prepare = j.channels("prepare", acceptors);
    this.accept = j.channels("accept", acceptors);
    this.quorum = quorum;
    for (var i = 0; i < acceptors; i++) {
      startAcceptor(i);
    }
  }

  // @start region=paxosAcceptor
  private void startAcceptor(int me) throws InterruptedException {
    Channel<Memory> memory = j.channel("memory");

    j.on(prepare.get(me))
        .and(memory)
        .react((request, m) -> {
          if (request.ballot() > m.promised()) {
            m = new Memory(request.ballot(), m.accepted());
            deliver(request.promises(), m.accepted());
          }
          memory.send(m);
        });
    j.on(accept.get(me))
        .and(memory)
        .react((request, m) -> {
          var proposal = request.proposal();
          if (proposal.ballot() >= m.promised()) {
            m = new Memory(proposal.ballot(), Optional.of(proposal));
            stage.log(new Accepted(me, proposal));
            deliver(request.accepted(), proposal);
          }
          memory.send(m);
        });
    memory.send(new Memory(-1, Optional.empty()));
  }

  // @end

  // @start region=paxosProposer
  void propose(int me, int proposers, String mine) throws InterruptedException {
    for (var ballot = me; ballot < ATTEMPTS * proposers; ballot += proposers) {
      stage.pause(); // or two might outbid each other for ever
      Channel<Optional<Proposal>> promises = j.channel("promises");
      for (var acceptor : prepare) {
        deliver(acceptor, new Prepare(ballot, promises));
      }
      var promised = quorumOf(promises);
      if (promised.isEmpty()) {
        continue; // too few in time: the next ballot
      }
      var last =
          promised.get().stream()
              .flatMap(Optional::stream)
              .max(Comparator.comparingInt(Proposal::ballot));
      var proposal = new Proposal(ballot, last.map(Proposal::value).orElse(mine));
      Channel<Proposal> accepted = j.channel("accepted");
      for (var acceptor : accept) {
        deliver(acceptor, new Accept(proposal, accepted));
      }
      if (quorumOf(accepted).isPresent()) {
        stage.log(new Learned(me, proposal.value()));
        return;
      }
    }
  }

  private <T> Optional<List<T>> quorumOf(Channel<T> answers) throws InterruptedException {
    return j.select(
        j.on(answers.times(quorum)).map(Optional::of), j.after(PATIENCE).map(Optional::empty));
  }

  // @end

  private <T> void deliver(Channel<T> to, T message) {
    if (stage.random(10) >= LOST_IN_TEN) {
      stage.spawn(
          "network",
          () -> {
            stage.pause();
            to.send(message);
          });
    }
  }
}
