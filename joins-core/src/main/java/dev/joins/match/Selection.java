package dev.joins.match;

import dev.joins.tasklet.Steps;
import dev.joins.tasklet.WaitReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;

/**
 * A choice of one of several alternatives: each of them takes what a pattern wants, or gives a
 * message. Exactly one is committed; the others leave no trace.
 *
 * <p>A selection walks through these states, under the lock of the one group of all its places:
 *
 * <ol>
 *   <li><em>deciding</em> - is one of the alternatives possible now? The highest priority wins;
 *       then taking before giving, the oldest messages, the order of the alternatives. A gift is
 *       tried by putting the message into the queue; if no taker wants it and there is no room, it
 *       comes out.
 *   <li><em>enlisted</em> - none was: gifts lie in their queues, marked as {@linkplain
 *       Message#isContested() contested}; takers wait at their places. Whoever comes may decide.
 *       Delayed alternatives are decided and enlisted when their time comes.
 *   <li><em>decided</em> - by itself, by a partner, by a close that left no alternative alive, or
 *       withdrawn: every message and registration is taken out.
 * </ol>
 *
 * <p>Its own alternatives never match each other, and a join of others never gets two of its gifts.
 * Used once, by the thread that makes it. Newsqueak's {@code select} and Concurrent ML's {@code
 * choose} take one channel an alternative; here each is a conjunction.
 */
public final class Selection extends Offer {
  /** The outcome of {@link #poll} where nothing was possible. */
  public static final int NONE = -1;

  private static final Object[] NOTHING = {};

  private final Branch[] branches;

  /** One may stand here more than once. */
  private final List<Place> places;

  private boolean enlisted;
  private int chosen = NONE;
  private Object[] values = NOTHING;

  /**
   * To be used at once: delays count from here.
   *
   * @param alternatives at least one
   * @throws IllegalArgumentException if there is none
   */
  public Selection(List<? extends Alternative> alternatives) {
    if (alternatives.isEmpty()) {
      throw new IllegalArgumentException("a select without alternatives would wait for ever");
    }
    this.branches = new Branch[alternatives.size()];
    this.places = new ArrayList<>(branches.length);
    for (var i = 0; i < branches.length; i++) {
      branches[i] = branch(i, alternatives.get(i));
      branches[i].addPlacesTo(places);
    }
  }

  private Branch branch(int index, Alternative alternative) {
    return switch (alternative) {
      case Alternative.Take(var pattern) -> new TakeBranch(this, index, pattern);
      case Alternative.TakeAfter(var pattern, var delay) ->
          new TakeBranch(this, index, pattern, deadlineIn(delay));
      case Alternative.Give give -> new GiveBranch(this, index, give);
    };
  }

