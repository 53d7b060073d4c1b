package dev.joins.proofs.soak;

import org.jspecify.annotations.Nullable;

/** A failure that belongs to the play. */
final class Planned extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What it stands for, where it is sent in place of a message. */
  final transient @Nullable Item item;

  Planned(@Nullable Item item) {
    super("planned", null, true, false); // without a stack trace: there are very many
    this.item = item;
  }

  Planned() {
    this(null);
  }

  /** Whether an error is one of these, or was caused by one. */
  static boolean is(@Nullable Throwable error) {
    return error instanceof Planned || (error != null && is(error.getCause()));
  }
}
