package dev.joins.actor;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/**
 * Where messages to an actor are sent. Thread-safe; stays valid when the actor is started anew.
 *
 * @param <M> the messages
 */
public final class ActorRef<M> {
  private final Cell<M> cell;

  ActorRef(Cell<M> cell) {
    this.cell = cell;
  }

  /**
   * Sends a message. Waits only if the mailbox is full, and its overflow is to {@linkplain
   * Overflow#WAIT wait}. A message to an actor that has ended is counted among the {@link
   * ActorSystem#undelivered()}. The reply to a {@link Question} that is only told is not looked at.
   *
   * @param message not null, of a type that is a class and not abstract
   * @throws InterruptedException if interrupted while it waits for room; the message was not sent
   * @throws MailboxFullException if the mailbox is full, and its overflow is to {@linkplain
   *     Overflow#FAIL fail}
   */
  public void tell(M message) throws InterruptedException {
    cell.mailbox().tell(message);
  }

  /**
   * Sends a question, and waits for the reply.
   *
   * @param question a message of the actor
   * @param timeout how long to wait for the reply, room in the mailbox not counted
   * @param <R> the reply
   * @return the reply
   * @throws InterruptedException if interrupted; a question that was not taken yet never will be
   * @throws TimeoutException if the time was up; a question that was not taken yet never will be
   * @throws dev.joins.ChannelClosedException if the actor has ended, or ends before it takes the
   *     question
   * @throws dev.joins.dsl.NoReplyException if the body that took it replied nothing, or null
   */
  public <R> R ask(Question<R> question, Duration timeout)
      throws InterruptedException, TimeoutException {
    return cell.mailbox().ask(question, timeout);
  }

  /**
   * Sends a question, and does not wait for the reply. Cancelling the future withdraws a question
   * that was not taken yet.
   *
   * @param question a message of the actor
   * @param <R> the reply
   * @return the future reply, or what the body throws, or {@link dev.joins.dsl.NoReplyException} if
   *     it replies nothing, or null
   * @throws InterruptedException if interrupted while it waits for room in the mailbox
   */
  public <R> CompletableFuture<R> askAsync(Question<R> question) throws InterruptedException {
    return cell.mailbox().askAsync(question);
  }

  /**
   * Asks the actor to stop: it ends when the body that is running has ended. Does nothing the
   * second time.
   */
  public void stop() {
    cell.stop();
  }

  /**
   * Waits until the actor has ended.
   *
   * @return why it has
   * @throws InterruptedException if interrupted before that
   */
  public Ended awaitEnd() throws InterruptedException {
    return cell.awaitEnd();
  }

  /**
   * Returns the path of the actor, which names it in reports.
   *
   * @return the names of the system, its parents and itself, with slashes between
   */
  public String path() {
    return cell.path();
  }

  Cell<M> cell() {
    return cell;
  }

  @Override
  public String toString() {
    return path();
  }
}
