package dev.joins.match.commit;

import dev.joins.Posted;
import dev.joins.internal.Text;
import dev.joins.match.store.Message;
import dev.joins.match.store.Place;
import dev.joins.tasklet.Steps;
import org.jspecify.annotations.Nullable;

/** A message in the hand of its sender, or of somebody who is told of it. */
final class PostedMessage implements Posted {
  private final Place place;
  private final Object value;

  /** Null if it was taken at once, and never was in its queue. Guarded by the lock. */
  @Nullable Message message;

  PostedMessage(Place place, Object value) {
    this.place = place;
    this.value = value;
  }

  static PostedMessage of(Message message) {
    var posted = new PostedMessage(message.place, message.value);
    posted.message = message;
    return posted;
  }

  @Override
  public boolean isPending() {
    var act = Act.over(place);
    try {
      return message != null && message.linked;
    } finally {
      act.release();
    }
  }

  @Override
  public Object value() {
    return value;
  }

  @Override
  public boolean withdraw() {
    Steps.before("take back from", place, value);
    var act = Act.over(place);
    try {
      if (message == null || !message.linked) {
        return false;
      }
      Departure.withdraw(message, act);
      Departure.refill(place, act);
      return true;
    } finally {
      act.release();
    }
  }

  @Override
  public String toString() {
    return Text.of(value);
  }
}
