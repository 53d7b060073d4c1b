package dev.joins.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Counts what Arities.java generates, so that a family cannot lose a member unseen. */
class ArityFamiliesTest {
  private static final int MAX = 8;

  @Test
  void functionShapesAreComplete() {
    assertThat(functionShapes())
        .extracting(Class::getSimpleName)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(names("Action", 0), names("Body", 0), names("Guard", 1))
                .flatMap(List::stream)
                .toList());
  }

  @ParameterizedTest
  @MethodSource("functionShapes")
  void functionShapeTakesAsManyValuesAsItsNameSays(Class<?> shape) {
    String name = shape.getSimpleName();
    int arity = Integer.parseInt(name.replaceAll("\\D", ""));
    List<Method> methods =
        Stream.of(shape.getDeclaredMethods())
            .filter(method -> Modifier.isAbstract(method.getModifiers()))
            .toList();

    assertThat(shape).hasAnnotation(FunctionalInterface.class);
    assertThat(methods).singleElement().extracting(Method::getParameterCount).isEqualTo(arity);
    assertThat(methods.getFirst().getExceptionTypes())
        .as("bodies may throw, guards may not")
        .hasSize(name.startsWith("Guard") ? 0 : 1);
  }

  static List<Class<?>> functionShapes() {
    return List.of(Fn.class.getDeclaredClasses());
  }

  private static List<String> names(String family, int least) {
    return IntStream.rangeClosed(least, MAX).mapToObj(n -> family + n).toList();
  }
}
