package dev.joins.match.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The types of the keys of two inputs, if all keys of each were of one: keys of an {@code Integer}
 * and of a {@code Long} compile, and are never equal.
 */
final class KeyTypes {
  private KeyTypes() {}

  /** In words, for each two inputs whose keys can never be equal. */
  static List<String> suspicions(String pattern, List<TermIndex> indexes) {
    var suspicions = new ArrayList<String>();
    for (var i = 0; i < indexes.size(); i++) {
      for (var k = i + 1; k < indexes.size(); k++) {
        var one = indexes.get(i).keyType();
        var other = indexes.get(k).keyType();
        if (one != null && other != null && !mayBeEqual(one, other)) {
          suspicions.add(
              "the keys (by) in '"
                  + pattern
                  + "' are never equal: those of '"
                  + indexes.get(i).input().place().name
                  + "' are of "
                  + one.getTypeName()
                  + ", those of '"
                  + indexes.get(k).input().place().name
                  + "' of "
                  + other.getTypeName());
        }
      }
    }
    return suspicions;
  }

  /**
   * One is of the other's type; or they share a type that says what is equal, as all lists do, or
   * the constants of an enum. {@code Number} says nothing.
   */
  private static boolean mayBeEqual(Class<?> one, Class<?> other) {
    return one.isAssignableFrom(other)
        || other.isAssignableFrom(one)
        || typesOf(one)
            .anyMatch(shared -> shared.isAssignableFrom(other) && saysWhatIsEqual(shared));
  }

  /** Its classes but {@code Object}, and their interfaces. */
  private static Stream<Class<?>> typesOf(@Nullable Class<?> type) {
    return type == null || type == Object.class
        ? Stream.empty()
        : Stream.concat(
            Stream.concat(Stream.of(type), typesOf(type.getSuperclass())),
            Stream.of(type.getInterfaces()).flatMap(KeyTypes::typesOf));
  }

  private static boolean saysWhatIsEqual(Class<?> type) {
    return Stream.of(type.getDeclaredMethods())
        .anyMatch(method ->
            method.getName().equals("equals")
                && List.of(method.getParameterTypes()).equals(List.of(Object.class)));
  }

  /** What is known of the type of all keys when one more has come; {@code Object}: of several. */
  static Class<?> with(@Nullable Class<?> known, Object key) {
    return known == null || known == key.getClass() ? key.getClass() : Object.class;
  }
}
