package dev.joins.match.plan;

import dev.joins.match.pattern.Pattern;
import dev.joins.match.pattern.Quota;
import dev.joins.match.store.Place;
import java.util.StringJoiner;

/**
 * Says why a pattern does not fire, to somebody who has only its text before them. Under the lock
 * of the group of its places.
 */
public final class Progress {
  private final Plan plan;
  private final Pattern pattern;
  private final StringJoiner parts = new StringJoiner(", ");
  private boolean lacking;
  private boolean othersTurn;

  private Progress(Plan plan) {
    this.plan = plan;
    this.pattern = plan.pattern();
  }

  /**
   * Returns what is there of what is wanted: {@code deliver: back has 8 of 9, idle has 1 of 1}.
   *
   * @param plan of the pattern
   * @return a line
   */
  public static String of(Plan plan) {
    return of(plan, plan.pattern().name());
  }

  /**
   * Returns the same of an equal pattern that has another name.
   *
   * @param plan of the pattern
   * @param name what to call it
   * @return a line
   */
  public static String of(Plan plan, String name) {
    return name + ": " + new Progress(plan).text();
  }

  private String text() {
    var inputs = pattern.inputs();
    for (var i = 0; i < inputs.size(); i++) {
      var quota = pattern.quotaOver(i);
      if (quota != null) {
        addQuota(quota);
        i = quota.to() - 1;
      } else if (wantedOf(i) > 0) {
        addInput(i);
      }
    }
    pattern.rooms().stream().distinct().forEach(this::addRoom);
    if (lacking) {
      return parts.toString();
    }
    return parts + (othersTurn ? "; but another body has its turn" : whyNotTogether());
  }

  private void addInput(int input) {
    var place = pattern.inputs().get(input).place();
    var wanted = wantedOf(input);
    var there = plan.available(input);
    if (place.ageless) { // a turn, of which users do not know
      othersTurn |= there < wanted;
      return;
    }
    parts.add(place.name + closed(place) + " has " + there + " of " + wanted + unfit(input));
    lacking |= there < wanted;
  }

  private void addQuota(Quota quota) {
    var inputs = pattern.inputs().subList(quota.from(), quota.to());
    var alive = 0;
    var names = new StringJoiner(", ");
    for (var i = quota.from(); i < quota.to(); i++) {
      alive += plan.available(i) > 0 ? 1 : 0;
      var place = pattern.inputs().get(i).place();
      names.add(place.name + closed(place) + unfit(i));
    }
    if (quota.least() > 0) {
      parts.add(alive + " of " + quota.least() + " among " + inputs.size() + " (" + names + ")");
    }
    lacking |= alive < quota.least();
  }

  private void addRoom(Place place) {
    var wanted = pattern.rooms().stream().filter(other -> other == place).count();
    var free = !place.isClosed() && place.queue.hasRoom((int) wanted);
    parts.add(
        free
            ? place.name + " has room"
            : place.name + closed(place) + " has no room for " + wanted + " more");
    lacking |= !free;
  }

  private static String closed(Place place) {
    return place.isClosed() ? " (closed)" : "";
  }

  /** What bare inputs of one place want together is said with the first of them. */
  private int wantedOf(int input) {
    var inputs = pattern.inputs();
    var first = inputs.get(input);
    if (!first.isBare()) {
      return first.least();
    }
    var sum = 0;
    for (var i = 0; i < inputs.size(); i++) {
      var other = inputs.get(i);
      if (other.place() == first.place() && other.isBare() && pattern.quotaOver(i) == null) {
        if (i < input) {
          return 0;
        }
        sum += other.least();
      }
    }
    return sum;
  }

  /** How many are there that it does not want. */
  private String unfit(int input) {
    var term = pattern.inputs().get(input);
    var others = term.place().queue.size - plan.available(input);
    if (others == 0) {
      return "";
    }
    var hurdle =
        term.filter() != null
            ? "filter"
            : term.key() != null ? "key" : term.order() != null ? "order" : "rank";
    return " ("
        + others
        + " more "
        + (others == 1 ? "does" : "do")
        + " not pass its "
        + hurdle
        + ")";
  }

  /** There is enough of everything, and still no match. */
  private String whyNotTogether() {
    for (var need : pattern.needs()) {
      if (!need.isMet()) {
        return "; but " + need.place().name + " would have to give one message twice";
      }
      if (need.place().queue.isContested()) {
        return "; but some are of a select that gives only one of them";
      }
    }
    var inputs = pattern.inputs();
    if (inputs.stream().anyMatch(input -> input.key() != null)) {
      return "; but no key is the same in all"
          + (pattern.isGuarded() ? " where the condition holds" : "");
    }
    if (inputs.stream().filter(input -> input.order() != null).count() > 1) {
      return "; but not in ascending order"
          + (pattern.isGuarded() ? " where the condition holds" : "");
    }
    if (pattern.isGuarded()) {
      return "; but no combination meets the condition";
    }
    return pattern.isLinear() ? "" : "; but one message would have to be taken twice";
  }
}
