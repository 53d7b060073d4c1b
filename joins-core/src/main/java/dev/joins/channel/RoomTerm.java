package dev.joins.channel;

import dev.joins.Room;

/** Room in a channel. */
final class RoomTerm<T> extends Term<Room<T>> {
  private final Channel<T> channel;

  RoomTerm(Channel<T> channel) {
    this.channel = channel;
  }

  @Override
  void addTo(TermCompiler compiler) {
    compiler.pattern().room(channel.place());
  }

  @Override
  @SuppressWarnings("unchecked") // a place takes whatever its channel takes
  Room<T> bind(Values values) {
    return (Room<T>) values.nextRoom();
  }

  @Override
  boolean reservesRoom() {
    return true;
  }

  @Override
  public String toString() {
    return "room in " + channel;
  }
}
