package dev.joins.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the first screen of the README says can be pasted and run. */
class FirstProgramTest {
  private static final int MOST_LINES = 15;
  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

  @Test
  void theFirstProgramOfTheReadmeRunsAsItStands(@TempDir Path folder) throws Exception {
    var program = firstJavaBlock(Files.readString(ROOT.resolve("README.md")));
    assertThat(program.lines().count()).isLessThanOrEqualTo(MOST_LINES);
    var source = Files.writeString(folder.resolve("Tea.java"), program);
    var output = folder.resolve("output").toFile();
    var java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                source.toString())
            .redirectErrorStream(true)
            .redirectOutput(output)
            .start();
    assertThat(java.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(output).hasContent("green at 70");
    assertThat(java.exitValue()).isZero();
  }

  /** Where the coordinates are those of the poms, they are found. */
  @Test
  void theCoordinatesAreThoseOfThisVersion() throws Exception {
    var readme = Files.readString(ROOT.resolve("README.md"));
    var pom = Files.readString(ROOT.resolve("joins-dsl/java/pom.xml"));
    var version = first("<version>(.*?)</version>", pom);
    var artifact = first("</parent>\\s*<artifactId>(.*?)</artifactId>", pom);
    assertThat(readme)
        .contains(
            "<groupId>dev.joins</groupId>",
            "<artifactId>" + artifact + "</artifactId>",
            "<version>" + version + "</version>",
            "implementation(\"dev.joins:" + artifact + ":" + version + "\")");
  }

  private static String firstJavaBlock(String page) {
    return first("(?s)```java\\n(.*?)```", page);
  }

  private static String first(String pattern, String text) {
    var found = Pattern.compile(pattern).matcher(text);
    assertThat(found.find()).as(pattern).isTrue();
    return found.group(1);
  }
}
