package dev.joins.scaladsl

import dev.joins.channel.MessageTerm
import java.util.concurrent.ConcurrentHashMap
import scala.annotation.implicitNotFound

/** Where the messages that [[receive]] speaks of are: each class of them has a channel. */
@implicitNotFound(
  "there are no messages here: `receive` belongs into an actor, or behind `given inbox: Inbox[M] = inbox(name)`"
)
sealed trait Inbox[M]:
  private[scaladsl] def messages(kind: Class[?]): MessageTerm[Any]
  private[scaladsl] def questions(kind: Class[?]): ReplyTerm[Any, Any]

/** The mailbox of an actor is one. */
object Inbox:
  /** The mailbox of the actor around. */
  given ofActor: [M] => (actor: Actor[M]) => Inbox[M]:
    private[scaladsl] def messages(kind: Class[?]) =
      actor.messages(kind.asInstanceOf[Class[Any]])
    private[scaladsl] def questions(kind: Class[?]) =
      Untyped.ofAny(Untyped.questionsOf(actor, kind))

/** Channels of a definition, one for each class of messages. Thread-safe. */
final class OwnInbox[M] private[scaladsl] (name: String, joins: Joins) extends Inbox[M]:
  private val channels = ConcurrentHashMap[Class[?], Channel[Any]]()
  private val calls = ConcurrentHashMap[Class[?], ReplyChannel[Any, Any]]()

  /** Sends a message. The reply to a question that is only sent is not looked at. */
  infix def !(message: M): Unit = message match
    case question: Question[?] => asked(question.getClass).callAsync(question): Unit
    case _                     => messages(Untyped.classOfValue(message)).send(message)

  /** Asks, and waits for the reply. */
  def ask[R](question: M & Question[R]): R =
    asked(question.getClass).call(question).asInstanceOf[R]

  private[scaladsl] def messages(kind: Class[?]): Channel[Any] =
    channels.computeIfAbsent(kind, _ => joins.channel(s"$name.${kind.getSimpleName}"))

  private[scaladsl] def questions(kind: Class[?]): ReplyTerm[Any, Any] = asked(kind)

  private def asked(kind: Class[?]): ReplyChannel[Any, Any] =
    calls.computeIfAbsent(kind, _ => joins.replyChannel(s"$name.${kind.getSimpleName}"))

  override def toString: String = name

/** An inbox that is closed with the definition. */
def inbox[M](name: String)(using joins: Joins): OwnInbox[M] = OwnInbox(name, joins)
