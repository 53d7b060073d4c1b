package dev.joins.match.pattern;

import dev.joins.match.store.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lays out what a match has found as who takes it gets it: the messages of an input whose number is
 * fixed one by one, those of another as one {@link Batch}.
 */
public final class Layout {
  private Layout() {}

  /**
   * Lays out the messages of all inputs of a pattern, with an entry left free for each room that it
   * wants.
   *
   * @param pattern whose
   * @param messages in the order of the inputs
   * @param counts how many messages each of them has; null if as many as it wants
   * @return a new array
   */
  public static Object[] of(Pattern pattern, Message[] messages, int @Nullable [] counts) {
    return of(pattern.inputs(), messages, counts, pattern.rooms().size());
  }

  /**
   * Lays out the messages of some neighbouring inputs.
   *
   * @param inputs of a pattern
   * @param messages in the order of the inputs
   * @param counts how many messages each of them has; null if as many as it wants
   * @param free how many entries are left free behind them
   * @return a new array
   */
  public static Object[] of(
      List<Input> inputs, Message[] messages, int @Nullable [] counts, int free) {
    if (counts == null) {
      var values = new Object[messages.length + free];
      for (var i = 0; i < messages.length; i++) {
        values[i] = messages[i].value;
      }
      return values;
    }
    var values = new Object[entries(inputs, counts) + free];
    var entry = 0;
    var next = 0;
    for (var i = 0; i < inputs.size(); i++) {
      if (inputs.get(i).isFixed()) {
        for (var k = 0; k < counts[i]; k++) {
          values[entry++] = messages[next++].value;
        }
      } else {
        var some = new Object[counts[i]];
        for (var k = 0; k < some.length; k++) {
          some[k] = messages[next++].value;
        }
        values[entry++] = new Batch(List.of(some));
      }
    }
    return values;
  }

  private static int entries(List<Input> inputs, int[] counts) {
    var entries = 0;
    for (var i = 0; i < inputs.size(); i++) {
      entries += inputs.get(i).isFixed() ? counts[i] : 1;
    }
    return entries;
  }
}
