package dev.joins.proofs.programs;

import dev.joins.Failure;

/**
 * A message.
 *
 * @param name of its own
 * @param number what filters, keys, orders and conditions look at
 */
public record Token(String name, int number) {
  int key() {
    return number % 2;
  }

  /** Of a token, or of an error that was sent. */
  public static String nameOf(Object message) {
    return message instanceof Failure(var error)
        ? String.valueOf(error.getMessage())
        : message.toString();
  }

  @Override
  public String toString() {
    return name;
  }
}
