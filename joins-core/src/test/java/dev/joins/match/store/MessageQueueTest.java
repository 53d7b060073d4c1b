package dev.joins.match.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.match.store.MessageQueue.Seat;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A queue against a list that is counted anew each time, in random sequences of steps. */
class MessageQueueTest {
  private static final int LINES = 3;

  /** A line that wants nothing but to be counted for. */
  private static final class Counted extends Line {
    @Override
    public boolean isSteady() {
      return false;
    }

    @Override
    public boolean isSteadyByKey() {
      return false;
    }
  }

  /** What a message of the queue should be like. */
  private static final class Pending {
    final Message message;
    boolean holdsRoom;
    boolean released;

    Pending(Message message) {
      this.message = message;
    }
  }

  /** The queue and its model, to which each step is done. */
  private static final class Run {
    final Place place;
    final MessageQueue queue;
    final List<Counted> lines = new ArrayList<>();
    final List<Seat> seats = new ArrayList<>();
    final List<Pending> pending = new ArrayList<>();
    final List<Message> gone = new ArrayList<>();
    int promised;
    boolean placeIsOdd;
    boolean placeIsByKey;
    long arrivals;

    Run(int capacity) {
      place = new Place("p", capacity, null);
      queue = place.queue;
      for (var i = 0; i < LINES; i++) {
        lines.add(new Counted());
      }
    }

    // The model.

    boolean hasRoom(int more) {
      var used = promised;
      for (var each : pending) {
        used += each.released || each.holdsRoom ? 1 : 0;
      }
      return queue.capacity == MessageQueue.UNBOUNDED || used + more <= queue.capacity;
    }

    @Nullable Pending firstWaiting() {
      return pending.stream().filter(each -> !each.released).findFirst().orElse(null);
    }

    boolean canRelease() {
      var waiting = firstWaiting();
      return waiting != null && (waiting.holdsRoom || hasRoom(1));
    }

    boolean isContested() {
      return pending.stream().anyMatch(each -> !each.released && each.message.giver != null);
    }

    boolean holdsRoom() {
      return promised > 0 || pending.stream().anyMatch(each -> each.holdsRoom);
    }

    boolean isUnusual() {
      var released = pending.stream().filter(each -> each.released).count();
      return isContested() || holdsRoom() || released > queue.capacity;
    }

    // The steps.

    void step(int kind, int choice) {
      switch (kind) {
        case 0, 1 -> arrive(new Pending(message(false)));
        case 2 -> arrive(new Pending(message(true)));
        case 3 -> arriveShortly();
        case 4 -> reserve();
        case 5 -> sendToReservedRoom();
        case 6 -> giveBack();
        case 7 -> removeFirst();
        case 8 -> unlink(choice);
        case 9 -> takeSeat(choice);
        case 10 -> leaveSeat(choice);
        case 11, 12 -> putBack(choice);
        default -> changePlace();
      }
      check();
    }

    Message message(boolean contested) {
      var message = new Message(place, arrivals, arrivals++);
      if (contested) {
        message.giver = () -> true;
      }
      return message;
    }

    void arrive(Pending arriving) {
      var fits = queue.hasRoom();
      queue.append(arriving.message);
      pending.add(arriving);
      if (fits) {
        queue.release(arriving.message);
        arriving.released = true;
        arriving.holdsRoom = false;
      } else {
        queue.addWaiting(arriving.message);
        refill();
      }
    }

    void arriveShortly() {
      if (!queue.odd && queue.hasRoom()) {
        var arriving = new Pending(message(false));
        arriving.released = true;
        pending.add(arriving);
        queue.appendReleased(arriving.message);
      }
    }

    void reserve() {
      if (hasRoom(1)) {
        promised++;
        queue.reserve();
      }
    }

    void sendToReservedRoom() {
      if (promised > 0) {
        promised--;
        var arriving = new Pending(message(false));
        arriving.holdsRoom = true;
        arriving.message.holdsRoom = true;
        arrive(arriving);
      }
    }

    void giveBack() {
      if (promised > 0) {
        promised--;
        queue.giveBackRoom();
        refill();
      }
    }

    void refill() {
      assertThat(queue.canRelease()).isEqualTo(canRelease());
      for (var waiting = firstWaiting(); waiting != null && canRelease(); ) {
        waiting.released = true;
        waiting.holdsRoom = false;
        queue.releaseFirstWaiting();
        assertThat(waiting.message.released).isTrue();
        waiting = firstWaiting();
      }
    }

