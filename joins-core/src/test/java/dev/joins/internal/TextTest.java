package dev.joins.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {

  /** A message whose text is whatever the test wants it to be. */
  private static final class Message {
    private final Supplier<String> text;

    Message(Supplier<String> text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text.get();
    }
  }

  private static Message throwing(Throwable error) {
    return new Message(() -> {
      throw TextTest.<RuntimeException>undeclared(error);
    });
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Throwable> E undeclared(Throwable error) throws E {
    throw (E) error;
  }

  private static String overflow(int depth) {
    return depth < 0 ? "" : overflow(depth + 1) + depth;
  }

  @Test
  void describesAMessageThatHasNoText() {
    assertThat(Text.of(throwing(new IllegalStateException("boom"))))
        .matches(
            "Message@[0-9a-f]+ \\(toString threw java\\.lang\\.IllegalStateException: boom\\)");
    assertThat(Text.of(throwing(new Error())))
        .matches("Message@[0-9a-f]+ \\(toString threw java\\.lang\\.Error\\)");
    assertThat(Text.of(throwing(new OutOfMemoryError("Java heap space"))))
        .contains("(toString threw java.lang.OutOfMemoryError: Java heap space)");
    assertThat(Text.of(new Message(() -> overflow(0))))
        .matches("Message@[0-9a-f]+ \\(toString threw java\\.lang\\.StackOverflowError\\)");
    assertThat(Text.of(new Message(() -> null)))
        .matches("Message@[0-9a-f]+ \\(toString returned null\\)");
    assertThat(Text.of((Object) null)).isEqualTo("null");
  }

  @Test
  void doesNotTrustTheErrorEither() {
    var error =
        new IllegalStateException() {
          @Override
          public String getMessage() {
            throw new IllegalArgumentException("me too");
          }
        };
    assertThat(Text.of(throwing(error)))
        .startsWith("Message@")
        .contains(error.getClass().getName());
    assertThat(Text.of(throwing(new IllegalStateException("a\nb")))).endsWith(": a\\nb)");
  }

  @Test
  void describesTheOthersOfACollection() {
    var values = List.of("a", throwing(new Error("b")), "c");
    assertThat(Text.of(values)).startsWith("[a, Message@").endsWith("java.lang.Error: b), c]");
    assertThat(Text.of(values.toArray())).isEqualTo(Text.of(values));
    assertThat(Text.of(Collections.nCopies(1_000_000, "x")))
        .hasSizeLessThan(400)
        .endsWith(", x, ... and 999900 more]");
  }

  @Test
  void keepsTheLinesOfAReport() {
    assertThat(Text.lines(new Message(() -> "a\r\nb\u001b[31m\n  c")))
        .isEqualTo("a\nb\\u001b[31m\n  c");
    assertThat(Text.lines(throwing(new Error("boom")))).endsWith("threw java.lang.Error: boom)");
    assertThat(Text.lines(new Message(() -> "\n".repeat(10_000_000)))).hasSizeLessThan(1_001);
  }

  @Test
  void cutsWhatIsHuge() {
    assertThat(Text.of(new Message(() -> "x".repeat(10_000_000))))
        .isEqualTo("x".repeat(1_000) + "... (9999000 characters more)");
    assertThat(Text.line("\n".repeat(1_001)))
        .isEqualTo("\\n".repeat(1_000) + "... (1 characters more)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "plain|plain",
        "Grüße \u2603 \ud83d\ude00|Grüße \u2603 \ud83d\ude00",
        "C:\\temp|C:\\temp",
        "a\tb|a\\tb",
        "'a\nb\r\nc'|a\\nb\\r\\nc",
        "\u001b[31mred|\\u001b[31mred",
        "nul\u0000|nul\\u0000",
        "c1\u009b31m|c1\\u009b31m",
        "right\u202eto left|right\\u202eto left",
        "'two\u2028lines'|two\\u2028lines",
        "half \ud83d|half \\ud83d",
      })
  void makesALineThatCanBeShownAnywhere(String text, String line) {
    assertThat(Text.line(text)).isEqualTo(line);
    assertThat(Text.line(line)).isEqualTo(line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a & b | a & b",
        "say \"hi\" | say #34;hi#34;",
        "<b>x</b> | #60;b#62;x#60;/b#62;",
        "&lt; | #38;lt;",
        "#quot; | #35;quot;",
        "%%{init: {}}%% | #37;#37;{init: {}}#37;#37;",
        "$$x$$ | #36;#36;x#36;#36;",
      })
  void makesALabelOfMermaid(String text, String label) {
    assertThat(Text.mermaid(text)).isEqualTo(label);
    assertThat(Text.mermaid("a\n`b`")).isEqualTo("a\\n#96;b#96;");
  }

  @Test
  void makesAStringOfGraphviz() {
    assertThat(Text.dot("say \"hi\" \\N\n")).isEqualTo("say \\\"hi\\\" \\\\N\\\\n");
  }
}
