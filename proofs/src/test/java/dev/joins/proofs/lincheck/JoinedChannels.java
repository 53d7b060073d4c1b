package dev.joins.proofs.lincheck;

import dev.joins.ChannelClosedException;
import dev.joins.match.commit.Closing;
import dev.joins.match.commit.Receiving;
import dev.joins.match.commit.Rule;
import dev.joins.match.commit.Sending;
import dev.joins.match.pattern.Input;
import dev.joins.match.pattern.Pattern;
import dev.joins.match.select.SelectClause;
import dev.joins.match.select.Selecting;
import dev.joins.match.store.Place;
import java.util.List;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

/**
 * Two channels, a rule that takes from both, and a select that does. The second channel is
 * unbounded: in a rendezvous nothing lies but what blocked senders offer, and here nobody blocks.
 */
@Param(name = "message", gen = IntGen.class, conf = "1:3")
public abstract class JoinedChannels {
  private static final String CLOSED = "closed";

  private final Place a;
  private final Place b = new Place("b", Place.UNBOUNDED, null);
  private final Pattern both;

  JoinedChannels(int capacity) {
    a = new Place("a", capacity, null);
    both = Pattern.of(new Input(a, 1), new Input(b, 1));
  }

  @Operation
  public String sendA(@Param(name = "message") int message) {
    return trySend(a, message);
  }

  @Operation
  public String sendB(@Param(name = "message") int message) {
    return trySend(b, message);
  }

  @Operation
  public Object receiveA() {
    return tryReceive(a);
  }

  @Operation
  public Object receiveB() {
    return tryReceive(b);
  }

  @Operation
  public Object selectBoth() {
    try {
      var chosen = Selecting.poll(new SelectClause.Take(both));
      return chosen == null ? "nothing" : List.of(chosen.values());
    } catch (ChannelClosedException closed) {
      return CLOSED;
    }
  }

  @Operation
  public String ruleOfBoth() {
    try {
      Rule.install(both, values -> {});
      return "installed";
    } catch (ChannelClosedException closed) {
      return CLOSED;
    }
  }

  @Operation
  public void closeA() {
    Closing.close(a);
  }

  private static String trySend(Place place, int message) {
    try {
      return Sending.trySend(place, message) ? "sent" : "full";
    } catch (ChannelClosedException closed) {
      return CLOSED;
    }
  }

  private static Object tryReceive(Place place) {
    try {
      var message = Receiving.tryReceive(place);
      return message == null ? "nothing" : message;
    } catch (ChannelClosedException closed) {
      return CLOSED;
    }
  }
}
