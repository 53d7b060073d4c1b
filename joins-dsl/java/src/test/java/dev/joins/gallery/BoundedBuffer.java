package dev.joins.gallery;

import dev.joins.channel.Channel;
import dev.joins.dsl.CallChannel;
import dev.joins.dsl.Joins;
import dev.joins.dsl.Signal;

/** Producers wait while the buffer is full, consumers while it is empty. */
final class BoundedBuffer<T> {
  // @start region=boundedBuffer
  private final CallChannel<T> puts;
  private final Channel<T> elements;
  private final Signal room;

  BoundedBuffer(Joins j, int capacity) {
    puts = j.callChannel("put");
    elements = j.channel("elements");
    room = j.signal("room");

    j.on(puts).and(room).react(elements::send);
    for (var i = 0; i < capacity; i++) {
      room.send();
    }
  }

  void put(T element) throws InterruptedException {
    puts.call(element);
  }

  T take() throws InterruptedException {
    var element = elements.receive();
    room.send();
    return element;
  }
  // @end
}
