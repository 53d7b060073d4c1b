package dev.joins.proofs.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.proofs.laws.Trial;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each fault of the kernel breaks the law that it is expected to; the kernel itself breaks none.
 */
@Timeout(120)
class MutantsTest {
  private static final int SCRIPTS = 400;
  private static final int MOST_SCRIPTS = 5_000;
  private static final String CORE = "joins-core/src/main/java/dev/joins/";
  private static final String MATCH = CORE + "match/";

  enum Fault {
    ONLY_THE_FIRST_WAKE_UP_IS_PERFORMED(
        "RELEASE",
        MATCH + "Group.java",
        "      performAll(first, others);",
        "      performAll(first, new ArrayList<>());"),
    A_RECEIVER_DOES_NOT_TAKE_ITS_MESSAGE_OUT(
        "CONSERVATION", MATCH + "Commit.java", "    takeOut(first, group);\n", ""),
    A_MATCH_IS_HANDED_ON_TWICE(
        "CONSERVATION",
        MATCH + "Rule.java",
        "      group.add(() -> reaction.accept(values));",
        "      group.add(() -> reaction.accept(values));"
            + " group.add(() -> reaction.accept(values));"),
    THE_LOWEST_PRIORITY_WINS(
        "CHOICE", MATCH + "Match.java", "      return mine > its;", "      return mine < its;"),
    AGE_IS_IGNORED(
        "CHOICE",
        MATCH + "Choice.java",
        "      return later.isOlderThan(earlier);",
        "      return false;"),
    A_RECEIVER_TAKES_THE_NEWEST(
        "ORDER",
        MATCH + "Place.java",
        "    var first = messages.first();",
        "    var first = messages.first();"
            + " while (first != null && first.behind != null) { first = first.behind; }"),
    A_PATTERN_WAITS_AT_ITS_FIRST_CHANNEL_ONLY(
        "PROGRESS",
        MATCH + "Takers.java",
        "      registrations.add(need.place().takers().add(taker));",
        "      registrations.add(need.place().takers().add(taker)); break;"),
    A_RECEIVER_THAT_GIVES_UP_STAYS_REGISTERED(
        "CANCELLATION",
        MATCH + "ReceiveOffer.java",
        "      registration.remove();\n      return true;",
        "      return true;"),
    NO_ROOM_IS_GIVEN_AWAY_AFTER_A_RECEIVE(
        "RELEASE",
        MATCH + "Commit.java",
        "    refill(place, group);\n    checkHope(place, group);\n    return",
        "    checkHope(place, group);\n    return"),
    A_TAKEN_MESSAGE_DOES_NOT_RELEASE_ITS_SENDER(
        "RELEASE",
        MATCH + "Commit.java",
        "    message.place.followers().leaves(message, group);\n    letGo(message, group);",
        "    message.place.followers().leaves(message, group);"),
    A_HANDED_OVER_MATCH_LEAVES_ITS_OTHER_MESSAGES(
        "CONSERVATION",
        MATCH + "Handover.java",
        "    for (var need : needs) {\n      takeOut(need, locked);\n    }\n",
        ""),
    AN_UNCAUGHT_ERROR_IS_SWALLOWED(
        "FAILURE",
        CORE + "tasklet/CooperativeScheduler.java",
        "error == null ? null : config.handle(tasklet.name(), error)",
        "null"),
    AN_ANSWER_WAKES_NOBODY(
        "REPLIES",
        "joins-dsl/java/src/main/java/dev/joins/dsl/Request.java",
        "    answered.run();\n",
        "");

    private final String law;
    private final String file;
    private final String text;
    private final String fault;

    Fault(String law, String file, String text, String fault) {
      this.law = law;
      this.file = file;
      this.text = text;
      this.fault = fault;
    }

    private Mutant mutant() {
      return new Mutant(file, text, fault);
    }
  }

  @ParameterizedTest
  @EnumSource
  void each_fault_breaks_its_law(Fault fault) throws Exception {
    assertThat(fault.mutant().brokenLaws(MOST_SCRIPTS, fault.law))
        .asInstanceOf(InstanceOfAssertFactories.collection(String.class))
        .contains(fault.law);
  }

  @Test
  void the_kernel_itself_breaks_none() {
    assertThat(Trial.brokenLaws(SCRIPTS, "none")).isEqualTo(Set.of());
  }
}
