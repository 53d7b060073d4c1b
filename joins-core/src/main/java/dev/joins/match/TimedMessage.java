package dev.joins.match;

/** A message that knows when it came: made only while a flight recording wants to know. */
final class TimedMessage extends Message {
  final long nanoTime = System.nanoTime();

  TimedMessage(Place place, Object value, long arrival) {
    super(place, value, arrival);
  }
}
