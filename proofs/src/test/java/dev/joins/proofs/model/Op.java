package dev.joins.proofs.model;

import dev.joins.proofs.programs.Choice;
import dev.joins.proofs.programs.Shape;
import java.util.List;

/**
 * One step of a program. Each step that may wait is done by a tasklet of its own, which is named
 * after the step's number; messages are named so, too: {@code m7}, and {@code m7.1} where step 7
 * offers several.
 */
sealed interface Op {
  /** May wait. */
  record Send(int channel, int number) implements Op {}

  /** An error; may wait. */
  record SendError(int channel) implements Op {}

  /** Waits until the end of the step at most. */
  record SendTimed(int channel, int number) implements Op {}

  record TrySend(int channel, int number) implements Op {}

  /** To the unbounded channel. */
  record Post(int number) implements Op {}

  /** Takes one of the posted messages back. */
  record Withdraw(int which) implements Op {}

  record Receive(int channel) implements Op {}

  record ReceiveTimed(int channel) implements Op {}

  record TryReceive(int channel) implements Op {}

  record Install(Shape shape) implements Op {}

  record Remove(int which) implements Op {}

  record Select(List<Choice> choices) implements Op {}

  record TrySelect(List<Choice> choices) implements Op {}

  /** Sends into room that a match has reserved. */
  record Fill(int which, int number) implements Op {}

  /** Gives such room back. */
  record GiveBack(int which) implements Op {}

  /** Puts one of the messages back that were lent. */
  record PutBack(int which, int number) implements Op {}

  record Close(int channel) implements Op {}

  record CloseNow(int channel) implements Op {}

  /** Interrupts one of the tasklets that wait. */
  record Interrupt(int which) implements Op {}
}
