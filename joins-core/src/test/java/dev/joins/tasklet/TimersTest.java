package dev.joins.tasklet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.tasklet.Timers.Timer;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Timers against a naive model, whose time never wraps around. */
class TimersTest {
  sealed interface Step {}

  record Add(long nanos) implements Step {}

  record Remove(int which) implements Step {}

  /** Time jumps to the next deadline, and all that are due are served. */
  record Jump() implements Step {}

  /** Time goes on although nobody is served: somebody computes. */
  record Pass(long nanos) implements Step {}

  private record Entry(BigInteger deadline, int number, Timer<Integer> timer) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Step> few = Arbitraries.longs().between(0, 3).map(Add::new);
    Arbitrary<Step> any = Arbitraries.longs().between(0, Long.MAX_VALUE - 1).map(Add::new);
    Arbitrary<Step> pass = Arbitraries.longs().between(0, 1L << 50).map(Pass::new);
    Arbitrary<Step> remove = Arbitraries.integers().between(0, 100).map(Remove::new);
    return Arbitraries.frequencyOf(
            Tuple.of(3, few),
            Tuple.of(3, any),
            Tuple.of(1, remove),
            Tuple.of(2, pass),
            Tuple.of(4, jumps()))
        .list()
        .ofMaxSize(60);
  }

  private static Arbitrary<Step> jumps() {
    return Arbitraries.just(new Jump());
  }

  @Property
  void areServedByDeadlineAndThenInTheOrderInWhichTheyWereSet(
      @ForAll("steps") List<Step> steps, @ForAll long start) {
    var timers = new Timers<Integer>();
    var model = new ArrayList<Entry>();
    var now = BigInteger.valueOf(start);
    var number = 0;
    for (var step : steps) {
      assertThat(timers.isEmpty()).isEqualTo(model.isEmpty());
      switch (step) {
        case Add(var nanos) -> {
          var deadline = now.add(BigInteger.valueOf(nanos));
          model.add(
              new Entry(
                  deadline, number, timers.add(deadline.longValue(), number, now.longValue())));
          number++;
        }
        case Remove(var which) -> {
          if (!model.isEmpty()) {
            timers.remove(model.remove(which % model.size()).timer());
          }
        }
        case Pass(var nanos) -> now = now.add(BigInteger.valueOf(nanos));
        case Jump() -> {
          if (!model.isEmpty()) {
            now = jump(timers, model, now);
          }
        }
      }
    }
  }

  private static BigInteger jump(Timers<Integer> timers, List<Entry> model, BigInteger before) {
    model.sort(Comparator.comparing(Entry::deadline).thenComparingInt(Entry::number));
    var now = model.getFirst().deadline().max(before);
    assertThat(timers.untilNext(before.longValue()))
        .isEqualTo(now.subtract(before).longValueExact());
    while (!model.isEmpty() && model.getFirst().deadline().compareTo(now) <= 0) {
      assertThat(timers.pollDue(now.longValue())).isEqualTo(model.removeFirst().number());
    }
    assertThat(timers.pollDue(now.longValue())).isNull();
    return now;
  }
}
