package dev.joins.proofs.lincheck;

import dev.joins.match.commit.Receiving;
import dev.joins.match.commit.Rule;
import dev.joins.match.commit.Sending;
import dev.joins.match.pattern.Input;
import dev.joins.match.pattern.Pattern;
import dev.joins.match.pattern.PatternBuilder;
import dev.joins.match.select.SelectClause;
import dev.joins.match.select.Selecting;
import dev.joins.match.store.Place;
import dev.joins.proofs.Effort;
import java.util.List;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Channels of each capacity, alone and joined with another, and locks that are merged: random small
 * programs of two or three threads; of each, many interleavings, chosen one by one at the level of
 * single reads and writes. All that a program sees must be possible in some order of its calls, one
 * after the other. Sequentially consistent, and bounded; no call here waits, since the tool knows
 * no blocking but that of locks.
 */
class LincheckTest {
  /** So many programs, and of each so many interleavings. */
  private static ModelCheckingOptions options(int programs, int interleavings) {
    return new ModelCheckingOptions()
        .iterations(programs)
        .invocationsPerIteration(interleavings)
        .actorsBefore(1)
        .actorsAfter(2);
  }

  private static Pattern pattern(Place... places) {
    return new PatternBuilder()
        .inputs(List.of(places).stream().map(p -> new Input(p, 1)).toList())
        .build();
  }

  // One class a capacity: the tool makes its subjects itself, without arguments.

  public static class Rendezvous extends OneChannel {
    public Rendezvous() {
      super(0);
    }
  }

  public static class BufferOfOne extends OneChannel {
    public BufferOfOne() {
      super(1);
    }
  }

  public static class BufferOfTwo extends OneChannel {
    public BufferOfTwo() {
      super(2);
    }
  }

  public static class Unbounded extends OneChannel {
    public Unbounded() {
      super(Place.UNBOUNDED);
    }
  }

  public static class JoinedRendezvous extends JoinedChannels {
    public JoinedRendezvous() {
      super(0);
    }
  }

  public static class JoinedBufferOfOne extends JoinedChannels {
    public JoinedBufferOfOne() {
      super(1);
    }
  }

  public static class JoinedBufferOfTwo extends JoinedChannels {
    public JoinedBufferOfTwo() {
      super(2);
    }
  }

  public static class JoinedUnbounded extends JoinedChannels {
    public JoinedUnbounded() {
      super(Place.UNBOUNDED);
    }
  }

  @ParameterizedTest
  @ValueSource(classes = {Rendezvous.class, BufferOfOne.class, BufferOfTwo.class, Unbounded.class})
  void oneChannel(Class<?> channel) {
    options(Effort.of(3, 30), Effort.of(50, 500)).threads(2).actorsPerThread(3).check(channel);
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        JoinedRendezvous.class,
        JoinedBufferOfOne.class,
        JoinedBufferOfTwo.class,
        JoinedUnbounded.class
      })
  void channelsThatAreJoined(Class<?> channels) {
    options(Effort.of(1, 10), Effort.of(20, 200)).threads(2).actorsPerThread(2).check(channels);
  }

  /** Three channels with a lock each; rules and selects merge the locks, in any order. */
  @Param(name = "message", gen = IntGen.class, conf = "1:3")
  public static class Merged {
    private final Place a = new Place("a", Place.UNBOUNDED, null);
    private final Place b = new Place("b", Place.UNBOUNDED, null);
    private final Place c = new Place("c", 1, null);

    // Made beforehand: the tool follows each step of an operation, and these are none of ours.
    private final Pattern ab = pattern(a, b);
    private final Pattern cb = pattern(c, b);
    private final Pattern ca = pattern(c, a);

    @Operation
    public boolean sendA(@Param(name = "message") int message) {
      return Sending.trySend(a, message);
    }

    @Operation
    public boolean sendB(@Param(name = "message") int message) {
      return Sending.trySend(b, message);
    }

    @Operation
    public boolean sendC(@Param(name = "message") int message) {
      return Sending.trySend(c, message);
    }

    @Operation
    public @Nullable Object takeA() {
      return Receiving.tryReceive(a);
    }

    @Operation
    public @Nullable Object takeC() {
      return Receiving.tryReceive(c);
    }

    @Operation
    public void ruleOfAandB() {
      Rule.install(ab, values -> {});
    }

    @Operation
    public void ruleOfCandB() {
      Rule.install(cb, values -> {});
    }

    @Operation
    public List<Object> selectOfCandA() {
      var chosen = Selecting.poll(new SelectClause.Take(ca));
      return chosen == null ? List.of() : List.of(chosen.values());
    }
  }

  @Test
  void locksThatAreMerged() {
    options(Effort.of(1, 10), Effort.of(20, 200)).threads(3).actorsPerThread(2).check(Merged.class);
  }
}
