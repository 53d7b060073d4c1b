package dev.joins.match.plan;

import dev.joins.match.pattern.Pattern;
import dev.joins.match.pattern.PatternTaker;
import dev.joins.match.store.Line;
import dev.joins.match.store.Message;
import dev.joins.match.store.MessageQueue.Seat;
import dev.joins.match.store.Place;
import dev.joins.match.store.Taker;
import java.util.LinkedHashSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The line of one pattern: has a seat at every place of it, and the plan that all who wait here are
 * matched by. Guarded by the lock of the pattern's places.
 *
 * <p>Three kinds. Of a <em>rule</em>: one taker, which waits until it is removed. Of
 * <em>receivers</em>, one for each place: those who want one message, whatever it is; it has no
 * seat, since its place knows it, and stays when nobody waits. Of <em>equals</em>: made when the
 * first comes who waits with such a pattern, and given up when the last has gone.
 */
public final class PatternLine extends Line {
  private static final Seat[] NO_SEATS = {};

  /** Where it waits: one seat for each place that it takes from; not to be changed by others. */
  public Seat[] seats = NO_SEATS;

  /** How many messages its matches take at most. */
  public final int size;

  private final Plan plan;
  private final boolean steady;
  private final @Nullable KeyedPlan keyed;
  private final boolean lasts;

  private PatternLine(Plan plan, boolean isOfRule, boolean lasts) {
    this.plan = plan;
    this.size = plan.pattern().size();
    this.steady = isOfRule && plan instanceof HeadsPlan heads && heads.takesBareHeads();
    this.keyed = isOfRule && plan instanceof KeyedPlan byKey ? byKey : null;
    this.lasts = lasts;
  }

  /**
   * Lets a rule wait, in a line of its own.
   *
   * @param taker whose
   * @param plan attached
   * @param number greater than those of all who wait
   */
  public static void open(PatternTaker taker, Plan plan, long number) {
    var line = new PatternLine(plan, true, false);
    line.seat();
    line.add(taker, number);
    line.reconsider();
  }

  /**
   * Lets somebody wait who will take once.
   *
   * @param taker waits nowhere else
   * @param plan as {@link #planFor} has found it
   * @param number greater than those of all who wait
   */
  public static void join(PatternTaker taker, Plan plan, long number) {
    var pattern = taker.pattern();
    if (pattern.isPlain()) {
      receiversOf(pattern.inputs().getFirst().place()).admit(taker, number);
      return;
    }
    var lines = pattern.places().getFirst().lines;
    var line = (PatternLine) lines.get(pattern.key());
    if (line == null) {
      line = new PatternLine(plan, false, false);
      lines.put(pattern.key(), line);
      line.seat();
      line.add(taker, number);
      line.reconsider();
    } else {
      if (line.plan != plan) {
        plan.detach(); // two clauses of one select with equal patterns
      }
      line.add(taker, number);
    }
  }

  /**
   * Returns the line of those who want one message of a place, whatever it is.
   *
   * @param place whose
   * @return the same for all
   */
  public static PatternLine receiversOf(Place place) {
    var line = (PatternLine) place.receivers;
    if (line == null) {
      line = new PatternLine(Plans.of(Pattern.plain(place)), false, true);
      place.receivers = line;
    }
    return line;
  }

  /**
   * Lets a receiver wait here; for the line of receivers.
   *
   * @param taker waits nowhere else
   * @param number greater than those of all who wait
   */
  public void admit(PatternTaker taker, long number) {
    add(taker, number);
    reconsiderReceivers();
  }

  /**
   * Returns how somebody is matched who will take once: by the plan of those who wait with an equal
   * pattern, or else by a new one.
   *
   * @param pattern what it wants
   * @return attached
   */
  public static Plan planFor(Pattern pattern) {
    var line =
        pattern.places().isEmpty()
            ? null
            : (PatternLine) pattern.places().getFirst().lines.get(pattern.key());
    if (line != null) {
      return line.plan;
    }
    var plan = Plans.of(pattern);
    plan.attach();
    return plan;
  }

  /**
   * Gives up a plan that was found for somebody who did not come to wait.
   *
   * @param plan as {@link #planFor} has found it
   */
  public static void discard(Plan plan) {
    var places = plan.pattern().places();
    if (places.isEmpty()
        || !(places.getFirst().lines.get(plan.pattern().key()) instanceof PatternLine line)
        || line.plan != plan) {
      plan.detach();
    }
  }

  /**
   * Lets somebody wait no more.
   *
   * @param taker waits in some line
   */
  public static void leave(PatternTaker taker) {
    if (taker.line instanceof PatternLine line) {
      line.remove(taker);
      if (line.lasts) {
        line.reconsiderReceivers();
      } else if (line.first == null) {
        line.giveUp();
      }
    }
  }

  private void seat() {
    var pattern = plan.pattern();
    var needs = pattern.needs();
    seats = new Seat[needs.length];
    for (var i = 0; i < needs.length; i++) {
      seats[i] = new Seat(this, needs[i].place().queue, needs[i].count());
      seats[i].take();
    }
    for (var room : new LinkedHashSet<>(pattern.rooms())) {
      room.addForRoom(this);
    }
  }

  private void giveUp() {
    for (var seat : seats) {
      seat.leave();
    }
    for (var room : new LinkedHashSet<>(plan.pattern().rooms())) {
      room.removeForRoom(this);
    }
    plan.detach();
    plan.pattern().places().getFirst().lines.remove(plan.pattern().key(), this);
    reconsider();
  }

  private void reconsider() {
    for (var need : plan.pattern().needs()) {
      need.place().reconsider();
    }
  }

  /** Who comes and goes here changes nothing, unless others may want the same message. */
  private void reconsiderReceivers() {
    var place = plan.pattern().needs()[0].place();
    if (place.queue.seats != null) {
      place.reconsider();
    }
  }

  /**
   * Returns how all who wait here are matched.
   *
   * @return attached
   */
  public Plan plan() {
    return plan;
  }

  @Override
  public boolean isSteady() {
    return steady;
  }

  @Override
  public boolean isSteadyByKey() {
    return keyed != null;
  }

  /**
   * Returns what a message would complete, for a rule that takes by key: see {@link KeyedPlan}.
   *
   * @param place where the message comes to
   * @param key what the index of the plan made of it
   * @return what goes with it, with a gap for it; null if something is lacking; empty if it is not
   *     that simple
   */
  public @Nullable Message @Nullable [] completedBy(Place place, Object key) {
    return Objects.requireNonNull(keyed, "a rule that takes by key").completedBy(place, key);
  }

  /**
   * Returns the best match of those who wait here that contains a message, if nothing was enabled
   * before that one came.
   */
  @Nullable Match match(@Nullable Message newest) {
    if (missing > 0 || first == null) {
      return null;
    }
    if (!plan.isContested()) {
      return plan.match((PatternTaker) first, newest);
    }
    Match best = null;
    for (Taker each = first; each != null; each = each.behind) { // none may take its own gifts
      best = Match.better(best, plan.match((PatternTaker) each, newest));
    }
    return best;
  }
}
