package dev.joins.proofs.tla;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.proofs.tla.Tlc.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TLC on small instances of the commit protocol: the laws hold, and each planted fault shows. */
class CommitSpecificationTest {
  private static final List<String> FAULTS =
      List.of("LooksAgain", "WakesAll", "InOrder", "LooksIfDone");
  private static final String LIVENESS = "PROPERTIES GoesOn Settles";

  enum Instance {
    JOIN("{1, 2}", "{\"join\"}", "{\"join\"}"),
    RIVALS("{1, 2}", "{\"join\", \"rival\"}", "{}"),
    CROSSING("{1, 2}", "{\"join\", \"receiver\"}", "{\"s1\", \"join\"}"),
    CIRCLE("{1, 2, 3}", "{\"j12\", \"j23\", \"j31\"}", "{}");

    private final String channels;
    private final String takers;
    private final String impatient;

    Instance(String channels, String takers, String impatient) {
      this.channels = channels;
      this.takers = takers;
      this.impatient = impatient;
    }

    private String config(String fault, String properties) {
      var wants = name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
      var lines = new ArrayList<String>();
      lines.add("SPECIFICATION Spec");
      lines.add("CONSTANTS");
      lines.add("Senders = {\"s1\", \"s2\"}");
      lines.add("Channels = " + channels);
      lines.add("Takers = " + takers);
      lines.add("Impatient = " + impatient);
      lines.add("Wants <- " + wants + "Wants");
      FAULTS.forEach(each -> lines.add(each + " = " + (each.equals(fault) ? "FALSE" : "TRUE")));
      lines.add("INVARIANTS Exclusion Atomic Conserved Progress NoTrace NobodyForgotten");
      lines.add(properties);
      return String.join("\n", lines);
    }
  }

  private static void holds(Instance instance, String properties) throws Exception {
    var outcome = Tlc.check(instance.name(), instance.config("", properties));
    assertThat(outcome.verdict()).as(outcome.output()).isEqualTo(Verdict.HOLDS);
    assertThat(outcome.output())
        .contains("Model checking completed. No error has been found.", "0 states left on queue");
  }

  @Test
  void aJoinAndItsTwoSendersKeepTheLawsAndGoOn() throws Exception {
    holds(Instance.JOIN, LIVENESS);
  }

  @ParameterizedTest
  @CsvSource({
    "JOIN, LooksAgain, INVARIANT_VIOLATED, Invariant Exclusion is violated",
    "JOIN, WakesAll, INVARIANT_VIOLATED, Invariant NobodyForgotten is violated",
    "JOIN, LooksIfDone, INVARIANT_VIOLATED, is violated",
    "RIVALS, InOrder, DEADLOCK, Deadlock reached",
  })
  void aPlantedFaultIsRefuted(Instance instance, String fault, Verdict verdict, String text)
      throws Exception {
    var outcome = Tlc.check(instance + "-" + fault, instance.config(fault, ""));
    assertThat(outcome.verdict()).as(outcome.output()).isEqualTo(verdict);
    assertThat(outcome.output()).contains(text);
  }

  @Test
  @EnabledIfSystemProperty(named = "joins.long", matches = "true", disabledReason = "takes minutes")
  void aWakeUpThatIsDroppedIsRefutedAsTimeGoesOn() throws Exception {
    var config = Instance.JOIN.config("WakesAll", LIVENESS).replace(" NobodyForgotten", "");
    var outcome = Tlc.check("JOIN-WakesAll-liveness", config);
    assertThat(outcome.verdict()).as(outcome.output()).isEqualTo(Verdict.PROPERTY_VIOLATED);
  }

  @Test
  @EnabledIfSystemProperty(named = "joins.long", matches = "true", disabledReason = "takes minutes")
  void rivalsKeepTheLaws() throws Exception {
    holds(Instance.RIVALS, "");
  }

  @Test
  @EnabledIfSystemProperty(named = "joins.long", matches = "true", disabledReason = "takes minutes")
  void aJoinAndAReceiverKeepTheLawsAndGoOn() throws Exception {
    holds(Instance.CROSSING, LIVENESS);
  }

  @Test
  @EnabledIfSystemProperty(named = "joins.long", matches = "true", disabledReason = "takes minutes")
  void joinsThatMergeInACircleKeepTheLaws() throws Exception {
    holds(Instance.CIRCLE, "");
  }
}
