package dev.joins.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.proofs.net.PetriNet;
import org.junit.jupiter.api.Test;

/** The example of the nets' documentation. */
class PetriNetSnippets {
  @Test
  void santa() {
    // @start region=santa
    var north =
        PetriNet.named("north")
            .starting("idle + holiday*9 + working*10")
            .pattern("arrive", "holiday", "back")
            .pattern("ask", "working", "help")
            .pattern("deliver", "back*9 + idle", "holiday*9 + idle")
            .pattern("consult", "help*3 + idle", "working*3 + idle");
    var report = north.report(10_000);
    // @end
    assertThat(report)
        .isEqualTo(
            """
            north: 110 markings, all that there are
            invariants:
              idle = 1
              holiday + back = 9
              working + help = 10
            channels:
              idle: at most 1
              holiday: at most 9
              working: at most 10
              back: at most 9
              help: at most 10
            patterns that can never fire: none
            deadlocks: none\
            """);
  }
}
