package dev.joins.edges;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/**
 * What one has learnt of one call holds for all: who waits, who waits at most so long, and who
 * never waits is seen by the name and the types.
 */
class HabitsTest {
  private static final List<Method> METHODS = Signatures.methods();

  @Test
  void aLimitedWaitIsCalledAsTheWaitItself() {
    assertThat(METHODS.stream().filter(HabitsTest::waitsAtMost))
        .hasSizeGreaterThan(15)
        .allMatch(HabitsTest::hasUnlimitedForm);
  }

  @Test
  void thatTheTimeWasUpIsAResult() {
    assertThat(METHODS.stream().filter(HabitsTest::waitsAtMost))
        .allSatisfy(limited -> {
          var result = unlimitedForm(limited).getReturnType();
          assertThat(limited.getReturnType())
              .isEqualTo(result == void.class ? boolean.class : Optional.class);
        });
    assertThat(METHODS).noneMatch(method -> declares(method, TimeoutException.class));
  }

  @Test
  void whatTriesNeverWaits() {
    assertThat(METHODS.stream().filter(method -> method.getName().startsWith("try")))
        .hasSizeGreaterThan(5)
        .noneMatch(method -> declares(method, InterruptedException.class))
        .noneMatch(HabitsTest::takesTime);
  }

  @Test
  void whatIsLeftOverHasOneName() {
    assertThat(METHODS.stream().filter(method -> method.getName().equals("untaken")))
        .extracting(method -> method.getDeclaringClass().getSimpleName())
        .containsExactlyInAnyOrder("Inspected", "ActorSystem"); // Joins inherits it
  }

  /** A sleep is no wait for something. */
  private static boolean waitsAtMost(Method method) {
    return takesTime(method)
        && declares(method, InterruptedException.class)
        && !method.getName().equals("sleep");
  }

  private static boolean takesTime(Method method) {
    return List.of(method.getParameterTypes()).contains(Duration.class);
  }

  private static boolean declares(Method method, Class<? extends Exception> error) {
    return List.of(method.getExceptionTypes()).contains(error);
  }

  private static boolean hasUnlimitedForm(Method limited) {
    return METHODS.stream().anyMatch(method -> isUnlimitedForm(method, limited));
  }

  private static Method unlimitedForm(Method limited) {
    return METHODS.stream()
        .filter(method -> isUnlimitedForm(method, limited))
        .findFirst()
        .orElseThrow();
  }

  /** The same but for the time, which comes last. */
  private static boolean isUnlimitedForm(Method method, Method limited) {
    var types = limited.getParameterTypes();
    return method.getDeclaringClass() == limited.getDeclaringClass()
        && method.getName().equals(limited.getName())
        && declares(method, InterruptedException.class)
        && types[types.length - 1] == Duration.class
        && Arrays.equals(method.getParameterTypes(), Arrays.copyOf(types, types.length - 1));
  }
}
