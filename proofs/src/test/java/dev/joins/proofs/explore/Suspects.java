package dev.joins.proofs.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.channel.Channel;
import dev.joins.channel.Clause;
import dev.joins.dsl.Joins;
import java.util.ArrayList;
import java.util.List;

/**
 * Programs from the literature, small, each in the way that everybody writes first and as a join.
 * Nothing in them tells where the error is, or brings it about.
 */
final class Suspects {
  private Suspects() {}

  // Dining philosophers.

  private static List<Channel<String>> forks(int count) throws InterruptedException {
    var forks = new ArrayList<Channel<String>>();
    for (var i = 0; i < count; i++) {
      var fork = Channel.<String>unbounded("fork " + i);
      fork.send("fork");
      forks.add(fork);
    }
    return forks;
  }

  /** Each takes the left fork, then the right one. */
  static Program naivePhilosophers(int count) {
    return scheduler -> {
      var forks = forks(count);
      for (var i = 0; i < count; i++) {
        var left = forks.get(i);
        var right = forks.get((i + 1) % count);
        scheduler.spawn(
            "philosopher " + i,
            () -> {
              left.receive();
              right.receive();
              left.send("fork");
              right.send("fork");
            });
      }
      scheduler.run();
    };
  }

  /** Each takes both or none. */
  static Program joiningPhilosophers(int count) {
    return scheduler -> {
      var forks = forks(count);
      try (var table = Joins.open("table", scheduler)) {
        for (var i = 0; i < count; i++) {
          var left = forks.get(i);
          var right = forks.get((i + 1) % count);
          var both = table.on(left).and(right).map((l, r) -> "eats");
          scheduler.spawn(
              "philosopher " + i,
              () -> {
                Clause.select(both);
                left.send("fork");
                right.send("fork");
              });
        }
        scheduler.run();
      }
    };
  }

  // A bank.

  private static Channel<Integer> account(String name, int balance) throws InterruptedException {
    var account = Channel.<Integer>unbounded(name);
    account.send(balance);
    return account;
  }

  /** Locks one account after the other, each for its own half of the transfer. */
  static Program transferInTwoSteps() {
    return scheduler -> {
      var mine = account("mine", 100);
      var yours = account("yours", 0);
      scheduler.spawn(
          "transfer",
          () -> {
            mine.send(mine.receive() - 10);
            yours.send(yours.receive() + 10);
          });
      scheduler.spawn(
          "audit",
          () -> {
            var one = mine.receive();
            var other = yours.receive();
            assertThat(one + other).as("the sum of both accounts").isEqualTo(100);
            mine.send(one);
            yours.send(other);
          });
      scheduler.run();
    };
  }

  /** Takes both accounts at once, as the audit does. */
  static Program transferAsJoin() {
    return scheduler -> {
      var mine = account("mine", 100);
      var yours = account("yours", 0);
      try (var bank = Joins.open("bank", scheduler)) {
        var both = bank.on(mine).and(yours).map((one, other) -> List.of(one, other));
        scheduler.spawn(
            "transfer",
            () -> {
              var balances = Clause.select(both);
              mine.send(balances.getFirst() - 10);
              yours.send(balances.getLast() + 10);
            });
        scheduler.spawn(
            "audit",
            () -> {
              var balances = Clause.select(both);
              assertThat(balances.getFirst() + balances.getLast())
                  .as("the sum of both accounts")
                  .isEqualTo(100);
              mine.send(balances.getFirst());
              yours.send(balances.getLast());
            });
        scheduler.run();
      }
    };
  }
}
