package dev.joins.match;

import dev.joins.tasklet.WaitReport;

/** A blocked sender: it waits until its one message is taken, or gets room in the buffer. */
final class SendOffer extends Offer {
  private final Message message;
  private final long deadline;

  /** The message is in its place's queue, under whose lock this is made. */
  SendOffer(Message message, long nanos) {
    this.message = message;
    this.deadline = deadlineIn(nanos);
    message.owner = this;
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
  boolean hasAlternatives() {
    return false;
  }

  @Override
  void given(Message given, Group group) {
    decided(group);
  }

  @Override
  void refused(Message refused, Group group) {
    failed(message.place.closedText(), group);
  }

  @Override
  protected boolean withdraw() {
    var group = Group.lock(message.place);
    try {
      if (isDone()) {
        return false;
      }
      Hopeless.withdraw(message, group);
      return true;
    } finally {
      group.release();
    }
  }

  @Override
  protected WaitReport describe() {
    return new WaitReport("send to " + message.place.name(), message.place.whatItsTakersLack());
  }
}
