package dev.joins.match.store;

/** A message that knows when it came: made only while a flight recording wants to know. */
public final class TimedMessage extends Message {
  /** By {@link System#nanoTime()}. */
  public final long nanoTime = System.nanoTime();

  /**
   * Makes one that is not in its queue yet.
   *
   * @param place where it will be
   * @param value what is sent
   * @param arrival its age
   */
  public TimedMessage(Place place, Object value, long arrival) {
    super(place, value, arrival);
  }
}
