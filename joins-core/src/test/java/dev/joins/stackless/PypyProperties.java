package dev.joins.stackless;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.stackless.TaskletProgram.Flags;
import dev.joins.stackless.TaskletProgram.Kind;
import dev.joins.stackless.TaskletProgram.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.lifecycle.ContainerLifecycleContext;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;
import org.jspecify.annotations.Nullable;

/** Programs do here what they do on PyPy's {@code stackless.py}, event for event. */
@AddLifecycleHook(PypyProperties.OnlyWithPypy.class)
class PypyProperties {
  private static final int CHANNELS = 2;
  private static final int BODIES = 4;
  private static @Nullable Pypy pypy;

  /** Says so where it is not there. */
  static final class OnlyWithPypy implements SkipExecutionHook {
    private static final String ABSENT =
        "Nothing is compared with PyPy: there is no pypy3 on the PATH.";

    @Override
    public SkipResult shouldBeSkipped(LifecycleContext context) {
      if (Pypy.executable().isPresent()) {
        return SkipResult.doNotSkip();
      }
      if (context instanceof ContainerLifecycleContext) {
        System.out.println(ABSENT);
      }
      return SkipResult.skip(ABSENT);
    }
  }

  static final class OnlyExhaustive implements SkipExecutionHook {
    @Override
    public SkipResult shouldBeSkipped(LifecycleContext context) {
      return Boolean.getBoolean("joins.long")
          ? SkipResult.doNotSkip()
          : SkipResult.skip("only under the profile exhaustive");
    }
  }

  @BeforeContainer
  static void startPypy() {
    pypy = Pypy.start();
  }

  @AfterContainer
  static void stopPypy() {
    if (pypy != null) {
      pypy.close();
    }
  }

  @Provide
  Arbitrary<TaskletProgram> programs() {
    var flags =
        Combinators.combine(Arbitraries.of(-1, -1, 0, 1), Arbitraries.of(false, false, true))
            .as(Flags::new);
    var bodies = new ArrayList<Arbitrary<List<Step>>>();
    for (var body = 0; body < BODIES; body++) {
      bodies.add(steps(body).list().ofMinSize(body == 0 ? 1 : 0).ofMaxSize(6));
    }
    return Combinators.combine(
            flags.list().ofSize(CHANNELS), Combinators.combine(bodies).as(all -> all))
        .as(TaskletProgram::new);
  }

  /** A body makes only tasklets of bodies behind it, so that every program ends. */
  private static Arbitrary<Step> steps(int body) {
    var channel = Arbitraries.integers().between(0, CHANNELS - 1);
    var tasklet = Arbitraries.integers().between(1, 6);
    var nothing = Arbitraries.just(0);
    var talk =
        Combinators.combine(
                Arbitraries.frequency(
                    Tuple.of(4, Kind.SEND),
                    Tuple.of(4, Kind.RECEIVE),
                    Tuple.of(1, Kind.SEND_ERROR)),
                channel)
            .as(Step::new);
    var turns =
        Combinators.combine(
                Arbitraries.frequency(
                    Tuple.of(4, Kind.SCHEDULE),
                    Tuple.of(body == 0 ? 0 : 1, Kind.SCHEDULE_REMOVE),
                    Tuple.of(1, Kind.RUN)),
                nothing)
            .as(Step::new);
    var others =
        Combinators.combine(Arbitraries.of(Kind.INSERT, Kind.REMOVE, Kind.KILL), tasklet)
            .as(Step::new);
    if (body == BODIES - 1) {
      return Arbitraries.frequencyOf(Tuple.of(5, talk), Tuple.of(2, turns), Tuple.of(1, others));
    }
    var more = Arbitraries.integers().between(body + 1, BODIES - 1).map(n -> new Step(Kind.NEW, n));
    return Arbitraries.frequencyOf(
        Tuple.of(4, talk),
        Tuple.of(2, turns),
        Tuple.of(2, others),
        Tuple.of(body == 0 ? 8 : 1, more));
  }

  @Property(tries = 1_000)
  void sameTrace(@ForAll("programs") TaskletProgram program) throws Exception {
    compare(program);
  }

  @Property(tries = 100_000)
  @AddLifecycleHook(OnlyExhaustive.class)
  void sameTraceAtLength(@ForAll("programs") TaskletProgram program) throws Exception {
    compare(program);
  }

  private static void compare(TaskletProgram program) throws Exception {
    assertThat(ProgramRun.trace(program)).isEqualTo(Objects.requireNonNull(pypy).trace(program));
  }
}
