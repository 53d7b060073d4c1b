package dev.joins.match.commit;

import dev.joins.Loan;
import dev.joins.internal.Text;
import dev.joins.match.store.Attachment;
import dev.joins.match.store.Message;
import dev.joins.tasklet.Steps;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/** A message that a match has taken, in the hand of the taker, who may put it back. */
public final class LentMessage implements Loan<Object> {
  private final Message taken;

  /** Who watches it, and knows it again when it is put back. */
  private final List<Attachment> followers;

  private final AtomicBoolean used = new AtomicBoolean();

  /** Lends a message that is about to be taken. */
  LentMessage(Message taken) {
    this.taken = taken;
    this.followers = taken.lastingAttachments();
  }

  /**
   * Returns what a taker was given as it was sent.
   *
   * @param given one entry of what a match has laid out
   * @return the value, where it was lent
   */
  public static Object valueOf(Object given) {
    return given instanceof LentMessage lent ? lent.value() : given;
  }

  @Override
  public Object value() {
    return taken.value;
  }

  @Override
  public void putBack(Object rest) {
    var place = taken.place;
    Objects.requireNonNull(
        rest, () -> "null was put back into '" + place.name + "'; messages must not be null");
    if (used.getAndSet(true)) {
      throw new IllegalStateException(
          "what was taken from '" + place.name + "' was put back before; it can be put back once");
    }
    Steps.before("put back into", place, rest);
    var screening = Screening.of(place, rest);
    var act = Act.over(place);
    try {
      var message = taken.leaving(rest, followers);
      Arrival.putBack(message, taken, screening, act);
    } finally {
      act.release();
    }
  }

  @Override
  public String toString() {
    return Text.of(taken.value);
  }
}
