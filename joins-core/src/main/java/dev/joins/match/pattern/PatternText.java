package dev.joins.match.pattern;

import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** What a pattern wants, as text: {@code back*9 & idle}. */
final class PatternText {
  private PatternText() {}

  static String of(Pattern pattern) {
    var inputs = pattern.inputs();
    if (inputs.isEmpty() && pattern.rooms().isEmpty()) {
      return "nothing";
    }
    var text = new StringJoiner(" & ");
    for (var i = 0; i < inputs.size(); i++) {
      var quota = quotaAt(pattern, i);
      if (quota == null) {
        text.add(inputs.get(i).toString());
      } else {
        text.add(of(pattern, quota));
        i = quota.to() - 1;
      }
    }
    pattern.rooms().forEach(place -> text.add("room in " + place.name));
    return text + (pattern.isGuarded() ? " where ..." : "");
  }

  private static String of(Pattern pattern, Quota quota) {
    var some = new StringJoiner(", ", "(", ")");
    pattern
        .inputs()
        .subList(quota.from(), quota.to())
        .forEach(input -> some.add(input.place().name));
    return (quota.least() == quota.most() ? "" : "at most ") + quota.most() + " of " + some;
  }

  /** The quota that begins at an input. */
  private static @Nullable Quota quotaAt(Pattern pattern, int input) {
    for (var quota : pattern.quotas()) {
      if (quota.from() == input && quota.to() > input) {
        return quota;
      }
    }
    return null;
  }
}
