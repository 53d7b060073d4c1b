package dev.joins.proofs.lincheck;

import dev.joins.match.Alternative;
import dev.joins.match.ChannelClosedException;
import dev.joins.match.Input;
import dev.joins.match.Pattern;
import dev.joins.match.Place;
import dev.joins.match.Rule;
import dev.joins.match.Selection;
import java.util.List;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Random small programs of two or three threads; of each, many interleavings, chosen one by one at
 * the level of single reads and writes. All that a program sees must be possible in some order of
 * its calls, one after the other. Sequentially consistent, and bounded; no call here waits, since
 * the tool knows no blocking but that of locks.
 */
@EnabledIfSystemProperty(named = "joins.long", matches = "true", disabledReason = "takes minutes")
class LincheckTest {
  private static ModelCheckingOptions options() {
    return new ModelCheckingOptions()
        .iterations(10)
        .invocationsPerIteration(200)
        .actorsBefore(1)
        .actorsAfter(2);
  }

  private static Pattern pattern(Place... places) {
    return new Pattern(null, 0, List.of(places).stream().map(p -> new Input(p, 1)).toList(), null);
  }

  /** One buffered channel. */
  @Param(name = "message", gen = IntGen.class, conf = "1:3")
  public static class Buffer {
    private final Place place = new Place("buffer", 1, null);

    @Operation
    public String trySend(@Param(name = "message") int message) {
      try {
        return place.trySend(message) ? "sent" : "full";
      } catch (ChannelClosedException closed) {
        return "closed";
      }
    }

    @Operation
    public Object tryReceive() {
      try {
        var message = place.tryReceive();
        return message == null ? "nothing" : message;
      } catch (ChannelClosedException closed) {
        return "closed";
      }
    }

    @Operation
    public List<Object> closeNow() {
      return place.closeNow();
    }
  }

  @Test
  void aBufferThatIsClosed() {
    options().threads(2).actorsPerThread(3).check(Buffer.class);
  }

  /** Three channels with a lock each; rules and selects merge the locks, in any order. */
  @Param(name = "message", gen = IntGen.class, conf = "1:3")
  public static class Merged {
    private final Place a = new Place("a", Place.UNBOUNDED, null);
    private final Place b = new Place("b", Place.UNBOUNDED, null);
    private final Place c = new Place("c", 1, null);

    @Operation
    public boolean sendA(@Param(name = "message") int message) {
      return a.trySend(message);
    }

    @Operation
    public boolean sendB(@Param(name = "message") int message) {
      return b.trySend(message);
    }

    @Operation
    public boolean sendC(@Param(name = "message") int message) {
      return c.trySend(message);
    }

    @Operation
    public @Nullable Object takeA() {
      return a.tryReceive();
    }

    @Operation
    public @Nullable Object takeC() {
      return c.tryReceive();
    }

    @Operation
    public void ruleOfAandB() {
      Rule.install(pattern(a, b), values -> {});
    }

    @Operation
    public void ruleOfCandB() {
      Rule.install(pattern(c, b), values -> {});
    }

    @Operation
    public List<Object> selectOfCandA() {
      var selection = new Selection(List.of(new Alternative.Take(pattern(c, a))));
      selection.poll();
      return List.of(selection.values());
    }
  }

  @Test
  void locksThatAreMerged() {
    options().threads(3).actorsPerThread(2).check(Merged.class);
  }
}
