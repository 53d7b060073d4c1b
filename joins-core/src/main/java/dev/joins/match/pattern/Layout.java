package dev.joins.match.pattern;

import dev.joins.Failure;
import dev.joins.match.store.Message;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lays out what a match has found as who takes it gets it: the messages of an input whose number is
 * fixed one by one, those of another as one {@link Batch}.
 */
public final class Layout {
  private Layout() {}

  /**
   * Lays out what a match takes, with an entry left free for each room that the pattern wants.
   *
   * @param pattern whose
   * @param messages in the order of the inputs
   * @param counts how many messages each of them has; null if as many as it wants
   * @param lend makes the entry of a message that is lent; an error that was sent is not
   * @return a new array
   */
  public static Object[] of(
      Pattern pattern,
      Message[] messages,
      int @Nullable [] counts,
      Function<Message, Object> lend) {
    return of(pattern.inputs(), messages, counts, pattern.rooms().size(), lend);
  }

  /**
   * Lays out what a condition looks at.
   *
   * @param inputs some neighbours
   * @param messages in the order of the inputs
   * @param counts how many messages each of them has; null if as many as it wants
   * @return a new array
   */
  public static Object[] of(List<Input> inputs, Message[] messages, int @Nullable [] counts) {
    return of(inputs, messages, counts, 0, message -> message.value);
  }

  private static Object[] of(
      List<Input> inputs,
      Message[] messages,
      int @Nullable [] counts,
      int free,
      Function<Message, Object> lend) {
    var values = new Object[entries(inputs, counts) + free];
    var entry = 0;
    var next = 0;
    for (var i = 0; i < inputs.size(); i++) {
      var input = inputs.get(i);
      var count = counts == null ? input.most() : counts[i];
      if (input.isFixed()) {
        for (var k = 0; k < count; k++) {
          values[entry++] = valueOf(messages[next++], input, lend);
        }
      } else {
        var some = new Object[count];
        for (var k = 0; k < count; k++) {
          some[k] = valueOf(messages[next++], input, lend);
        }
        values[entry++] = new Batch(List.of(some));
      }
    }
    return values;
  }

  private static Object valueOf(Message message, Input input, Function<Message, Object> lend) {
    return input.lends() && !(message.value instanceof Failure)
        ? lend.apply(message)
        : message.value;
  }

  private static int entries(List<Input> inputs, int @Nullable [] counts) {
    var entries = 0;
    for (var i = 0; i < inputs.size(); i++) {
      var input = inputs.get(i);
      entries += !input.isFixed() ? 1 : counts == null ? input.most() : counts[i];
    }
    return entries;
  }
}
