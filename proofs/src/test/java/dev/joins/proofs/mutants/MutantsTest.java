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
  private static final int PROGRAMS = 150;
  private static final int MOST_PROGRAMS = 5_000;
  private static final String REFERENCE = dev.joins.proofs.model.Trial.REFERENCE;
  private static final String CORE = "joins-core/src/main/java/dev/joins/";
  private static final String MATCH = CORE + "match/";
  private static final String CHANNEL = CORE + "channel/";
  private static final String DSL = "joins-dsl/java/src/main/java/dev/joins/dsl/";

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
        "    var needs = pattern.needs();",
        "    var needs = java.util.Arrays.copyOf(pattern.needs(), 1);"),
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
        "    for (var need : pattern.needs()) {\n      takeOut(need, locked);\n    }\n",
        ""),
    A_FILTER_IS_IGNORED(
        "ATOMIC",
        MATCH + "Input.java",
        "    var both = filter == null ? condition : filter.and(condition);",
        "    var both = filter;"),
    A_KEY_IS_IGNORED(
        "ATOMIC",
        MATCH + "Input.java",
        "    return new Input(place, least, most, peeks, filter, newKey, order);",
        "    return new Input(place, least, most, peeks, filter, key, order);"),
    AN_ORDER_IS_IGNORED(
        "ATOMIC",
        MATCH + "Input.java",
        "    return new Input(place, least, most, peeks, filter, key, newOrder);",
        "    return new Input(place, least, most, peeks, filter, key, order);"),
    EQUAL_ORDERS_ARE_NO_ASCENT(
        "PROGRESS", MATCH + "UserCode.java", "compareTo(other) <= 0;", "compareTo(other) < 0;"),
    A_CONDITION_IS_IGNORED(
        "ATOMIC",
        MATCH + "Guard.java",
        "    var holds = UserCode.test(test, values);",
        "    var holds = true;"),
    A_PEEK_CONSUMES(
        "CONSERVATION", MATCH + "Pattern.java", "    return peeks;", "    return false;"),
    ROOM_IS_NOT_RESERVED("ATOMIC", MATCH + "MessageQueue.java", "    reserved++;\n", ""),
    A_PATTERN_FIRES_WITHOUT_ROOM(
        "ATOMIC",
        MATCH + "Plan.java",
        "      if (place.isClosed() || !place.messages().hasRoom(wanted)) {",
        "      if (place.isClosed()) {"),
    WHO_WAITS_FOR_ROOM_IS_NOT_ASKED(
        "PROGRESS", MATCH + "Commit.java", "      group.addRoomIn(place);\n", ""),
    ROOM_THAT_IS_GIVEN_BACK_WAKES_NOBODY(
        REFERENCE, MATCH + "Reservation.java", "    Commit.refill(place, locked);\n", ""),
    UP_TO_TAKES_ONE_TOO_FEW(
        "ORDER",
        CHANNEL + "ListTerm.java",
        "      assembly.add(term, term.input().counting(0, most));",
        "      assembly.add(term, term.input().counting(0, Math.max(1, most - 1)));"),
    SOME_OF_TAKES_FEWER(
        "ATOMIC",
        CHANNEL + "ListTerm.java",
        "      assembly.pattern().quota(from, least, most);",
        "      assembly.pattern().quota(from, 0, most);"),
    THE_FIRST_DECLARED_DOES_NOT_WIN(
        "CHOICE",
        MATCH + "Choice.java",
        "      return false;",
        "      return later.isOlderThan(earlier);"),
    A_SELECT_LEAVES_ITS_OTHER_GIFTS(
        "CONSERVATION",
        MATCH + "GiveBranch.java",
        "    if (message != null && message.linked) {",
        "    if (message != null && message.linked && give.place().isClosed()) {"),
    WITHIN_NEVER_EXPIRES(
        "PROGRESS",
        DSL + "Expiries.java",
        "      if (removed || !message.isPending()) {",
        "      if (removed || true) {"),
    WHAT_IS_TAKEN_EXPIRES_AS_WELL(
        "CONSERVATION",
        DSL + "Expiries.java",
        "  public void leaves(Posted message) {",
        "  public void leaves(Posted message) {"
            + " if (takes) { expiry.handler().accept(message.value()); }"),
    A_REQUEST_IS_ANSWERED_TWICE(
        "REPLIES",
        DSL + "Request.java",
        "    if (!answer.compareAndSet(null, work)) {\n      return false;\n    }\n",
        "    answer.set(work);\n"),
    AN_OBSERVER_THAT_THROWS_STOPS_THE_MATCHER(
        "PROGRESS",
        MATCH + "UserCode.java",
        "      throwIfFatal(error);\n      LOG",
        "      dev.joins.tasklet.Sneaky.rethrow(error);\n      LOG"),
    AN_UNCAUGHT_ERROR_IS_SWALLOWED(
        "FAILURE",
        CORE + "tasklet/CooperativeScheduler.java",
        "error == null ? null : config.handle(tasklet.name(), error)",
        "null"),
    AN_ANSWER_WAKES_NOBODY("REPLIES", DSL + "Request.java", "    answered.run();\n", "");

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
  void eachFaultBreaksItsLaw(Fault fault) throws Exception {
    var trial = fault.law.equals(REFERENCE) ? dev.joins.proofs.model.Trial.class : Trial.class;
    assertThat(fault.mutant().brokenLaws(trial, MOST_PROGRAMS, fault.law))
        .asInstanceOf(InstanceOfAssertFactories.collection(String.class))
        .contains(fault.law);
  }

  @Test
  void theKernelItselfBreaksNone() {
    assertThat(Trial.brokenLaws(PROGRAMS, "none")).isEqualTo(Set.of());
    assertThat(dev.joins.proofs.model.Trial.brokenLaws(PROGRAMS, "none")).isEqualTo(Set.of());
  }
}
