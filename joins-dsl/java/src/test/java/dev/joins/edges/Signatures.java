package dev.joins.edges;

import dev.joins.Observer;
import dev.joins.channel.Channel;
import dev.joins.dsl.Joins;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadFactory;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The public methods and constructors of all exported packages, by what they take. The families by
 * arity count as one: {@code Join*.react(Action*)}.
 */
final class Signatures {
  private static final List<String> PACKAGES =
      List.of("", ".channel", ".tasklet", ".actor", ".dsl", ".sync");

  private Signatures() {}

  /** Of those that take something to which this applies. */
  static Set<String> taking(Predicate<Class<?>> parameter) {
    return types()
        .flatMap(type -> Stream.of(type.getDeclaredMethods(), type.getDeclaredConstructors()))
        .<Executable>flatMap(Stream::of)
        .filter(member -> Modifier.isPublic(member.getModifiers()) && !member.isSynthetic())
        .filter(member -> Stream.of(member.getParameterTypes()).anyMatch(parameter))
        .map(Signatures::textOf)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** All public methods, as they are declared. */
  static List<Method> methods() {
    return types()
        .flatMap(type -> Stream.of(type.getDeclaredMethods()))
        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
        .toList();
  }

  private static Stream<Class<?>> types() {
    return Stream.of(Channel.class, Joins.class)
        .flatMap(Signatures::classesBeside)
        .filter(Signatures::isPublic)
        .filter(type -> !type.isAnnotationPresent(FunctionalInterface.class)); // users implement it
  }

  /** What users implement: an interface of one method, or one of ours that is not sealed. */
  static boolean isUserCode(Class<?> type) {
    if (!type.isInterface() || type.isSealed()) {
      return false;
    }
    var isOfTheJdk = type.getName().startsWith("java.");
    return type == Observer.class
        || type == ThreadFactory.class
        || type == Callable.class
        || type.isAnnotationPresent(FunctionalInterface.class)
        || (!isOfTheJdk
            && Stream.of(type.getMethods())
                .anyMatch(method -> Modifier.isAbstract(method.getModifiers())));
  }

  private static Stream<Class<?>> classesBeside(Class<?> marker) {
    try {
      var place = Path.of(marker.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isDirectory(place)) {
        return classesUnder(place).stream();
      }
      try (var jar = FileSystems.newFileSystem(place)) {
        return classesUnder(jar.getPath("/")).stream();
      }
    } catch (IOException | URISyntaxException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static List<Class<?>> classesUnder(Path root) {
    return PACKAGES.stream().flatMap(name -> classesIn(root, "dev.joins" + name)).toList();
  }

  private static Stream<Class<?>> classesIn(Path root, String packageName) {
    var folder = root.resolve(packageName.replace('.', '/'));
    if (!Files.isDirectory(folder)) {
      return Stream.of();
    }
    try (var files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
          .<Class<?>>map(name -> load(packageName + "." + name.replace(".class", "")))
          .toList()
          .stream();
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, Signatures.class.getClassLoader());
    } catch (ClassNotFoundException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static boolean isPublic(Class<?> type) {
    var enclosing = type.getEnclosingClass();
    var isPublic = Modifier.isPublic(type.getModifiers()) || isSeenThroughAnother(type);
    return isPublic && (enclosing == null || isPublic(enclosing));
  }

  /** A hidden class whose public methods a public one has by inheritance. */
  private static boolean isSeenThroughAnother(Class<?> type) {
    return type.isSealed()
        && !type.isInterface()
        && Stream.of(type.getPermittedSubclasses()).anyMatch(Signatures::isPublic);
  }

  private static String textOf(Executable member) {
    var type = member.getDeclaringClass();
    var name = member instanceof Constructor ? "new" : member.getName();
    return (type.getName().substring(type.getPackageName().length() + 1)
            + "."
            + name
            + Stream.of(member.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(", ", "(", ")")))
        .replaceAll("(Join|Reply|Pass|Action|Body|Guard)\\d", "$1*");
  }
}
