package dev.joins.bench.kernel;

import com.softwaremill.jox.SelectClause;
import dev.joins.bench.Crew;
import dev.joins.bench.Goal;
import dev.joins.bench.Workload;
import dev.joins.bench.peers.KotlinChannels;
import dev.joins.channel.Channel;
import dev.joins.channel.Clause;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;

/**
 * Rendezvous channels, each with a sender, and one receiver that selects among them; a message is
 * one operation. Our clauses are made once, those of jox and Kotlin for each select, as they must
 * be.
 */
@Goal(when = "n=2", peer = "jox", atMost = 1)
@Goal(when = "n=8", peer = "jox", atMost = 0.4)
public class Select extends Workload {
  /** Divisible by every {@code n}. */
  static final int MESSAGES = 8_192;

  /** How many channels. */
  @Param({"2", "8", "64"})
  public int n = 2;

  private void run(List<? extends Pipe.Sender> senders, Callable<Integer> select) {
    Crew.run(
        n + 1,
        worker ->
            () -> {
              if (worker == n) {
                for (var i = 0; i < MESSAGES; i++) {
                  select.call();
                }
              } else {
                for (var i = 0; i < MESSAGES / n; i++) {
                  senders.get(worker).send(MESSAGE);
                }
              }
            });
  }

  /** Clauses over channels. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void ours() {
    var channels = channels(n);
    var clauses = clauses(channels);
    run(
        channels.stream().map(channel -> (Pipe.Sender) channel::send).toList(),
        () -> Clause.select(clauses));
  }

  static List<Channel<Integer>> channels(int n) {
    return IntStream.range(0, n).mapToObj(i -> Channel.<Integer>rendezvous("c" + i)).toList();
  }

  @SuppressWarnings("unchecked") // an array of a generic type
  static Clause<Integer>[] clauses(List<Channel<Integer>> channels) {
    return channels.stream().map(Clause::receive).toArray(Clause[]::new);
  }

  /** Clauses over channels. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void jox() {
    var channels =
        Stream.generate(com.softwaremill.jox.Channel::<Integer>newRendezvousChannel)
            .limit(n)
            .toList();
    run(
        channels.stream().map(channel -> (Pipe.Sender) channel::send).toList(),
        () -> com.softwaremill.jox.Select.select(joxClauses(channels)));
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
  private static SelectClause<Integer>[] joxClauses(
      List<com.softwaremill.jox.Channel<Integer>> channels) {
    var clauses = new SelectClause[channels.size()];
    for (var i = 0; i < clauses.length; i++) {
      clauses[i] = channels.get(i).receiveClause();
    }
    return clauses;
  }

  /** Clauses over channels. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void kotlin() {
    KotlinChannels.select(n, MESSAGES / n, MESSAGE);
  }
}
