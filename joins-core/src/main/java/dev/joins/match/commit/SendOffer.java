package dev.joins.match.commit;

import dev.joins.match.store.Message;
import dev.joins.tasklet.WaitReport;

/** A blocked sender: it waits until its one message is taken, or gets room in the buffer. */
final class SendOffer extends Offer {
  private final Message message;
  private final long deadline;

  /** The message is in its place's queue, under whose lock this is made. */
  SendOffer(Message message, long nanos) {
    this.message = message;
    this.deadline = deadlineIn(nanos);
    message.giver = this;
  }

  boolean awaitTaken() throws InterruptedException {
    var taken = await();
    throwIfClosed();
    return taken;
  }

  @Override
  protected long deadline() {
    return deadline;
  }

  @Override
  protected void given(Message given, Locked locked) {
    decide(locked);
  }

  @Override
  protected void refused(Message refused, Locked locked) {
    fail(message.place.closedText(), locked);
  }

  @Override
  protected boolean withdraw() {
    var act = Act.over(message.place);
    try {
      if (isDone()) {
        return false;
      }
      Departure.withdraw(message, act);
      return true;
    } finally {
      act.release();
    }
  }

  @Override
  protected WaitReport describe() {
    return new WaitReport("send to " + message.place.name, Looking.whatTakersLack(message.place));
  }
}
