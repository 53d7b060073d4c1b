package dev.joins.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.proofs.semantics.Call;
import dev.joins.proofs.semantics.Machine;
import dev.joins.proofs.semantics.Outcome;
import dev.joins.proofs.semantics.Pattern;
import dev.joins.proofs.semantics.State;
import dev.joins.proofs.semantics.Term;
import dev.joins.proofs.semantics.View;
import org.junit.jupiter.api.Test;

class SemanticsSnippets {
  @Test
  void machine() {
    // @start region=machine
    var machine = new Machine(new State().channel("help", 0).channel("idle", 1));
    machine.install(
        Pattern.of("consult", new Term.Many(View.of("help"), 3, 3), Term.one(View.of("idle"))));
    machine.call(Call.send("Santa", "idle", "ready")); // there is room: it need not wait
    for (var elf : new String[] {"Bushy", "Pepper", "Minstix"}) {
      machine.call(Call.send(elf, "help", elf + "'s toy")); // waits until it is taken
    }
    assertThat(machine.state().commits())
        .hasToString("[consult of [Bushy's toy, Pepper's toy, Minstix's toy, ready]]");
    assertThat(machine.state().outcomes()).containsEntry("Bushy", new Outcome.Gave(0));
    assertThat(machine.state().pending()).isEmpty();
    // @end
  }
}
