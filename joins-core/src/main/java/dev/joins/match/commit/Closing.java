package dev.joins.match.commit;

import dev.joins.match.store.Place;
import dev.joins.tasklet.Steps;
import java.util.ArrayList;
import java.util.List;

/** How places are closed. */
public final class Closing {
  private Closing() {}

  /**
   * Closes for good: nothing more can be sent. What is pending, also of blocked senders, can still
   * be taken; takers for whom there is not enough left fail. Does nothing the second time.
   *
   * @param place what to close
   */
  public static void close(Place place) {
    Steps.before("close", place);
    var act = Act.over(place);
    try {
      place.setClosed();
      Unsatisfiable.look(place, act);
    } finally {
      act.release();
    }
  }

  /**
   * Closes, and takes out what is pending. Blocked senders fail, as their messages were not sent.
   *
   * @param place what to close
   * @return the messages that had been sent and that nobody took, oldest first
   */
  public static List<Object> closeNow(Place place) {
    Steps.before("close and empty", place);
    var untaken = new ArrayList<>();
    var act = Act.over(place);
    try {
      place.setClosed();
      for (var message = place.queue.first; message != null; message = place.queue.first) {
        Departure.unlink(message, act);
        if (message.giver instanceof Offer sender) {
          sender.refused(message, act);
        } else {
          untaken.add(message.value);
        }
      }
      Unsatisfiable.look(place, act);
    } finally {
      act.release();
    }
    return untaken;
  }
}
