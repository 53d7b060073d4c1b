package dev.joins.actor;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Where messages to an actor are sent. Thread-safe; stays valid when the actor is started anew.
 *
 * <p>An actor ends when it stops, when it fails and its {@linkplain FailurePolicy policy} is not to
 * go on, and with its parent or its system, which cancel it. When that is done, {@link #awaitEnd}
 * returns, its name is free, and who watches it is told.
 *
 * <table>
 *   <caption>What may be going on when an actor ends</caption>
 *   <tr><th>what goes on</th><th>what becomes of it</th></tr>
 *   <tr><td>it has not begun</td><td>its behavior never does</td></tr>
 *   <tr><td>a body runs</td><td>{@code stop} lets it end; who cancels interrupts it</td></tr>
 *   <tr><td>a match was taken, and its body has not begun</td><td>as if it was not taken: see the
 *       next two</td></tr>
 *   <tr><td>a message is in the mailbox, or is just told</td><td>it is among the {@link
 *       ActorSystem#untaken()}</td></tr>
 *   <tr><td>a question is in the mailbox, or is just asked</td><td>who asks gets a {@link
 *       dev.joins.ChannelClosedException}</td></tr>
 *   <tr><td>who asks gives up: is interrupted, out of time, cancels the future</td><td>a question
 *       that was not taken never will be; one that was is dealt with, for nobody</td></tr>
 *   <tr><td>somebody waits for room in the mailbox</td><td>as if there had been room</td></tr>
 *   <tr><td>it starts anew</td><td>the new beginning is cancelled</td></tr>
 *   <tr><td>children live, or are being started</td><td>they are cancelled and awaited, or
 *       refused</td></tr>
 *   <tr><td>timers are pending, others are watched</td><td>they are given up</td></tr>
 * </table>
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
   * ActorSystem#untaken()}. The reply to a {@link Question} that is only told is not looked at.
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
   * @param <R> the reply
   * @return the reply
   * @throws InterruptedException if interrupted, also before the call; a question that was not
   *     taken yet never will be
   * @throws dev.joins.ChannelClosedException if the actor has ended, or ends before a body of it
   *     begins to deal with the question
   * @throws MailboxFullException if the mailbox is full, and its overflow is not to wait
   * @throws dev.joins.dsl.NoReplyException if the body that took it replied nothing, or null
   */
  public <R> R ask(Question<R> question) throws InterruptedException {
    return cell.mailbox().ask(question);
  }

  /**
   * Sends a question, and waits at most so long for the reply.
   *
   * @param question a message of the actor
   * @param timeout how long to wait for the reply, room in the mailbox not counted
   * @param <R> the reply
   * @return the reply; empty if the time was up, and a question that was not taken yet never will
   *     be
   * @throws InterruptedException if interrupted, also before the call; a question that was not
   *     taken yet never will be
   * @throws dev.joins.ChannelClosedException if the actor has ended, or ends before a body of it
   *     begins to deal with the question
   * @throws MailboxFullException if the mailbox is full, and its overflow is not to wait
   * @throws dev.joins.dsl.NoReplyException if the body that took it replied nothing, or null
   */
  public <R> Optional<R> ask(Question<R> question, Duration timeout) throws InterruptedException {
    return cell.mailbox().ask(question, timeout);
  }

  /**
   * Sends a question, and does not wait for the reply. Cancelling the future withdraws a question
   * that was not taken yet.
   *
   * @param question a message of the actor
   * @param <R> the reply
   * @return the future reply, or what the body throws, or {@link dev.joins.dsl.NoReplyException} if
   *     it replies nothing, or null; or {@link dev.joins.ChannelClosedException} as with {@link
   *     #ask}; or {@link MailboxFullException} if the question is dropped
   * @throws InterruptedException if interrupted while it waits for room in the mailbox
   * @throws MailboxFullException if the mailbox is full, and its overflow is to {@linkplain
   *     Overflow#FAIL fail}
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
    return cell.ending().await();
  }

  /**
   * Waits at most so long until the actor has ended.
   *
   * @param timeout zero or less: only asks
   * @return why it has; empty if the time was up
   * @throws InterruptedException if interrupted before that
   */
  public Optional<Ended> awaitEnd(Duration timeout) throws InterruptedException {
    return cell.ending().await(timeout);
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
