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
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MutantsTest {
  private static final int PROGRAMS = 150;
  private static final int MOST_PROGRAMS = 5_000;
  private static final String REFERENCE = dev.joins.proofs.model.Trial.REFERENCE;
  private static final String USUAL = REFERENCE + " USUAL";
  private static final String APART = REFERENCE + " APART";
  private static final String ROOMS = REFERENCE + " ROOMS";
  private static final String KEYED = REFERENCE + " KEYED";
  private static final String CONTESTED = REFERENCE + " CONTESTED";
  private static final String CLOSING = REFERENCE + " CLOSING";
  private static final String LENT = REFERENCE + " LENT";
  private static final String CORE = "joins-core/src/main/java/dev/joins/";
  private static final String STORE = CORE + "match/store/";
  private static final String PATTERN = CORE + "match/pattern/";
  private static final String PLAN = CORE + "match/plan/";
  private static final String COMMIT = CORE + "match/commit/";
  private static final String SELECT = CORE + "match/select/";
  private static final String CHANNEL = CORE + "channel/";
  private static final String DSL = "joins-dsl/java/src/main/java/dev/joins/dsl/";

  enum Fault {
    ONLY_THE_FIRST_WAKE_UP_IS_PERFORMED(
        "RELEASE",
        COMMIT + "Act.java",
        "    for (var effect : effects) {",
        "    for (var effect : effects.subList(0, Math.min(1, effects.size()))) {"),
    A_RECEIVER_DOES_NOT_TAKE_ITS_MESSAGE_OUT(
        "CONSERVATION", COMMIT + "Commit.java", "    Departure.take(first, locked);\n", ""),
    A_MATCH_IS_HANDED_ON_TWICE(
        "CONSERVATION",
        COMMIT + "Rule.java",
        "    locked.add(() -> reaction.accept(values));",
        "    locked.add(() -> reaction.accept(values)); locked.add(() -> reaction.accept(values));"),
    THE_LOWEST_PRIORITY_WINS(
        "CHOICE",
        PLAN + "Match.java",
        "mine.priority() > its.priority()",
        "mine.priority() < its.priority()"),
    AGE_IS_IGNORED(
        "CHOICE", PLAN + "Match.java", "case OLDEST -> compareAges(other);", "case OLDEST -> 0;"),
    WHO_CAME_FIRST_IS_IGNORED(
        REFERENCE,
        PLAN + "Match.java",
        "taker.number < other.taker.number",
        "taker.number > other.taker.number"),
    A_RECEIVER_TAKES_THE_NEWEST(
        "ORDER",
        COMMIT + "Receiving.java",
        "    var first = place.queue.first;",
        "    var first = place.queue.first; while (first != null && first.behind != null) { first = first.behind; }"),
    A_PATTERN_WAITS_AT_ITS_FIRST_CHANNEL_ONLY(
        "PROGRESS",
        PLAN + "PatternLine.java",
        "    var needs = pattern.needs();",
        "    var needs = java.util.Arrays.copyOf(pattern.needs(), 1);"),
    A_RECEIVER_THAT_GIVES_UP_STAYS_REGISTERED(
        "CANCELLATION",
        COMMIT + "ReceiveOffer.java",
        "      PatternLine.leave(receiver);\n      return true;",
        "      return true;"),
    NO_ROOM_IS_GIVEN_AWAY_AFTER_A_RECEIVE(
        "RELEASE", COMMIT + "Commit.java", "    Departure.refill(place, locked);\n", ""),
    A_TAKEN_MESSAGE_DOES_NOT_RELEASE_ITS_SENDER(
        "RELEASE",
        COMMIT + "Departure.java",
        "    unlink(message, locked);\n    letGo(message, locked);",
        "    unlink(message, locked);"),
    A_COMPLETED_MATCH_GETS_THE_NEWEST_FOR_ALL(
        USUAL,
        COMMIT + "Departure.java",
        "          values[next++] = first.value;",
        "          values[next++] = newest;"),
    A_SHORT_RECEIVE_RELEASES_NOBODY(
        APART,
        COMMIT + "Departure.java",
        "      released = queue.firstWaiting;",
        "      released = null;"),
    A_MESSAGE_THAT_COMES_IS_NOT_COUNTED_FOR_THOSE_WHO_LACK_IT(
        USUAL, STORE + "MessageQueue.java", "        seat.line.missing--;", ""),
    A_MESSAGE_THAT_GOES_IS_NOT_COUNTED_FOR_THOSE_WHO_HAD_IT(
        USUAL, STORE + "MessageQueue.java", "        seat.line.missing++;", ""),
    WHO_COMES_TO_WAIT_LACKS_NOTHING(
        USUAL,
        STORE + "MessageQueue.java",
        "    if (size < seat.count) {\n      seat.line.missing++;",
        "    if (size < 0) {\n      seat.line.missing++;"),
    WHAT_LIES_WITHIN_THE_CAPACITY_IS_NOT_COUNTED(
        APART,
        STORE + "MessageQueue.java",
        "    append(message);\n    message.released = true;\n    released++;",
        "    append(message);\n    message.released = true;"),
    WHAT_LEAVES_THE_CAPACITY_IS_NOT_COUNTED(
        APART, STORE + "MessageQueue.java", "      released--;\n", ""),
    A_CONTESTED_MESSAGE_IS_NOT_COUNTED(
        CONTESTED, STORE + "MessageQueue.java", "      contested++;\n", ""),
    A_CONTESTED_MESSAGE_IS_NOTHING_ODD(
        CONTESTED,
        STORE + "MessageQueue.java",
        "contested > 0 || reserved > 0 ||",
        "reserved > 0 ||"),
    ROOM_THAT_IS_RESERVED_IS_NOTHING_ODD(
        ROOMS,
        STORE + "MessageQueue.java",
        "    reserved++;\n    reconsider();",
        "    reserved++;"),
    ROOM_THAT_IS_GIVEN_BACK_STAYS_RESERVED(
        ROOMS,
        STORE + "MessageQueue.java",
        "  public void giveBackRoom() {\n    reserved--;",
        "  public void giveBackRoom() {"),
    ROOM_THAT_IS_FILLED_STAYS_RESERVED(
        ROOMS,
        STORE + "MessageQueue.java",
        "      message.holdsRoom = false;\n      reserved--;",
        "      message.holdsRoom = false;"),
    A_MESSAGE_HOLDS_ITS_ROOM_FOR_EVER(
        ROOMS,
        STORE + "MessageQueue.java",
        "      message.holdsRoom = false;\n      reserved--;",
        "      reserved--;"),
    WHAT_THE_PLACE_SAYS_IS_NOT_LOOKED_AT(
        USUAL,
        STORE + "MessageQueue.java",
        "    placeIsByKey = isByKey;\n    reconsider();",
        "    placeIsByKey = isByKey;"),
    A_QUEUE_GROWS_UNCOUNTED(USUAL, STORE + "MessageQueue.java", "    size++;\n", ""),
    A_QUEUE_SHRINKS_UNCOUNTED(USUAL, STORE + "MessageQueue.java", "    size--;\n", ""),
    WHAT_IS_RELEASED_IS_NOT_COUNTED(
        ROOMS,
        STORE + "MessageQueue.java",
        "    message.released = true;\n    released++;\n    if (odd)",
        "    message.released = true;\n    if (odd)"),
    THE_FIRST_WHO_WAITS_IS_NOT_NOTED(
        ROOMS,
        STORE + "MessageQueue.java",
        "    if (firstWaiting == null) {\n      firstWaiting = message;\n    }\n",
        ""),
    WHO_WAITS_FIRST_STAYS_FIRST_WHEN_RELEASED(
        ROOMS,
        STORE + "MessageQueue.java",
        "      firstWaiting = message.behind;\n      release(message);",
        "      release(message);"),
    WHO_WAITS_FIRST_STAYS_FIRST_WHEN_GONE(
        ROOMS,
        STORE + "MessageQueue.java",
        "    if (firstWaiting == message) {\n      firstWaiting = message.behind;\n    }\n",
        ""),
    TO_HAVE_A_CHOICE_IS_NOTHING_ODD(
        USUAL, STORE + "Place.java", "(seat.behind != null || (receivers", "((receivers"),
    WHO_WAITS_ONCE_IS_NOTHING_ODD(
        USUAL, STORE + "Place.java", "seat != null && !seat.line.isSteady();", "false;"),
    A_RECEIVER_BESIDE_A_PATTERN_IS_NOTHING_ODD(
        USUAL,
        STORE + "Place.java",
        "(seat.behind != null || (receivers != null && receivers.first != null));",
        "seat.behind != null;"),
    A_CLOSED_CHANNEL_IS_NOTHING_ODD(
        CLOSING,
        STORE + "Place.java",
        "    closed = true;\n    reconsider();",
        "    closed = true;"),
    WHO_WAITS_FOR_ROOM_IS_NOTHING_ODD(
        ROOMS,
        STORE + "Place.java",
        "    forRoom.add(line);\n    reconsider();",
        "    forRoom.add(line);"),
    WHO_FOLLOWS_IS_NOTHING_ODD(
        "PROGRESS",
        STORE + "Place.java",
        "    followers.add(follower);\n    reconsider();",
        "    followers.add(follower);"),
    A_NEW_RULE_IS_NOTHING_ODD(
        USUAL,
        PLAN + "PatternLine.java",
        "    line.seat();\n    line.add(taker, number);\n    line.reconsider();\n  }\n",
        "    line.seat();\n    line.add(taker, number);\n  }\n"),
    A_NEW_CLAUSE_IS_NOTHING_ODD(
        USUAL,
        PLAN + "PatternLine.java",
        "      line.seat();\n      line.add(taker, number);\n      line.reconsider();\n",
        "      line.seat();\n      line.add(taker, number);\n"),
    A_NEW_RECEIVER_IS_NOTHING_ODD(
        USUAL,
        PLAN + "PatternLine.java",
        "    add(taker, number);\n    reconsiderReceivers();",
        "    add(taker, number);"),
    AN_INDEX_GROWS_UNCOUNTED(REFERENCE, PLAN + "TermIndex.java", "      size++;\n", ""),
    WHO_WAITS_BESIDE_A_KEY_IS_NOT_SEEN(
        KEYED, STORE + "Place.java", "oneKey && !unusual && !several", "oneKey"),
    A_MESSAGE_WITH_A_KEY_IS_NOT_FOUND_LATER(
        KEYED, COMMIT + "KeyedSending.java", "    index.enter(message, key);\n", ""),
    ANY_KEY_COMPLETES_A_PATTERN(
        KEYED, PLAN + "KeyedPlan.java", "left > 0; left--", "left > 1; left--"),
    A_RULE_FIRES_UNCOUNTED_BY_A_KEY(
        KEYED, COMMIT + "KeyedSending.java", "      rule.fired++;\n", ""),
    WHO_WAITS_FOR_ROOM_IS_FORGOTTEN_BY_A_KEY(
        KEYED,
        COMMIT + "KeyedSending.java",
        "!seat.queue.byKey || seat.queue.firstWaiting != null",
        "!seat.queue.byKey"),
    A_RULE_FIRES_UNCOUNTED(USUAL, COMMIT + "Rule.java", "    fired++;\n", ""),
    A_RULE_FIRES_UNCOUNTED_ON_THE_SHORT_WAY(
        USUAL, COMMIT + "Sending.java", "    rule.fired++;\n", ""),
    AGES_DO_NOT_GROW(
        APART, STORE + "LockGroup.java", "AGES_IN_A_BLOCK + used++;", "AGES_IN_A_BLOCK + used;"),
    EACH_GROUP_COUNTS_AGES_FOR_ITSELF(
        APART, STORE + "LockGroup.java", "BLOCKS.get() != block", "block < 0"),
    ALL_GROUPS_HAVE_ONE_BLOCK_OF_AGES(
        APART,
        STORE + "LockGroup.java",
        "block = BLOCKS.incrementAndGet();",
        "block = BLOCKS.get();"),
    A_FILTER_IS_IGNORED(
        "ATOMIC",
        PATTERN + "Input.java",
        "    var both = filter == null ? condition : filter.and(condition);",
        "    var both = filter;"),
    A_KEY_IS_IGNORED(
        "ATOMIC",
        PATTERN + "Input.java",
        "    return new Input(place, least, most, peeks, filter, newKey, order, ranking, lends);",
        "    return new Input(place, least, most, peeks, filter, key, order, ranking, lends);"),
    AN_ORDER_IS_IGNORED(
        "ATOMIC",
        PATTERN + "Input.java",
        "    return new Input(place, least, most, peeks, filter, key, newOrder, ranking, lends);",
        "    return new Input(place, least, most, peeks, filter, key, order, ranking, lends);"),
    THE_WORST_IS_CHOSEN(
        "ORDER",
        PLAN + "RankIndex.java",
        "      return ranking.highest() ? Integer.compare(0, order) : order;",
        "      return ranking.highest() ? order : Integer.compare(0, order);"),
    A_CHOICE_DOES_NOT_GO_BEFORE_AGE(
        REFERENCE,
        PLAN + "BestFirst.java",
        "          if (order != 0) {",
        "          if (false) {"),
    THE_BEST_OF_BOTH_NEED_NOT_BE_IN_ORDER(
        "ATOMIC",
        PLAN + "IndexPlan.java",
        "    if (crossing != null && !areInOrder(crossing, key)) {",
        "    if (false) {"),
    ALL_THAT_IS_ORDERED_IS_CHOSEN_BY_ITS_BEST(
        REFERENCE,
        PLAN + "IndexPlan.java",
        "            && takesBestByOrder(inputs.get(ordered[0]), false)\n",
        ""),
    WHAT_IS_PUT_BACK_IS_THE_OLDEST(
        LENT,
        STORE + "MessageQueue.java",
        "    link(message, former.predecessorNow());",
        "    link(message, null);"),
    WHAT_IS_PUT_BACK_GOES_BEFORE_WHAT_CAME_BACK_BEFORE(
        LENT,
        STORE + "Message.java",
        "      last = next;\n    }\n    return last;",
        "      break;\n    }\n    return last;"),
    WHAT_IS_PUT_BACK_IS_NOT_COUNTED(
        LENT,
        STORE + "MessageQueue.java",
        "      message.released = true;\n      released++;\n    } else {",
        "      message.released = true;\n    } else {"),
    MORE_THAN_THE_CAPACITY_IS_NOTHING_ODD(
        LENT,
        STORE + "MessageQueue.java",
        " || reserved > 0 || released > capacity;",
        " || reserved > 0;"),
    WHAT_IS_PUT_BACK_COMPLETES_NOTHING(
        "PROGRESS",
        COMMIT + "Arrival.java",
        "    if (!isTakenAtOnce(message, locked) && message.released) {",
        "    if (message.released) {"),
    NO_INDEX_SEES_WHAT_IS_PUT_BACK(
        LENT,
        COMMIT + "Arrival.java",
        "    place.queue.putBack(message, taken);\n    Screening.enter(message, screening);\n",
        "    place.queue.putBack(message, taken);\n"),
    AN_INDEX_HAS_WHAT_IS_PUT_BACK_AS_THE_YOUNGEST(
        LENT,
        PLAN + "Entry.java",
        "    if (before.message.isOlderThan(added.message)) {",
        "    if (true) {"),
    WHAT_IS_PUT_BACK_IS_THE_LAST_OF_ITS_TERM(
        LENT, PLAN + "Search.java", "link.next() == null ? end - 1 : start; slot", "end - 1; slot"),
    EQUAL_ORDERS_ARE_NO_ASCENT(
        "PROGRESS",
        STORE + "UserCode.java",
        "order <= 0 && order != FAILED",
        "order < 0 && order != FAILED"),
    A_CONDITION_IS_IGNORED(
        "ATOMIC",
        PATTERN + "Guard.java",
        "    var holds = UserCode.test(test, values, pattern);",
        "    var holds = true;"),
    A_PEEK_CONSUMES(
        "CONSERVATION", PATTERN + "Pattern.java", "    return peeks;", "    return false;"),
    ROOM_IS_NOT_RESERVED(
        "ATOMIC",
        STORE + "MessageQueue.java",
        "    reserved++;\n    reconsider();",
        "    reconsider();"),
    A_PATTERN_FIRES_WITHOUT_ROOM(
        "ATOMIC",
        PLAN + "Plan.java",
        "      if (place.isClosed() || !place.queue.hasRoom(wanted)) {",
        "      if (place.isClosed()) {"),
    WHO_WAITS_FOR_ROOM_IS_NOT_ASKED(
        "PROGRESS", COMMIT + "Departure.java", "      locked.addRoomIn(place);\n", ""),
    ROOM_THAT_IS_GIVEN_BACK_WAKES_NOBODY(
        ROOMS, COMMIT + "ReservedRoom.java", "    Departure.refill(place, locked);\n", ""),
    UP_TO_TAKES_ONE_TOO_FEW(
        "ORDER",
        CHANNEL + "ListTerm.java",
        "      compiler.add(term, term.input().counting(0, most));",
        "      compiler.add(term, term.input().counting(0, Math.max(1, most - 1)));"),
    SOME_OF_TAKES_FEWER(
        "ATOMIC",
        CHANNEL + "ListTerm.java",
        "      compiler.pattern().quota(from, least, most);",
        "      compiler.pattern().quota(from, 0, most);"),
    THE_FIRST_DECLARED_DOES_NOT_WIN(
        "CHOICE",
        PLAN + "Match.java",
        "case DECLARED -> 0;",
        "case DECLARED -> compareAges(other);"),
    A_SELECT_LEAVES_ITS_OTHER_GIFTS(
        "CONSERVATION",
        SELECT + "ActiveGive.java",
        "    if (message != null && message.linked) {",
        "    if (message != null && message.linked && give.place().isClosed()) {"),
    AN_OBSERVER_THAT_THROWS_STOPS_THE_MATCHER(
        "PROGRESS",
        STORE + "UserCode.java",
        "      throwIfFatal(error);\n      Log.write(LOG, Level.ERROR, \"an observer",
        "      dev.joins.tasklet.Sneaky.rethrow(error);\n      Log.write(LOG, Level.ERROR, \"an observer"),
    WITHIN_NEVER_EXPIRES(
        "PROGRESS",
        DSL + "Expiries.java",
        "      if (removed || !message.isPending()) {",
        "      if (removed || true) {"),
    WHAT_IS_TAKEN_EXPIRES_AS_WELL(
        "CONSERVATION",
        DSL + "Expiries.java",
        "  public void leaves(Watched message) {",
        "  public void leaves(Watched message) {"
            + " if (takes) { expiry.handler().accept(message.value()); }"),
    A_REQUEST_IS_ANSWERED_TWICE(
        "REPLIES",
        DSL + "Request.java",
        "    if (!answer.compareAndSet(null, work)) {\n      return false;\n    }\n",
        "    answer.set(work);\n"),
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
    var trial = fault.law.startsWith(REFERENCE) ? dev.joins.proofs.model.Trial.class : Trial.class;
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
