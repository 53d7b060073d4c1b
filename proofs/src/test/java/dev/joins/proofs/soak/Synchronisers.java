package dev.joins.proofs.soak;

import dev.joins.proofs.soak.Tally.Deed;
import dev.joins.sync.BoundedBuffer;
import dev.joins.sync.CountDownLatch;
import dev.joins.sync.CyclicBarrier;
import dev.joins.sync.Event;
import dev.joins.sync.Exchanger;
import dev.joins.sync.Lock;
import dev.joins.sync.ReadWriteLock;
import dev.joins.sync.Semaphore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** One of each synchroniser, which all use, and what must hold whoever gives up. */
final class Synchronisers {
  private static final int PERMITS = 3;
  private static final int WRITER = 1_000_000;

  private final Tally tally;
  private final Lock lock = new Lock("lock");
  private final Semaphore semaphore = new Semaphore("semaphore", PERMITS);
  private final ReadWriteLock readWrite = new ReadWriteLock("readWrite");
  private final CyclicBarrier barrier = new CyclicBarrier("barrier", 2);
  private final Event event = new Event("event");
  private final BoundedBuffer<Item> buffer = new BoundedBuffer<>("buffer", 3);
  private final Exchanger<Item> exchanger = new Exchanger<>("exchanger");

  private final AtomicInteger lockHolders = new AtomicInteger();
  private final AtomicInteger permitsHeld = new AtomicInteger();
  private final AtomicInteger inside = new AtomicInteger();
  private volatile Books books = new Books();

  Synchronisers(Tally tally) {
    this.tally = tally;
  }

  void open(Books newBooks) {
    books = newBooks;
  }

  void step(SplittableRandom random) throws InterruptedException {
    var moment = Duration.ofNanos(random.nextInt(300_000));
    switch (random.nextInt(10)) {
      case 0 -> lock(random.nextBoolean(), moment);
      case 1 -> acquire(random.nextInt(1, PERMITS + 1), moment);
      case 2 -> read(moment);
      case 3 -> write(moment);
      case 4 -> count(Deed.BARRIER_PASSED, barrier.await(moment));
      case 5 -> event(random.nextInt(3), moment);
      case 6 -> latch(moment);
      case 7 -> put(moment);
      case 8 -> takeFrom(moment);
      default -> exchange(moment);
    }
  }

  private void count(Deed deed, boolean done) {
    tally.add(done ? deed : Deed.TIMED_OUT);
  }

  private void enter(AtomicInteger holders, int weight, int most, String what) {
    var now = holders.addAndGet(weight);
    if (now > most) {
      books.complain(what + " is held by " + now + ", and may be by " + most);
    }
    Thread.onSpinWait();
  }

  private void lock(boolean patient, Duration limit) throws InterruptedException {
    if (patient) {
      lock.lock();
    } else if (!lock.lock(limit)) {
      tally.add(Deed.TIMED_OUT);
      return;
    }
    enter(lockHolders, 1, 1, "the lock");
    lockHolders.decrementAndGet();
    lock.unlock();
    tally.add(Deed.LOCKED);
  }

  private void acquire(int count, Duration limit) throws InterruptedException {
    if (!semaphore.acquire(count, limit)) {
      tally.add(Deed.TIMED_OUT);
      return;
    }
    enter(permitsHeld, count, PERMITS, "the semaphore");
    permitsHeld.addAndGet(-count);
    semaphore.release(count);
    tally.add(Deed.PERMITS_HELD);
  }

  private void read(Duration limit) throws InterruptedException {
    if (!readWrite.lockRead(limit)) {
      tally.add(Deed.TIMED_OUT);
      return;
    }
    enter(inside, 1, WRITER - 1, "the read lock, against a writer,");
    inside.decrementAndGet();
    readWrite.unlockRead();
    tally.add(Deed.READ_LOCKED);
  }

  private void write(Duration limit) throws InterruptedException {
    if (!readWrite.lockWrite(limit)) {
      tally.add(Deed.TIMED_OUT);
      return;
    }
    enter(inside, WRITER, WRITER, "the write lock");
    inside.addAndGet(-WRITER);
    readWrite.unlockWrite();
    tally.add(Deed.WRITE_LOCKED);
  }

  private void event(int what, Duration limit) throws InterruptedException {
    switch (what) {
      case 0 -> event.set();
      case 1 -> event.reset();
      default -> count(Deed.EVENT_SEEN, event.await(limit));
    }
  }

  private void latch(Duration limit) throws InterruptedException {
    var latch = new CountDownLatch("latch", 2);
    latch.countDown();
    if (latch.await(limit)) {
      books.complain("a latch let somebody pass, and had been counted down once, not twice");
    }
    latch.countDown();
    latch.await();
    tally.add(Deed.LATCH_PASSED);
  }

  private void put(Duration limit) throws InterruptedException {
    var item = books.offer(Kind.BOUNDED_BUFFER);
    var put = false;
    try {
      put = buffer.put(item, limit);
    } finally {
      item.sent(put);
    }
  }

  private void takeFrom(Duration limit) throws InterruptedException {
    buffer.take(limit).ifPresent(Item::taken);
  }

  private void exchange(Duration limit) throws InterruptedException {
    var mine = books.offer(Kind.EXCHANGE);
    var exchanged = false;
    try {
      var other = exchanger.exchange(mine, limit);
      exchanged = other.isPresent();
      other.ifPresent(Item::taken);
    } finally {
      mine.sent(exchanged);
    }
  }

  void drain() {
    for (var left = buffer.tryTake(); left.isPresent(); left = buffer.tryTake()) {
      left.get().reported();
    }
  }

  /** What somebody holds who has gone. */
  List<String> traces() throws InterruptedException {
    var traces = new ArrayList<String>();
    if (lock.tryLock()) {
      lock.unlock();
    } else {
      traces.add("nobody has the lock, and it is not free");
    }
    if (semaphore.acquire(PERMITS, Duration.ZERO)) {
      if (semaphore.tryAcquire()) {
        traces.add("the semaphore has more permits than it had");
      }
      semaphore.release(PERMITS);
    } else {
      traces.add("nobody has a permit, and not all are free");
    }
    if (readWrite.lockWrite(Duration.ofSeconds(5))) {
      readWrite.unlockWrite();
    } else {
      traces.add("nobody has the read-write lock, and it is not free");
    }
    return traces;
  }
}
