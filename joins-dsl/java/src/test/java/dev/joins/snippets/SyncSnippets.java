package dev.joins.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.channel.Channel;
import dev.joins.dsl.Joins;
import dev.joins.sync.BoundedBuffer;
import dev.joins.sync.CountDownLatch;
import dev.joins.sync.CyclicBarrier;
import dev.joins.sync.Event;
import dev.joins.sync.Exchanger;
import dev.joins.sync.Lock;
import dev.joins.sync.ReadWriteLock;
import dev.joins.sync.Semaphore;
import dev.joins.tasklet.CooperativeScheduler;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The examples in the documentation of the synchronisers. */
class SyncSnippets {
  private final CooperativeScheduler scheduler = Scheduler.cooperative();
  private final List<Object> out = new ArrayList<>();

  @AfterEach
  void close() {
    scheduler.close();
  }

  @Test
  void lock() throws Exception {
    var balances = new HashMap<>(Map.of("mine", 100));
    // @start region=lock
    var ledger = new Lock("ledger");

    ledger.lock();
    try {
      balances.merge("mine", -30, Integer::sum);
    } finally {
      ledger.unlock();
    }
    // @end
    assertThat(balances).containsEntry("mine", 70);
    assertThat(ledger.tryLock()).isTrue();
  }

  @Test
  void twoLocks() throws Exception {
    var from = new Lock("from");
    var to = new Lock("to");
    try (var j = Joins.open("transfer")) {
      // @start region=twoLocks
      boolean both =
          j.select(
              j.on(from.term()).and(to.term()).map(() -> true), // in no order, hence no deadlock
              j.after(Duration.ofSeconds(1)).map(() -> false));
      // @end
      assertThat(both).isTrue();
      assertThat(from.tryLock() || to.tryLock()).isFalse();
    }
  }

  @Test
  void semaphore() {
    // @start region=semaphore
    var connections = new Semaphore("connections", 3);

    scheduler.spawn(
        "report",
        () -> {
          connections.acquire(2); // two at once, or none
          try {
            out.add("report");
          } finally {
            connections.release(2);
          }
        });
    // @end
    scheduler.run();
    assertThat(out).containsExactly("report");
  }

  @Test
  void readWriteLock() throws Exception {
    var prices = new HashMap<String, Integer>();
    // @start region=readWriteLock
    var catalogue = new ReadWriteLock("catalogue");

    catalogue.lockWrite(); // alone
    try {
      prices.put("sleigh", 900);
    } finally {
      catalogue.unlockWrite();
    }
    catalogue.lockRead(); // with other readers
    try {
      out.add(prices.get("sleigh"));
    } finally {
      catalogue.unlockRead();
    }
    // @end
    assertThat(out).containsExactly(900);
  }

  @Test
  void barrier() {
    // @start region=barrier
    var day = new CyclicBarrier("day", 3, () -> out.add("evening"));

    for (var name : List.of("Bushy", "Pepper", "Minty")) {
      scheduler.spawn(
          name,
          () -> {
            for (var i = 0; i < 2; i++) {
              Tasklet.sleep(Duration.ofHours(name.length())); // works, some longer than others
              day.await(); // for those who are not ready yet
            }
          });
    }
    // @end
    scheduler.run();
    assertThat(out).containsExactly("evening", "evening");
    assertThat(scheduler.elapsed()).isEqualTo(Duration.ofHours(12));
  }

  @Test
  void exchanger() {
    // @start region=exchanger
    var counter = new Exchanger<String>("counter");

    scheduler.spawn("baker", () -> out.add("baker: " + counter.exchange("bread")));
    scheduler.spawn("guest", () -> out.add("guest: " + counter.exchange("coin")));
    // @end
    scheduler.run();
    assertThat(out).containsExactlyInAnyOrder("baker: coin", "guest: bread");
  }

  @Test
  void event() {
    try (var j = Joins.open("shop")) {
      Channel<String> customer = j.channel("customer");
      // @start region=event
      var open = new Event("open");

      scheduler.spawn(
          "visitor",
          () -> {
            open.await();
            out.add("visitor");
          });
      j.on(customer).and(open.term()).react(who -> out.add(who)); // not before it is open

      customer.trySend("customer");
      open.set(); // and stays open
      // @end
      scheduler.run();
      assertThat(out).containsExactlyInAnyOrder("visitor", "customer");
    }
  }

  @Test
  void latch() {
    // @start region=latch
    var loaded = new CountDownLatch("loaded", 3);

    for (var parcel : List.of("ball", "sledge", "kite")) {
      scheduler.spawn(
          parcel,
          () -> {
            Tasklet.sleep(Duration.ofHours(parcel.length()));
            loaded.countDown();
          });
    }
    scheduler.spawn(
        "sleigh",
        () -> {
          loaded.await();
          out.add("leaves");
        });
    // @end
    scheduler.run();
    assertThat(out).containsExactly("leaves");
  }

  @Test
  void boundedBuffer() {
    // @start region=boundedBuffer
    var belt = new BoundedBuffer<Integer>("belt", 2);

    scheduler.spawn(
        "producer",
        () -> {
          for (var i = 1; i <= 4; i++) {
            belt.put(i); // waits while two lie there
          }
        });
    scheduler.spawn("packer", () -> out.add(belt.take(3))); // three at one instant
    // @end
    scheduler.run();
    assertThat(out).containsExactly(List.of(1, 2, 3));
    assertThat(belt.tryTake()).contains(4);
  }
}
