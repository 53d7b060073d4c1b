package dev.joins.santa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.santa.program.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code docs/santa.md} shows is what runs. */
class SlideTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern SNIPPET =
      Pattern.compile("<!-- snippet: (\\S+)#(\\w+) -->\\s*```java\\n(.*?)```", Pattern.DOTALL);

  @Test
  void showsTheCompiledSource() throws IOException {
    List<MatchResult> snippets = SNIPPET.matcher(slide()).results().toList();
    assertThat(snippets).hasSize(2);
    for (MatchResult snippet : snippets) {
      String source = Files.readString(ROOT.resolve(snippet.group(1)));
      String begin = "// @start region=" + snippet.group(2) + "\n";
      assertThat(source).contains(begin);
      String region = source.substring(source.indexOf(begin) + begin.length());
      assertThat(squeezed(snippet.group(3)))
          .isEqualTo(squeezed(region.substring(0, region.indexOf("// @end"))));
    }
  }

  @Test
  void namesEachFault() throws IOException {
    for (Version version : Version.all()) {
      assertThat(slide()).contains("`" + version.name() + "`");
    }
  }

  private static String slide() throws IOException {
    return Files.readString(ROOT.resolve("docs/santa.md"));
  }

  private static String squeezed(String text) {
    return text.replaceAll("\\s+", " ").trim();
  }
}
