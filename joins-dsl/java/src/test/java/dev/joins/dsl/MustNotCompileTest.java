package dev.joins.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong programs are rejected by the compiler; the right ones beside them are not. */
class MustNotCompileTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "j.on(ask).and(a).reply((q, n) -> n);",
        "j.on(ask.times(2)).and(s).react(both -> {});",
        "j.on(a).and(s).and(g).react(n -> {});",
        "Clause<String> c = j.on(a).map(n -> \"x\");",
        "j.on(g).and(a).react(n -> {});",
        "j.on(a).and(ask.request()).react((n, request) -> request.reply(n));",
        "Channel<Integer> bounded = j.channel(\"a\", 10);",
        "Runnable r = () -> a.post(1);", // what never waits declares no InterruptedException
        "Runnable r = s::send;",
      })
  void theRightProgramCompiles(String statement) {
    assertThat(errors(statement)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          forgets the reply | j.on(ask).and(a).reply((q, n) -> { }); | missing return value
          wrong type | j.on(ask).and(a).reply((q, n) -> "no"); | String cannot be converted to Integer
          wrong arity | j.on(ask).and(a).reply(q -> 1); | incompatible parameter types in lambda expression
          a select cannot owe a reply to its head | j.on(ask).and(a).map((q, n) -> 1); | method map
          nor can a new tasklet | j.on(ask).and(a).react((q, n) -> { }); | method react
          a signal binds nothing | j.on(a).and(s).react((n, u) -> { }); | incompatible parameter types in lambda expression
          nobody to reply to | j.on(a).reply(n -> 1); | method reply
          a gate has no result | j.on(g).reply(() -> 1); | method reply
          wrong result | Clause<Integer> c = j.on(a).map(n -> "x"); | lower bounds: String
          wrong reply | j.on(ask.times(2)).react(both -> both.getFirst().reply("no")); | String cannot be converted to Integer
          a question that nobody answers | j.on(a).and(ask).react((n, q) -> { }); | no suitable method found for and(ReplyChannel<String,Integer>)
          may wait, for all that its type says | Runnable r = () -> a.send(1); | unreported exception InterruptedException
          the time may be up | Integer n = a.receive(java.time.Duration.ZERO); | Optional<Integer> cannot be converted to Integer
          wrong message | a.post("text"); | String cannot be converted to Integer
          a name is no channel | j.on("a").react(n -> { }); | no suitable method found for on(String)
          terms come one by one | j.on(a, a).react((n, m) -> { }); | no suitable method found for on(Channel<Integer>,Channel<Integer>)
          a signal carries nothing | s.send(1); | required: no arguments
          """)
  void theWrongProgramDoesNotAndTheMessageSaysWhy(String why, String statement, String message) {
    assertThat(errors(statement)).as(why).contains(message);
  }

  @Test
  void theCompilerIsAsked() {
    assertThat(errors("int x = 1;")).isEmpty();
    assertThat(errors("int x = true;")).contains("incompatible types");
  }

  private static String errors(String statement) {
    var source =
        """
        import dev.joins.channel.*;
        import dev.joins.dsl.*;
        class Probe {
          void probe(
              Joins j, ReplyChannel<String, Integer> ask, Channel<Integer> a, Signal s, Gate g) {
            %s
          }
        }
        """
            .formatted(statement);
    var file =
        new SimpleJavaFileObject(URI.create("string:///Probe.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    var errors = new StringWriter();
    var options =
        List.of(
            "-proc:none",
            "-implicit:none",
            "-d",
            System.getProperty("java.io.tmpdir"),
            "-cp",
            System.getProperty("java.class.path"));
    var compiled =
        ToolProvider.getSystemJavaCompiler()
            .getTask(errors, null, null, options, null, List.of(file))
            .call();
    assertThat(compiled).isEqualTo(errors.toString().isEmpty());
    return errors.toString();
  }
}
