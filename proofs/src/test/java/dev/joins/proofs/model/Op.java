package dev.joins.proofs.model;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One step of a program. Each step that may wait is done by a tasklet of its own, which is named
 * after the step's number; messages are named so, too: {@code m7}, and {@code m7.1} where step 7
 * offers several.
 */
sealed interface Op {
  /** So many messages of one channel. */
  record Input(int channel, int count) {
    @Override
    public String toString() {
      return Channels.NAMES.get(channel) + (count == 1 ? "" : "*" + count);
    }
  }

  /** One alternative of a select. */
  sealed interface Choice {}

  record Give(int channel, int priority) implements Choice {
    @Override
    public String toString() {
      return "give " + Channels.NAMES.get(channel) + suffix(priority);
    }
  }

  record Take(List<Input> inputs, int priority) implements Choice {
    @Override
    public String toString() {
      return "take " + shape(inputs) + suffix(priority);
    }
  }

  /** Possible from the end of its step on. */
  record Later(List<Input> inputs, int priority) implements Choice {
    @Override
    public String toString() {
      return "later " + shape(inputs) + suffix(priority);
    }
  }

  /** May wait. */
  record Send(int channel) implements Op {}

  /** Waits until the end of the step at most. */
  record SendTimed(int channel) implements Op {}

  record TrySend(int channel) implements Op {}

  /** To the unbounded channel. */
  record Post() implements Op {}

  /** Takes one of the posted messages back. */
  record Withdraw(int which) implements Op {}

  record Receive(int channel) implements Op {}

  record ReceiveTimed(int channel) implements Op {}

  record TryReceive(int channel) implements Op {}

  record Install(List<Input> inputs, int priority) implements Op {
    @Override
    public String toString() {
      return "Install[" + shape(inputs) + suffix(priority) + "]";
    }
  }

  record Remove(int which) implements Op {}

  record Select(List<Choice> choices) implements Op {}

  record TrySelect(List<Choice> choices) implements Op {}

  record Close(int channel) implements Op {}

  record CloseNow(int channel) implements Op {}

  /** Interrupts one of the tasklets that wait. */
  record Interrupt(int which) implements Op {}

  private static String shape(List<Input> inputs) {
    return inputs.isEmpty()
        ? "nothing"
        : inputs.stream().map(Input::toString).collect(Collectors.joining(" & "));
  }

  private static String suffix(int priority) {
    return priority == 0 ? "" : " priority " + priority;
  }
}
