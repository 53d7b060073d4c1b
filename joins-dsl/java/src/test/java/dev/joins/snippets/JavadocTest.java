package dev.joins.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.doctree.ReturnTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The documentation of a method opens with what it returns or does: a verb in the third person, and
 * something after it. That there is documentation at all, the compiler demands.
 */
class JavadocTest {
  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final Path GENERATED = Path.of("target/generated-sources/arities");

  private static final Pattern VERB_FIRST = Pattern.compile("(?<verb>[A-Z][a-z]*s)[,:]?\\s.+");

  /** They end as a verb does, and are none. */
  private static final Set<String> NO_VERBS = Set.of("Always", "As", "Its", "Less", "This");

  private record Opening(String where, String sentence) {
    boolean isSentence() {
      var match = VERB_FIRST.matcher(sentence);
      return match.matches() && !NO_VERBS.contains(match.group("verb"));
    }
  }

  @Test
  void everyPublicMethodOpensWithASentence() throws IOException {
    var openings = openings();
    assertThat(openings).hasSizeGreaterThan(500);
    assertThat(openings)
        .as("methods whose Javadoc does not open as in \"Returns ...\" or \"Sends ...\"")
        .filteredOn(opening -> !opening.isSentence())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Returns the name.",
        "Waits, at most so long.",
        "Kills: the call throws an error."
      })
  void aVerbAndWhatFollowsIsASentence(String text) {
    assertThat(new Opening("here", text).isSentence()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "For reports.",
        "The higher wins.",
        "A new channel.",
        "Chooses.",
        "As {@link #run()}.",
        ""
      })
  void aFragmentIsNone(String text) {
    assertThat(new Opening("here", text).isSentence()).isFalse();
  }

  private static List<Opening> openings() throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var errors = new DiagnosticCollector<JavaFileObject>();
    try (var files = compiler.getStandardFileManager(errors, null, null)) {
      var sources = files.getJavaFileObjectsFromPaths(sources());
      var options = List.of("-proc:none");
      var task = (JavacTask) compiler.getTask(null, files, errors, options, null, sources);
      var scanner = new Scanner(DocTrees.instance(task));
      for (var unit : task.parse()) {
        scanner.scan(unit, null);
      }
      assertThat(errors.getDiagnostics()).isEmpty();
      return scanner.openings;
    }
  }

  private static List<Path> sources() throws IOException {
    var roots = new ArrayList<Path>();
    try (var found = Files.find(ROOT, 5, (path, is) -> path.endsWith("src/main/java"))) {
      found.forEach(roots::add);
    }
    assertThat(roots).as("modules with main sources in Java").hasSizeGreaterThanOrEqualTo(5);
    roots.add(GENERATED);
    var sources = new ArrayList<Path>();
    for (var root : roots) {
      try (var files = Files.walk(root)) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
      }
    }
    return sources;
  }

  /** Collects the first sentences of public and protected methods and constructors. */
  private static final class Scanner extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final DocTrees trees;
    final List<Opening> openings = new ArrayList<>();

    Scanner(DocTrees trees) {
      this.trees = trees;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
      var doc = trees.getDocCommentTree(getCurrentPath());
      if (doc != null && isVisible(method) && !isBenchmark(method)) {
        var first = doc.getFirstSentence();
        var returns = !first.isEmpty() && first.getFirst() instanceof ReturnTree;
        var text = new StringBuilder(returns ? "Returns " : "");
        first.forEach(text::append);
        openings.add(new Opening(where(method), text.toString().replaceAll("\\s+", " ")));
      }
      return null; // what is inside of a method is nobody's to call
    }

    private boolean isVisible(MethodTree method) {
      var modifiers = method.getModifiers().getFlags();
      var owner = (ClassTree) getCurrentPath().getParentPath().getLeaf();
      return modifiers.contains(Modifier.PUBLIC)
          || modifiers.contains(Modifier.PROTECTED)
          || (owner.getKind() == Tree.Kind.INTERFACE && !modifiers.contains(Modifier.PRIVATE));
    }

    /** The comment of a benchmark is the name of what it measures: nobody calls it. */
    private static boolean isBenchmark(MethodTree method) {
      return method.getModifiers().getAnnotations().stream()
          .anyMatch(each -> each.getAnnotationType().toString().equals("Benchmark"));
    }

    private String where(MethodTree method) {
      CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
      var start = trees.getSourcePositions().getStartPosition(unit, method);
      return ROOT.relativize(Path.of(unit.getSourceFile().toUri()))
          + ":"
          + unit.getLineMap().getLineNumber(start);
    }
  }
}
