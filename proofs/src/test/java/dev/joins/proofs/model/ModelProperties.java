package dev.joins.proofs.model;

import dev.joins.proofs.Effort;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/**
 * On any program of sends, receives, selects, rules, closes, timeouts and interrupts the kernel
 * does what the reference semantics does: the same outcomes, the same choices, the same messages
 * left.
 */
class ModelProperties {
  private static final int TRIES = 600;
  private static final int MANY = 100_000;

  @Provide
  Arbitrary<List<Op>> any() {
    return Programs.any();
  }

  @Provide
  Arbitrary<List<Op>> choosy() {
    return Programs.choosy();
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

  @Provide
  Arbitrary<List<Op>> usual() {
    return Programs.usual();
  }

  @Provide
  Arbitrary<List<Op>> apart() {
    return Programs.apart();
  }

  @Provide
  Arbitrary<List<Op>> keyed() {
    return Programs.keyed();
  }

  @Provide
  Arbitrary<List<Op>> rooms() {
    return Programs.rooms();
  }

  @Provide
  Arbitrary<List<Op>> lent() {
    return Programs.lent();
  }

  @Property(tries = TRIES)
  void ofEverything(@ForAll("any") List<Op> program) {
    Trial.agree(program);
  }

  @Property(tries = TRIES)
  void ofPatternsOfAllKinds(@ForAll("choosy") List<Op> program) {
    Trial.agree(program);
  }

  @Property(tries = TRIES)
  void ofContestedMessages(@ForAll("contested") List<Op> program) {
    Trial.agree(program);
  }

  @Property(tries = TRIES)
  void ofCompetingPatterns(@ForAll("competing") List<Op> program) {
    Trial.agree(program);
  }

  @Property(tries = TRIES)
  void ofClosedChannels(@ForAll("closing") List<Op> program) {
    Trial.agree(program);
  }

  @Property(tries = TRIES)
  void ofWhatGoesTheShortWay(@ForAll("usual") List<Op> program) {
    Trial.agree(program);
  }

  @Property(tries = TRIES)
  void ofChannelsThatAreJoinedLate(@ForAll("apart") List<Op> program) {
    Trial.agree(program);
  }

  @Property(tries = TRIES)
  void ofKeys(@ForAll("keyed") List<Op> program) {
    Trial.agree(program);
  }

  @Property(tries = TRIES)
  void ofRoom(@ForAll("rooms") List<Op> program) {
    Trial.agree(program);
  }

  @Property(tries = TRIES)
  void ofLoans(@ForAll("lent") List<Op> program) {
    Trial.agree(program);
  }

  @Property(tries = MANY)
  @AddLifecycleHook(Effort.OnlyExhaustive.class)
  void ofLoansAtLength(@ForAll("lent") List<Op> program) {
    Trial.agree(program);
  }

  @Property(tries = MANY)
  @AddLifecycleHook(Effort.OnlyExhaustive.class)
  void ofClosedChannelsAtLength(@ForAll("closing") List<Op> program) {
    Trial.agree(program);
  }

  @Property(tries = MANY)
  @AddLifecycleHook(Effort.OnlyExhaustive.class)
  void ofEverythingAtLength(@ForAll("any") List<Op> program) {
    Trial.agree(program);
  }

  @Property(tries = MANY)
  @AddLifecycleHook(Effort.OnlyExhaustive.class)
  void ofPatternsOfAllKindsAtLength(@ForAll("choosy") List<Op> program) {
    Trial.agree(program);
  }

  @Property(tries = MANY)
  @AddLifecycleHook(Effort.OnlyExhaustive.class)
  void ofContestedMessagesAtLength(@ForAll("contested") List<Op> program) {
    Trial.agree(program);
  }

  @Property(tries = MANY)
  @AddLifecycleHook(Effort.OnlyExhaustive.class)
  void ofCompetingPatternsAtLength(@ForAll("competing") List<Op> program) {
    Trial.agree(program);
  }

  @Property(tries = MANY)
  @AddLifecycleHook(Effort.OnlyExhaustive.class)
  void ofWhatGoesTheShortWayAtLength(@ForAll("usual") List<Op> program) {
    Trial.agree(program);
  }

  @Property(tries = MANY)
  @AddLifecycleHook(Effort.OnlyExhaustive.class)
  void ofKeysAtLength(@ForAll("keyed") List<Op> program) {
    Trial.agree(program);
  }

  @Property(tries = MANY)
  @AddLifecycleHook(Effort.OnlyExhaustive.class)
  void ofChannelsThatAreJoinedLateAtLength(@ForAll("apart") List<Op> program) {
    Trial.agree(program);
  }

  @Property(tries = MANY)
  @AddLifecycleHook(Effort.OnlyExhaustive.class)
  void ofRoomAtLength(@ForAll("rooms") List<Op> program) {
    Trial.agree(program);
  }
}
