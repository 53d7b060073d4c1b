package dev.joins.gallery;

import dev.joins.channel.Channel;
import dev.joins.dsl.Gate;
import dev.joins.dsl.Joins;
import dev.joins.dsl.Signal;

/**
 * Any number of readers, or one writer. Whoever comes in does so through a door that one passes at
 * a time; who goes first is a matter of priority.
 */
final class ReadersAndWriters {
  /** Who goes first. */
  enum Fairness {
    /** Whoever came first. */
    AS_THEY_COME,
    /** Writers who wait go before readers who wait. */
    WRITERS_FIRST,
    /** Readers who wait go before writers who wait, but not in behind a writer who is next. */
    READERS_FIRST,
    /** Readers always go in, and writers when nobody reads. */
    WRITERS_YIELD
  }

  private final Joins j;
  private final Gate read;
  private final Gate write;
  private final Channel<Integer> door; // with how many have gone in and are not known to have left
  private final Signal left;

  // @start region=readersAndWriters
  ReadersAndWriters(Joins j, Fairness fairness) throws InterruptedException {
    this.j = j;
    read = j.gate("read");
    write = j.gate("write");
    door = j.channel("door");
    left = j.signal("left");

    var readers = j.on(read).and(door);
    var writers = j.on(write).and(door);
    switch (fairness) {
      case AS_THEY_COME -> {}
      case WRITERS_FIRST -> writers = writers.priority(1);
      case READERS_FIRST -> readers = readers.priority(1);
      case WRITERS_YIELD -> writers = j.on(write).and(door.where(n -> n == 0));
    }
    readers.react(n -> door.send(n + 1)); // and it is open for the next
    writers.react(this::awaitReaders); // and it is closed behind this one
    j.on(door).and(left).priority(-1).react(n -> door.send(n - 1)); // when nobody wants it
    door.send(0);
  }

  private void awaitReaders(int count) throws InterruptedException {
    if (count > 0) {
      j.select(j.on(left.times(count)).map(() -> "all have left"));
    }
  }

  void startRead() throws InterruptedException {
    read.pass();
  }

  void endRead() {
    left.send();
  }

  void startWrite() throws InterruptedException {
    write.pass();
  }

  void endWrite() throws InterruptedException {
    door.send(0);
  }
  // @end
}