    void removeFirst() {
      if (!pending.isEmpty()) {
        gone.add(pending.removeFirst().message);
        queue.removeFirst();
        refill();
      }
    }

    void unlink(int choice) {
      if (!pending.isEmpty()) {
        var left = pending.remove(choice % pending.size());
        gone.add(left.message);
        queue.unlink(left.message);
        assertThat(left.message.linked).isFalse();
        refill();
      }
    }

    /** Puts one back that has left, whenever that was; each once. */
    void putBack(int choice) {
      if (!gone.isEmpty()) {
        var former = gone.remove(choice % gone.size());
        var waiting = firstWaiting();
        var back = new Pending(former.leaving("rest", List.of()));
        back.released = waiting == null || former.arrival < waiting.message.arrival;
        back.holdsRoom = !back.released;
        var older = pending.stream().filter(each -> each.message.arrival < former.arrival).count();
        pending.add((int) older, back);
        queue.putBack(back.message, former);
      }
    }

    void takeSeat(int choice) {
      var seat = new Seat(lines.get(choice % LINES), queue, choice / LINES % 6);
      seats.add(seat);
      seat.take();
    }

    void leaveSeat(int choice) {
      if (!seats.isEmpty()) {
        seats.remove(choice % seats.size()).leave();
      }
    }

    void changePlace() {
      placeIsByKey = placeIsOdd && !placeIsByKey; // none, odd, odd for a key
      placeIsOdd = placeIsByKey || !placeIsOdd;
      queue.setPlaceIsOdd(placeIsOdd, placeIsByKey);
    }

    // What must be.

    void check() {
      assertThat(queue.size).isEqualTo(pending.size());
      checkOrder();
      var waiting = firstWaiting();
      assertThat(queue.firstWaiting).isSameAs(waiting == null ? null : waiting.message);
      for (var each : pending) {
        assertThat(each.message.linked).isTrue();
        assertThat(each.message.released).isEqualTo(each.released);
        assertThat(each.message.holdsRoom).isEqualTo(each.holdsRoom);
      }
      for (var more = 1; more <= 3; more++) {
        assertThat(queue.hasRoom(more)).as("room for %d", more).isEqualTo(hasRoom(more));
      }
      assertThat(queue.canRelease()).isFalse();
      assertThat(queue.isContested()).isEqualTo(isContested());
      assertThat(queue.odd).isEqualTo(placeIsOdd || isUnusual());
      assertThat(queue.byKey).isEqualTo(placeIsByKey && !isUnusual());
      assertThat(queue.used).isEqualTo(arrivals > 0);
      checkSeats();
    }

    private void checkOrder() {
      var found = new ArrayList<Message>();
      for (var each = queue.first; each != null; each = each.behind) {
        if (!found.isEmpty()) {
          assertThat(each.before).isSameAs(found.getLast());
        }
        found.add(each);
      }
      assertThat(found).isEqualTo(pending.stream().map(each -> each.message).toList());
      if (queue.first != null) {
        assertThat(queue.first.before).isSameAs(found.getLast());
      }
    }

    private void checkSeats() {
      var found = new ArrayList<Seat>();
      for (var each = queue.seats; each != null; each = each.behind) {
        found.add(each);
      }
      assertThat(found).isEqualTo(seats);
      for (var line : lines) {
        var lacking =
            seats.stream().filter(each -> each.line == line && pending.size() < each.count);
        assertThat(line.missing).isEqualTo((int) lacking.count());
      }
    }
  }

  private static final int KINDS = 14;

  private static void run(int capacity, List<Integer> steps) {
    var run = new Run(capacity);
    steps.forEach(step -> run.step(step % KINDS, step / KINDS));
  }

  @Property
  void isLikeAListThatIsCountedEachTime(
      @ForAll @IntRange(max = 4) int capacity,
      @ForAll @Size(max = 80) List<@IntRange(max = 5_000) Integer> steps) {
    run(capacity, steps);
  }

  @Property(tries = 200)
  void withoutLimitToo(@ForAll @Size(max = 60) List<@IntRange(max = 5_000) Integer> steps) {
    run(MessageQueue.UNBOUNDED, steps);
  }
}
