package dev.joins.scaladsl

import dev.joins.actor.{Behavior, Timer}
import java.util.concurrent.CompletableFuture
import scala.annotation.implicitNotFound
import scala.concurrent.duration.FiniteDuration
import scala.jdk.DurationConverters.*
import scala.jdk.OptionConverters.*
import scala.reflect.ClassTag
import scala.util.{NotGiven, Using}

/** A scope for actors; see `dev.joins.actor.ActorSystem`. */
type ActorSystem = dev.joins.actor.ActorSystem

/** An actor as its own behavior sees it; see `dev.joins.actor.Actor`. */
type Actor[M] = dev.joins.actor.Actor[M]

/** Where messages to an actor are sent; see `dev.joins.actor.ActorRef`. */
type ActorRef[M] = dev.joins.actor.ActorRef[M]

/** A message that is owed a reply; see `dev.joins.actor.Question`. */
type Question[R] = dev.joins.actor.Question[R]

/** How an actor is run; see `dev.joins.actor.ActorOptions`. */
type ActorOptions = dev.joins.actor.ActorOptions

/** The news that an actor has ended, and why; see `dev.joins.actor.Ended`. */
type Ended = dev.joins.actor.Ended

/** The type of the reply to a question. */
type ReplyTo[Q] = Q match
  case Question[r] => r

/** What installs the patterns of an actor: they belong to its own definition. Its result is not
  * looked at.
  */
type Acting[M] = (Actor[M], Joins) ?=> Any

/** Opens a system of actors for the body, and ends all of them behind it.
  *
  * Actors run where the bodies of [[joining]] run.
  */
def actors[T](name: String)(body: ActorSystem ?=> T)(using home: Home): T =
  Using.resource(home.openSystem(name))(system => body(using system))

/** Starts an actor: in a behavior as a child, elsewhere in the system. Its body installs patterns
  * over its messages; what they share needs no lock, as their bodies run one at a time.
  *
  * {{{
  * val office = actor[Event]("maintenance"):
  *   var downtime = 0
  *   receive:
  *     case Fault(a, t1) & Fix(b, t2) if a == b && t1 <= t2 => downtime += t2 - t1
  *     case Downtime() => downtime
  * }}}
  *
  * @param name
  *   unique among those that live
  * @param options
  *   its mailbox, and what becomes of it when it fails
  */
def actor[M](name: String, options: ActorOptions = dev.joins.actor.ActorOptions.DEFAULT)(
    behavior: Acting[M]
)(using parent: ActorSystem | Actor[?], protocol: ClassTag[M]): ActorRef[M] =
  val messages = Untyped.classOf[M]
  parent match
    case system: ActorSystem => system.spawn(name, messages, options, begin(behavior))
    case parent: Actor[?]    => parent.spawn(name, messages, options, begin(behavior))

private def begin[M](behavior: Acting[M]): Behavior[M] =
  self => behavior(using self, self.joins()): Unit

/** The messages of one type, as a term of patterns. */
def messages[T: ClassTag](using
    @implicitNotFound("no actor around takes messages of type ${T}") self: Actor[? >: T],
    @implicitNotFound("${T} is a question: use questions[${T}]") no: NotGiven[T <:< Question[?]]
): Channel[T] = self.messages(Untyped.classOf[T])

/** The questions of one type, as a term of patterns, which owe a reply. */
def questions[Q <: Question[?]: ClassTag](using
    @implicitNotFound("no actor around takes questions of type ${Q}") self: Actor[? >: Q]
): ReplyChannel[Q, ReplyTo[Q]] = Untyped.questions[Q](self)

/** Where messages to the actor itself are sent. */
def self[M](using actor: Actor[M]): ActorRef[M] = actor.ref

/** Behaves otherwise from the next message on; messages stay in the mailbox. */
def become[M](using actor: Actor[M])(next: Acting[M]): Unit = actor.become(begin(next))

/** Ends the actor when the body that is running has ended. */
def stop()(using actor: Actor[?]): Unit = actor.stop()

/** Sends the actor itself a message after some time. */
def sendAfter[M](delay: FiniteDuration, message: M)(using actor: Actor[? >: M]): Timer =
  Untyped.within(actor)(_.after(delay.toJava, message))

/** Sends the actor itself a message again and again. */
def sendEvery[M](period: FiniteDuration, message: M)(using actor: Actor[? >: M]): Timer =
  Untyped.within(actor)(_.every(period.toJava, message))

/** Lets the actor hear when another ends, and why: one message of [[ends]], which is returned. */
def watch(other: ActorRef[?])(using actor: Actor[?]): Channel[Ended] = actor.watch(other)

/** Lets the actor hear no more of another's end. */
def unwatch(other: ActorRef[?])(using actor: Actor[?]): Unit = actor.unwatch(other)

/** The channel by which the actor hears of the ends of all that it watches. */
def ends(using actor: Actor[?]): Channel[Ended] = actor.ends

extension [M](actor: ActorRef[M])
  /** Sends a message; waits only for room in a full mailbox. See `dev.joins.actor.ActorRef.tell`.
    */
  infix def !(message: M): Unit = actor.tell(message)

  /** Asks, and waits for the reply. See `dev.joins.actor.ActorRef.ask`. */
  def ask[R](question: M & Question[R]): R = actor.ask(question)

  /** Asks, and waits at most so long for the reply. */
  def ask[R](question: M & Question[R], timeout: FiniteDuration): Option[R] =
    actor.ask(question, timeout.toJava).toScala

  /** Asks, and does not wait. */
  infix def ?[R](question: M & Question[R]): CompletableFuture[R] = actor.askAsync(question)
