package dev.joins.match.commit;

import dev.joins.match.pattern.Pattern;
import dev.joins.match.plan.PatternLine;
import dev.joins.match.store.Place;
import dev.joins.tasklet.WaitReport;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A blocked receiver: it waits for one message of one place. */
final class ReceiveOffer extends Offer {
  private final Place place;
  private final PatternLine lineOfPlace;
  private final long deadline;
  private final Receiver receiver = new Receiver();
  private @Nullable Object value;

  /** Comes to wait, under the lock of the place's group. */
  ReceiveOffer(Place place, long number, long nanos) {
    this.place = place;
    this.lineOfPlace = PatternLine.receiversOf(place);
    this.deadline = deadlineIn(nanos);
    lineOfPlace.admit(receiver, number);
  }

  /** Null if the time was up. */
  @Nullable Object awaitValue() throws InterruptedException {
    if (!await()) {
      return null;
    }
    throwIfClosed();
    return Objects.requireNonNull(value);
  }

  @Override
  protected long deadline() {
    return deadline;
  }

  @Override
  protected boolean withdraw() {
    var act = Act.over(place);
    try {
      if (isDone()) {
        return false;
      }
      PatternLine.leave(receiver);
      return true;
    } finally {
      act.release();
    }
  }

  @Override
  protected WaitReport describe() {
    var lacks = Looking.lacks(lineOfPlace.plan(), place);
    return new WaitReport("receive from " + place.name, List.of(lacks));
  }

  /** Its node in the line of receivers. */
  private final class Receiver extends Recipient {
    @Override
    public Pattern pattern() {
      return lineOfPlace.plan().pattern();
    }

    @Override
    public Offer giver() {
      return ReceiveOffer.this;
    }

    @Override
    protected void take(Object[] values, Locked locked) {
      value = values[0];
      PatternLine.leave(this);
      decide(locked);
    }

    @Override
    protected Offer takeShortly(Object taken) {
      value = taken;
      PatternLine.leave(this);
      decide();
      return ReceiveOffer.this;
    }

    @Override
    protected void becomeUnsatisfiable(Place closed, Locked locked) {
      PatternLine.leave(this);
      fail(place.closedText(), locked);
    }
  }
}