  /**
   * Waits until one alternative is committed.
   *
   * @return its index
   * @throws InterruptedException if interrupted before; nothing was sent or taken
   * @throws ChannelClosedException if no alternative is left that could ever be committed
   */
  public int select() throws InterruptedException {
    Steps.beforeAll("select over", places);
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before a select");
    }
    var locked = Group.lock(places);
    try {
      var active = active();
      if (isOneGift() || !decide(active, locked)) {
        enlist(active, locked);
      }
    } finally {
      locked.release();
    }
    await();
    throwIfClosed();
    return chosen;
  }

  /**
   * Commits an alternative if one is possible now; delayed ones are not.
   *
   * @return its index, or {@link #NONE}
   * @throws ChannelClosedException if no alternative is left that could ever be committed
   */
  public int poll() {
    Steps.beforeAll("try to select over", places);
    var locked = Group.lock(places);
    try {
      if (!decide(active(), locked)) {
        failIfDead(locked);
        clear(locked);
      }
    } finally {
      locked.release();
    }
    throwIfClosed();
    return chosen;
  }

  /**
   * What was taken by the alternative that was committed.
   *
   * @return in the order of the pattern's inputs; empty for a gift
   */
  public Object[] values() {
    return values;
  }

  private Branch[] active() {
    for (var branch : branches) {
      if (!branch.isActive()) {
        return Stream.of(branches).filter(Branch::isActive).toArray(Branch[]::new);
      }
    }
    return branches;
  }

  /** Commits the best of these branches, none of which is enlisted; false if none is possible. */
  private boolean decide(Branch[] candidates, Group locked) {
    Match best = null;
    for (var branch : candidates) {
      branch.begin();
      if (branch instanceof TakeBranch take) {
        var match = take.plan().match(take);
        if (match != null && match.isBetterThan(best)) {
          best = match;
        }
      }
    }
    for (var gift : gifts(candidates)) {
      if (best != null && best.taker().pattern().priority() >= gift.priority()) {
        break;
      }
      if (gift.tryNow(locked)) {
        return true;
      }
    }
    if (best != null) {
      Commit.of(best, locked);
    }
    return best != null;
  }

  /**
   * First what takes, since what looks at a gift may give it something. A gift that was tried in
   * vain may be given now: by a match that looked at another.
   */
  private void enlist(Branch[] active, Group locked) {
    for (var branch : active) {
      if (branch instanceof TakeBranch) {
        branch.enlist(locked);
      }
    }
    for (var branch : active) {
      if (branch instanceof GiveBranch && !isDone()) {
        branch.enlist(locked);
      }
    }
    if (!isDone()) {
      enlisted = true;
      failIfDead(locked);
    }
  }

  /** There is nothing to choose: it need not be tried. */
  private boolean isOneGift() {
    return branches.length == 1 && branches[0] instanceof GiveBranch;
  }

  /** By priority, the highest first. */
  private static List<GiveBranch> gifts(Branch[] candidates) {
    var gifts = List.<GiveBranch>of();
    for (var branch : candidates) {
      if (branch instanceof GiveBranch give) {
        gifts = gifts.isEmpty() ? new ArrayList<>() : gifts;
        gifts.add(give);
      }
    }
    if (gifts.size() > 1) {
      gifts.sort(Comparator.comparingInt(GiveBranch::priority).reversed());
    }
    return gifts;
  }

  private void failIfDead(Group locked) {
    for (var branch : branches) {
      if (!branch.isHopeless()) {
        return;
      }
    }
    var reasons =
        new StringJoiner(
            "; ", "no alternative can ever be committed, as channels are closed: ", "");
    for (var branch : branches) {
      reasons.add(branch.progress());
    }
    clear(locked);
    failed(reasons.toString(), locked);
  }

  /** One of its branches is the outcome. */
  void choose(int index, Object[] taken, Group group) {
    chosen = index;
    values = taken;
    clear(group);
    if (enlisted) {
      decided(group);
    } else {
      complete();
    }
  }

  void branchDied(Group group) {
    if (enlisted && !isDone()) {
      failIfDead(group);
    }
  }

  /** Takes every trace of it out of all queues. */
  void clear(Group group) {
    for (var branch : branches) {
      branch.withdraw(group);
    }
  }

  // ---- as an offer
  // -------------------------------------------------------------------------------

  @Override
  boolean hasAlternatives() {
    return branches.length > 1;
  }

  @Override
  void given(Message message, Group group) {
    for (var branch : branches) {
      if (branch instanceof GiveBranch give && give.isOf(message)) {
        give.letGo();
        choose(give.index(), NOTHING, group);
        return;
      }
    }
    throw new AssertionError("not a gift of this selection: " + message.value);
  }

  @Override
  void refused(Message message, Group group) {
    for (var branch : branches) {
      if (branch instanceof GiveBranch give && give.isOf(message)) {
        give.die();
      }
    }
    branchDied(group);
  }

  /** The time of the next delayed branch. */
  @Override
  protected long deadline() {
    var next = NEVER;
    for (var branch : branches) {
      if (!branch.isActive() && (next == NEVER || branch.activation() - next < 0)) {
        next = branch.activation();
      }
    }
    return next;
  }

  @Override
  protected boolean expire() {
    var locked = Group.lock(places);
    try {
      if (!isDone()) {
        var now = now();
        var due = Stream.of(branches).filter(branch -> branch.isDue(now)).toArray(Branch[]::new);
        for (var branch : due) {
          branch.activate();
        }
        if (!decide(due, locked)) {
          for (var branch : due) {
            branch.enlist(locked);
          }
          failIfDead(locked);
        }
      }
      return false;
    } finally {
      locked.release();
    }
  }

  @Override
  protected boolean withdraw() {
    var locked = Group.lock(places);
    try {
      if (isDone()) {
        return false;
      }
      clear(locked);
      return true;
    } finally {
      locked.release();
    }
  }

  @Override
  protected WaitReport describe() {
    var lacks = new ArrayList<String>();
    var locked = Group.lock(places);
    try {
      for (var branch : branches) {
        lacks.add(branch.progress());
      }
    } finally {
      locked.release();
    }
    return new WaitReport("select", lacks);
  }
}
