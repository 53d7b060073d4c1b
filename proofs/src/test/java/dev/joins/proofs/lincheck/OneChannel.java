package dev.joins.proofs.lincheck;

import dev.joins.ChannelClosedException;
import dev.joins.match.commit.Closing;
import dev.joins.match.commit.Receiving;
import dev.joins.match.commit.Sending;
import dev.joins.match.store.Place;
import java.util.List;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

/** All that can be done to one channel without waiting. */
@Param(name = "message", gen = IntGen.class, conf = "1:3")
public abstract class OneChannel {
  private final Place place;

  OneChannel(int capacity) {
    place = new Place("channel", capacity, null);
  }

  @Operation
  public String trySend(@Param(name = "message") int message) {
    try {
      return Sending.trySend(place, message) ? "sent" : "full";
    } catch (ChannelClosedException closed) {
      return "closed";
    }
  }

  @Operation
  public Object tryReceive() {
    try {
      var message = Receiving.tryReceive(place);
      return message == null ? "nothing" : message;
    } catch (ChannelClosedException closed) {
      return "closed";
    }
  }

  @Operation
  public List<Object> snapshot() {
    return place.snapshot();
  }

  @Operation
  public void close() {
    Closing.close(place);
  }

  @Operation
  public List<Object> closeNow() {
    return Closing.closeNow(place);
  }
}
