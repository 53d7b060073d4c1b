package dev.joins.proofs.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.proofs.Effort;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/**
 * On any program of sends, receives, selects, rules, closes, timeouts and interrupts the kernel
 * does what the model does: the same outcomes, the same choices, the same messages left.
 */
class ModelProperties {
  private static final int TRIES = 600;
  private static final int MANY = 100_000;

  @Provide
  Arbitrary<List<Op>> any() {
    return Programs.any();
  }

  @Provide
  Arbitrary<List<Op>> contested() {
    return Programs.contested();
  }

  @Provide
  Arbitrary<List<Op>> competing() {
    return Programs.competing();
  }

  @Provide
  Arbitrary<List<Op>> closing() {
    return Programs.closing();
  }

  @Property(tries = TRIES)
  void ofEverything(@ForAll("any") List<Op> program) {
    agree(program);
  }

  @Property(tries = TRIES)
  void ofContestedMessages(@ForAll("contested") List<Op> program) {
    agree(program);
  }

  @Property(tries = TRIES)
  void ofCompetingPatterns(@ForAll("competing") List<Op> program) {
    agree(program);
  }

  @Property(tries = TRIES)
  void ofClosedChannels(@ForAll("closing") List<Op> program) {
    agree(program);
  }

  @Property(tries = MANY)
  @AddLifecycleHook(Effort.OnlyExhaustive.class)
  void ofClosedChannelsAtLength(@ForAll("closing") List<Op> program) {
    agree(program);
  }

  @Property(tries = MANY)
  @AddLifecycleHook(Effort.OnlyExhaustive.class)
  void ofEverythingAtLength(@ForAll("any") List<Op> program) {
    agree(program);
  }

  @Property(tries = MANY)
  @AddLifecycleHook(Effort.OnlyExhaustive.class)
  void ofContestedMessagesAtLength(@ForAll("contested") List<Op> program) {
    agree(program);
  }

  @Property(tries = MANY)
  @AddLifecycleHook(Effort.OnlyExhaustive.class)
  void ofCompetingPatternsAtLength(@ForAll("competing") List<Op> program) {
    agree(program);
  }

  private static void agree(List<Op> program) {
    try (var kernel = new Kernel()) {
      var model = new Model();
      for (var i = 0; i < program.size(); i++) {
        model.step(i, program.get(i));
        kernel.step(i, program.get(i));
        var hopeless = model.hopeless();
        assertThat(kernel.picture().without(hopeless))
            .as("after step %s, %s", i, program.get(i))
            .isEqualTo(model.picture().without(hopeless));
      }
    }
  }
}
