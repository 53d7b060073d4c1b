package dev.joins.match;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.Observer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.Utf8Entry;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The rooms of the kernel: packages with doors that lead one way, small enough to be known by
 * heart. Read off the compiled classes: what a class names is what it knows.
 */
class RoomsTest {
  private static final int MOST_FILES_IN_A_CYCLE = 6;
  private static final int MOST_FILES_IN_A_ROOM_OF_THE_ENGINE = 25;
  private static final String ROOT = "dev/joins/";
  private static final String ENGINE = "dev/joins/match/";
  private static final Pattern CLASS_NAME = Pattern.compile("dev/joins/[\\w/]+");

  /** By source file, without its ending: what it names. */
  private final Map<String, Set<String>> known = known();

  @Test
  void noCycleOfTheEngineIsLarge() {
    assertThat(cycles(onlyOf(ENGINE)))
        .as("files of the engine that know each other in a circle")
        .isNotEmpty() // a queue, its messages and its place do
        .allSatisfy(cycle -> assertThat(cycle).hasSizeLessThanOrEqualTo(MOST_FILES_IN_A_CYCLE));
  }

  @Test
  void noRoomOfTheEngineIsCrowded() {
    assertThat(onlyOf(ENGINE).keySet().stream().collect(groupingBy(RoomsTest::room, counting())))
        .hasSizeGreaterThan(2)
        .allSatisfy((room, files) ->
            assertThat(files).as(room).isLessThanOrEqualTo(MOST_FILES_IN_A_ROOM_OF_THE_ENGINE));
  }

  @Test
  void doorsLeadOneWay() {
    var rooms = new TreeMap<String, Set<String>>();
    known.forEach((file, names) ->
        names.forEach(name -> {
          if (!room(file).equals(room(name))) {
            rooms.computeIfAbsent(room(file), _ -> new TreeSet<>()).add(room(name));
          }
        }));
    assertThat(rooms).containsKey(ENGINE + "commit");
    assertThat(cycles(rooms)).as("packages that know each other in a circle").isEmpty();
  }

  private Map<String, Set<String>> onlyOf(String folder) {
    var some = new TreeMap<>(known);
    some.keySet().removeIf(file -> !file.startsWith(folder));
    return some;
  }

  private static String room(String file) {
    return file.substring(0, file.lastIndexOf('/'));
  }

  // What each file names.

  private static Map<String, Set<String>> known() {
    var classes = new TreeMap<String, Set<String>>();
    for (var each : classFiles()) {
      classes.computeIfAbsent(source(each), _ -> new TreeSet<>()).addAll(namesIn(each));
    }
    classes.forEach((file, names) -> {
      names.retainAll(classes.keySet());
      names.remove(file);
    });
    return classes;
  }

  private static List<Path> classFiles() {
    try (var files = Files.walk(classesFolder().resolve(ROOT))) {
      return files
          .filter(file -> file.toString().endsWith(".class"))
          .filter(file -> !file.endsWith("package-info.class"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path classesFolder() {
    try {
      return Path.of(Observer.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static String source(Path classFile) {
    var name = classesFolder().relativize(classFile).toString().replace('\\', '/');
    return name.replaceFirst("(\\$.*)?\\.class$", "");
  }

  private static Set<String> namesIn(Path classFile) {
    var names = new TreeSet<String>();
    try {
      for (var entry : ClassFile.of().parse(classFile).constantPool()) {
        if (entry instanceof Utf8Entry text) {
          CLASS_NAME.matcher(text.stringValue()).results().forEach(name -> names.add(name.group()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return names;
  }

  // Tarjan, "Depth-first search and linear graph algorithms", 1972.

  private static List<Set<String>> cycles(Map<String, Set<String>> graph) {
    var components = new Components(graph);
    graph.keySet().forEach(components::visit);
    return components.found;
  }

  private static final class Components {
    private final Map<String, Set<String>> graph;
    private final Map<String, Integer> lowest = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final Set<String> closed = new TreeSet<>();
    private final List<Set<String>> found = new ArrayList<>();

    Components(Map<String, Set<String>> graph) {
      this.graph = graph;
    }

    int visit(String node) {
      var known = lowest.get(node);
      if (known != null) {
        return closed.contains(node) ? Integer.MAX_VALUE : known;
      }
      var number = lowest.size();
      lowest.put(node, number);
      open.push(node);
      var least = number;
      for (var next : graph.getOrDefault(node, Set.of())) {
        least = Math.min(least, visit(next));
      }
      lowest.put(node, least);
      if (least == number) {
        close(node);
      }
      return least == number ? Integer.MAX_VALUE : least;
    }

    private void close(String root) {
      var component = new TreeSet<String>();
      String node;
      do {
        node = open.pop();
        closed.add(node);
        component.add(node);
      } while (!node.equals(root));
      if (component.size() > 1) {
        found.add(component);
      }
    }
  }
}
