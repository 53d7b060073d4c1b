package dev.joins.match;

import dev.joins.tasklet.WaitReport;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A blocked receiver: it waits for one message of one place. */
final class ReceiveOffer extends Offer implements Taker {
  private final Place place;
  private final long deadline;
  private final Registrations.Registration registration;
  private @Nullable Object value;

  /** Registers itself, under the lock of the place's group. */
  ReceiveOffer(Place place, long nanos) {
    this.place = place;
    this.deadline = deadlineIn(nanos);
    this.registration = place.takers().add(this);
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
  public Plan plan() {
    return place.single();
  }

  @Override
  public Offer offer() {
    return this;
  }

  @Override
  public void take(Object[] values, Group group) {
    value = values[0];
    registration.remove();
    decided(group);
  }

  @Override
  public void hopeless(Place closed, Group group) {
    registration.remove();
    failed(place.closedText(), group);
  }

  @Override
  boolean hasAlternatives() {
    return false;
  }

  @Override
  void given(Message message, Group group) {
    throw new AssertionError("a receiver gives nothing");
  }

  @Override
  void refused(Message message, Group group) {
    throw new AssertionError("a receiver gives nothing");
  }

  @Override
  protected boolean withdraw() {
    var group = Group.lock(place);
    try {
      if (isDone()) {
        return false;
      }
      registration.remove();
      return true;
    } finally {
      group.release();
    }
  }

  @Override
  protected WaitReport describe() {
    return new WaitReport("receive from " + place.name(), List.of(place.single().progress()));
  }
}
