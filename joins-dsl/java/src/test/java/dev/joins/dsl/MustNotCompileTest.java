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
  @ValueSource(
      strings = {
        "j.on(ask).and(a).reply((q, n) -> { });", // forgets the reply
        "j.on(ask).and(a).reply((q, n) -> \"no\");", // wrong type
        "j.on(ask).and(a).reply(q -> 1);", // wrong arity
        "j.on(ask).and(a).map((q, n) -> 1);", // a select cannot owe a reply to its head
        "j.on(ask).and(a).react((q, n) -> { });", // nor can a new tasklet
        "j.on(a).and(s).react((n, u) -> { });", // a signal binds nothing
        "j.on(a).reply(n -> 1);", // nobody to reply to
        "j.on(g).reply(() -> 1);", // a gate has no result
        "Clause<Integer> c = j.on(a).map(n -> \"x\");", // wrong result
        "j.on(ask.times(2)).react(both -> both.getFirst().reply(\"no\"));", // wrong reply
        "j.on(a).and(ask).react((n, q) -> { });", // a question that nobody answers
        "Runnable r = () -> a.send(1);", // may wait, for all that its type says
      })
  void theWrongProgramDoesNot(String statement) {
    assertThat(errors(statement)).isNotEmpty();
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
