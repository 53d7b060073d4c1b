package dev.joins.match.store;

/** A message that knows when it came: made only while a flight recording wants to know. */
public final class TimedMessage extends Message {
  /** By {@link System#nanoTime()}. */
  public final long nanoTime;

  /**
   * Makes one that is not in its queue yet.
   *
   * @param place where it will be
   * @param value what is sent
   * @param arrival its age
   */
  public TimedMessage(Place place, Object value, long arrival) {
    this(place, value, arrival, System.nanoTime());
  }

  private TimedMessage(Place place, Object value, long arrival, long nanoTime) {
    super(place, value, arrival);
    this.nanoTime = nanoTime;
  }

  @Override
  Message withValue(Object rest) {
    return new TimedMessage(place, rest, arrival, nanoTime);
  }
}
