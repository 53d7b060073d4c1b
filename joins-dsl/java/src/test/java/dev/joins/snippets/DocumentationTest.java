package dev.joins.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every piece of Java or Scala in the documentation is a region of a compiled source, named in a
 * comment above it; the two may differ in white space only.
 */
class DocumentationTest {
  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

  private static final Pattern BLOCK =
      Pattern.compile(
          "(?:<!-- snippet: (?<file>\\S+)#(?<region>\\w+) -->\\s*\\n)?[ ]*```(?<lang>\\w*)\\n(?<text>.*?)```",
          Pattern.DOTALL);

  private record Snippet(Path page, String language, String source, String region, String text) {}

  private static List<Snippet> snippets() throws IOException {
    var pages = new ArrayList<Path>();
    pages.add(ROOT.resolve("README.md"));
    pages.add(ROOT.resolve("CONTRIBUTING.md"));
    try (var docs = Files.walk(ROOT.resolve("docs"))) {
      docs.filter(path -> path.toString().endsWith(".md")).forEach(pages::add);
    }
    var snippets = new ArrayList<Snippet>();
    for (var page : pages) {
      var blocks = BLOCK.matcher(Files.readString(page));
      while (blocks.find()) {
        if (List.of("java", "scala").contains(blocks.group("lang"))) {
          snippets.add(
              new Snippet(
                  page,
                  blocks.group("lang"),
                  String.valueOf(blocks.group("file")),
                  String.valueOf(blocks.group("region")),
                  blocks.group("text")));
        }
      }
    }
    return snippets;
  }

  @TestFactory
  List<DynamicTest> everySnippetIsCompiled() throws IOException {
    return snippets().stream()
        .map(snippet ->
            DynamicTest.dynamicTest(
                ROOT.relativize(snippet.page()) + " " + snippet.region(), () -> check(snippet)))
        .toList();
  }

  @Test
  void thereAreSnippets() throws IOException {
    assertThat(snippets()).hasSizeGreaterThanOrEqualTo(2);
  }

  private static void check(Snippet snippet) throws IOException {
    assertThat(snippet.source())
        .as("the comment <!-- snippet: file#region --> above a block in %s", snippet.page())
        .matches("[\\w/.-]+/src/(main|test)/(java|scala|resources)/[\\w/.]+");
    assertThat(squeezed(snippet.text()))
        .as("%s must be the text of %s#%s", snippet.page(), snippet.source(), snippet.region())
        .isEqualTo(squeezed(region(snippet)));
  }

  private static String region(Snippet snippet) throws IOException {
    var source = Files.readString(ROOT.resolve(snippet.source()));
    var start = source.indexOf("// @start region=" + snippet.region() + "\n");
    assertThat(start).as("region %s of %s", snippet.region(), snippet.source()).isNotNegative();
    return source.substring(source.indexOf('\n', start), source.indexOf("// @end", start));
  }

  private static String squeezed(String text) {
    return text.replaceAll("\\s+", "");
  }
}
