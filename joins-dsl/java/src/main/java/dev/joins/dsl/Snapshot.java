package dev.joins.dsl;

import dev.joins.internal.Text;
import dev.joins.match.commit.Rule;
import dev.joins.match.store.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * What was pending in a definition, and what its patterns lacked, at about one time. For people:
 * its text says all of it.
 *
 * @param definition its name
 * @param pending the messages of each channel that was made by it, oldest first, by the channel's
 *     name; channels without messages are left out
 * @param patterns what was there of what each pattern wants: {@code deliver: back has 8 of 9}
 */
public record Snapshot(
    String definition, Map<String, List<Object>> pending, List<String> patterns) {
  static Snapshot of(String definition, List<Place> places, List<Rule> rules) {
    SequencedMap<String, List<Object>> pending = new LinkedHashMap<>();
    for (var place : places) {
      var messages = place.snapshot();
      if (!messages.isEmpty()) {
        pending.merge(
            place.name,
            messages,
            (one, other) -> Stream.concat(one.stream(), other.stream()).toList());
      }
    }
    return new Snapshot(
        definition,
        Collections.unmodifiableSequencedMap(pending),
        rules.stream().map(Rule::progress).toList());
  }

  @Override
  public String toString() {
    var text = new StringBuilder(definition);
    pending.forEach(
        (channel, messages) -> text.append("\n  " + channel + ": " + Text.of(messages)));
    patterns.forEach(pattern -> text.append("\n  " + pattern));
    return text.toString();
  }
}
