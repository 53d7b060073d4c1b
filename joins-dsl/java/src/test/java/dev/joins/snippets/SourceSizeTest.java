package dev.joins.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A main source that has grown beyond {@link #MOST} lines holds more than one idea, and is to be
 * split along them. Counts what people write, in whatever language, not what is generated.
 */
class SourceSizeTest {
  private static final int MOST = 400;
  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

  /** Folders of a {@code src} folder whose files are shipped, or make what is. */
  private static final Set<String> MAIN = Set.of("main", "generator");

  private record Source(String path, int lines) {}

  @Test
  void noMainSourceIsTooLong() throws IOException {
    var sources = sources();
    assertThat(sources).as("main sources of all modules").hasSizeGreaterThan(200);
    assertThat(sources)
        .as("main sources of more than %s lines: split them", MOST)
        .filteredOn(source -> source.lines() > MOST)
        .isEmpty();
  }

  private static List<Source> sources() throws IOException {
    var sources = new ArrayList<Source>();
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes is) {
            var name = folder.getFileName().toString();
            return name.equals("target") || name.startsWith(".")
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes is) throws IOException {
            if (isMain(ROOT.relativize(file))) {
              sources.add(new Source(ROOT.relativize(file).toString(), lines(file)));
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return sources;
  }

  private static boolean isMain(Path file) {
    for (var i = 0; i + 2 < file.getNameCount(); i++) {
      if (file.getName(i).endsWith("src") && MAIN.contains(file.getName(i + 1).toString())) {
        return file.toString().matches(".*\\.(java|scala|kt)");
      }
    }
    return false;
  }

  private static int lines(Path file) throws IOException {
    return Files.readAllLines(file).size();
  }
}
