package dev.joins.match.select;

import dev.joins.match.commit.Act;
import dev.joins.match.commit.Commit;
import dev.joins.match.commit.Locked;
import dev.joins.match.commit.Offer;
import dev.joins.match.plan.Match;
import dev.joins.match.select.Selecting.Chosen;
import dev.joins.match.store.Message;
import dev.joins.match.store.Place;
import dev.joins.tasklet.Steps;
import dev.joins.tasklet.WaitReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A choice of one of several clauses, on the long way: each of them takes what a pattern wants, or
 * gives a message. Exactly one is committed; the others leave no trace.
 *
 * <p>A selection walks through these states, under the lock of the one group of all its places:
 *
 * <ol>
 *   <li><em>deciding</em> - is one of the clauses possible now? The highest priority wins; then
 *       taking before giving, the oldest messages, the order of the clauses. A gift is tried by
 *       putting the message into the queue; if no taker wants it and there is no room, it comes
 *       out. It is the selection's own priorities that decide between its gifts, whoever may wait
 *       for them.
 *   <li><em>enlisted</em> - none was: gifts lie in their queues, marked as {@linkplain
 *       Message#isContested() contested}; takers wait in their lines. Whoever comes may decide.
 *       Delayed clauses are decided and enlisted when their time comes.
 *   <li><em>decided</em> - by itself, by a partner, by a close that left no clause alive, or
 *       withdrawn: every message and taker is taken out.
 * </ol>
 *
 * <p>Its own clauses never match each other, and a join of others never gets two of its gifts. Used
 * once, by the thread that makes it. Newsqueak's {@code select} and Concurrent ML's {@code choose}
 * take one channel a clause; here each is a conjunction.
 */
final class Selection extends Offer {
  private static final Object[] NOTHING = {};

  private final ActiveClause[] clauses;

  /** One may stand here more than once. */
  private final List<Place> places;

  private boolean enlisted;
  private @Nullable Chosen chosen;

  /** To be used at once: delays count from here. */
  Selection(SelectClause[] clauses) {
    this.clauses = new ActiveClause[clauses.length];
    this.places = new ArrayList<>(clauses.length);
    for (var i = 0; i < clauses.length; i++) {
      this.clauses[i] = activate(i, clauses[i]);
      this.clauses[i].addPlacesTo(places);
    }
  }

  private ActiveClause activate(int index, SelectClause clause) {
    return switch (clause) {
      case SelectClause.Take(var pattern) -> new ActiveTake(this, index, pattern);
      case SelectClause.TakeAfter(var pattern, var delay) ->
          new ActiveTake(this, index, pattern, deadlineIn(delay));
      case SelectClause.Give give -> new ActiveGive(this, index, give);
    };
  }

  /** Waits until one clause is committed. */
  Chosen select() throws InterruptedException {
    Steps.beforeAll("select over", places);
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before a select");
    }
    return selectNow();
  }

  /** The same, when it was announced already. */
  Chosen selectNow() throws InterruptedException {
    var act = Act.over(places);
    try {
      var active = active();
      if (!decide(active, act)) {
        enlist(active, act);
      }
    } finally {
      act.release();
    }
    await();
    return outcome();
  }

  /** Commits a clause if one is possible now; null if none is. */
  @Nullable Chosen poll() {
    Steps.beforeAll("try to select over", places);
    var act = Act.over(places);
    try {
      if (!decide(active(), act) && !decide(due(now()), act)) {
        failIfLost(act);
        clear(act);
      }
    } finally {
      act.release();
    }
    throwIfClosed();
    return chosen;
  }

  private Chosen outcome() {
    throwIfClosed();
    if (chosen == null) {
      throw new AssertionError("a selection that is done has chosen");
    }
    return chosen;
  }

  private ActiveClause[] active() {
    for (var clause : clauses) {
      if (!clause.isActive()) {
        return Arrays.stream(clauses).filter(ActiveClause::isActive).toArray(ActiveClause[]::new);
      }
    }
    return clauses;
  }

  /** Those whose time has come just now. */
  private ActiveClause[] due(long now) {
    var due = new ArrayList<ActiveClause>();
    for (var clause : clauses) {
      if (clause instanceof ActiveTake take && take.isDue(now)) {
        take.activate();
        due.add(take);
      }
    }
    return due.toArray(ActiveClause[]::new);
  }

  /** Commits the best of these clauses, none of which is enlisted; false if none is possible. */
  private boolean decide(ActiveClause[] candidates, Locked locked) {
    Match best = null;
    for (var clause : candidates) {
      if (clause instanceof ActiveTake take) {
        best = Match.better(best, take.match());
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
  private void enlist(ActiveClause[] active, Locked locked) {
    for (var clause : active) {
      if (clause instanceof ActiveTake) {
        clause.enlist(locked);
      }
    }
    for (var clause : active) {
      if (clause instanceof ActiveGive && !isDone()) {
        clause.enlist(locked);
      }
    }
    if (!isDone()) {
      enlisted = true;
      failIfLost(locked);
    }
  }

  /** By priority, the highest first. */
  private static List<ActiveGive> gifts(ActiveClause[] candidates) {
    var gifts = new ArrayList<ActiveGive>();
    for (var clause : candidates) {
      if (clause instanceof ActiveGive give) {
        gifts.add(give);
      }
    }
    gifts.sort(Comparator.comparingInt(ActiveGive::priority).reversed());
    return gifts;
  }

  private void failIfLost(Locked locked) {
    for (var clause : clauses) {
      if (!clause.isLost()) {
        return;
      }
    }
    var reason = lostText(progress());
    clear(locked);
    fail(reason, locked);
  }

  /** What is said where no clause is left. */
  static String lostText(List<String> progress) {
    return "no clause can ever be committed, as channels are closed: "
        + String.join("; ", progress);
  }

  private List<String> progress() {
    return Arrays.stream(clauses).map(ActiveClause::progress).toList();
  }

  /** One of its clauses is the outcome. */
  void choose(int index, Object[] taken, Locked locked) {
    chosen = new Chosen(index, taken);
    clear(locked);
    if (enlisted) {
      decide(locked);
    } else {
      decide();
    }
  }

  void clauseIsLost(Locked locked) {
    if (enlisted && !isDone()) {
      failIfLost(locked);
    }
  }

  /** Takes every trace of it out of all queues. */
  void clear(Locked locked) {
    for (var clause : clauses) {
      clause.withdraw(locked);
    }
  }

  // As an offer.

  @Override
  public boolean hasSeveralClauses() {
    return true; // one gift alone is sent, not selected
  }

  @Override
  protected void given(Message message, Locked locked) {
    for (var clause : clauses) {
      if (clause instanceof ActiveGive give && give.isOf(message)) {
        give.letGo();
        choose(give.index(), NOTHING, locked);
        return;
      }
    }
    throw new AssertionError("not a gift of this selection: a message of " + message.place);
  }

  @Override
  protected void refused(Message message, Locked locked) {
    for (var clause : clauses) {
      if (clause instanceof ActiveGive give && give.isOf(message)) {
        give.refuse();
        clauseIsLost(locked);
      }
    }
  }

  /** Whether a deadline is over; what is never is not, however a clock may wrap around. */
  static boolean hasCome(long deadline, long now) {
    return deadline != NEVER && now - deadline >= 0;
  }

  /** Returns the time of the next delayed clause. */
  @Override
  protected long deadline() {
    var next = NEVER;
    for (var clause : clauses) {
      if (clause instanceof ActiveTake take
          && !take.isActive()
          && take.activation != NEVER
          && (next == NEVER || take.activation - next < 0)) {
        next = take.activation;
      }
    }
    return next;
  }

  @Override
  protected boolean expire() {
    var act = Act.over(places);
    try {
      if (!isDone()) {
        var due = due(now());
        if (!decide(due, act)) {
          for (var clause : due) {
            clause.enlist(act);
          }
          failIfLost(act);
        }
      }
      return false;
    } finally {
      act.release();
    }
  }

  @Override
  protected boolean withdraw() {
    var act = Act.over(places);
    try {
      if (isDone()) {
        return false;
      }
      clear(act);
      return true;
    } finally {
      act.release();
    }
  }

  @Override
  protected WaitReport describe() {
    var act = Act.over(places);
    try {
      return new WaitReport("select", progress());
    } finally {
      act.release();
    }
  }
}
