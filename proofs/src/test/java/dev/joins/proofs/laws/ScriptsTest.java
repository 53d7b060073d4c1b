package dev.joins.proofs.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.proofs.explore.Explorer;
import dev.joins.proofs.programs.Coverage;
import dev.joins.proofs.programs.Coverage.Feature;
import java.util.Random;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That the random scripts do what they are there for: their patterns fire. */
class ScriptsTest {
  private static final int SIZE = 1000;
  private static final int SCRIPTS = 1500;
  private static final int FIRINGS = 20;
  private static final Coverage COVERAGE = new Coverage();

  /** Not when the class is made: the explorer's threads use it, and would wait for its making. */
  @BeforeAll
  static void play() {
    JqwikSession.run(() -> {
      var random = new Random(1);
      var generator = Scripts.any().generator(SIZE);
      for (var i = 0; i < SCRIPTS; i++) {
        var script = generator.next(random).value();
        Explorer.random(i)
            .withBound(1)
            .check(scheduler ->
                COVERAGE.add(Judge.judge(script, Play.on(scheduler, script)).commits()));
      }
    });
  }

  @ParameterizedTest
  @EnumSource
  void eachKindOfTermFires(Feature feature) {
    assertThat(COVERAGE.of(feature)).as("%s, of %s", feature, COVERAGE).isGreaterThan(FIRINGS);
  }
}
