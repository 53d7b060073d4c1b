/** Join patterns as Scala 3 writes them: a notation over `dev.joins.dsl`, with nothing of its own
  * to match or to run.
  *
  * {{{
  * import dev.joins.scaladsl.*
  *
  * joining("north pole"):
  *   val back = call[Reindeer, String]("back")
  *   val help = call[Elf, String]("help")
  *   val idle = signal("idle")
  *   (back * 9 & idle).priority(1).react: team =>
  *     ...
  * }}}
  *
  * `&` joins terms to a [[Pattern]], and adds up, as tuples, what the body gets and what it owes: a
  * channel gives its message; a call gives its question and is owed a reply; signals and gates give
  * nothing. So a body that forgets a reply does not compile.
  */
package dev.joins.scaladsl

import dev.joins.tasklet.Tasklet
import scala.concurrent.duration.FiniteDuration
import scala.jdk.CollectionConverters.*
import scala.jdk.DurationConverters.*
import scala.jdk.OptionConverters.*
import scala.util.Using

/** A join definition; see `dev.joins.dsl.Joins`. */
type Joins = dev.joins.dsl.Joins

/** Carries messages; see `dev.joins.channel.Channel`. */
type Channel[A] = dev.joins.channel.Channel[A]

/** A message that was taken, and can be put back where it stood; see `dev.joins.Loan`. */
type Loan[A] = dev.joins.Loan[A]

/** Carries questions whose callers wait for the reply; see `dev.joins.dsl.ReplyChannel`. */
type ReplyChannel[Q, R] = dev.joins.dsl.ReplyChannel[Q, R]

/** A channel of questions, or some of them; see `dev.joins.dsl.ReplyTerm`. */
type ReplyTerm[Q, R] = dev.joins.dsl.ReplyTerm[Q, R]

/** Carries calls that need no reply; see `dev.joins.dsl.CallChannel`. */
type CallChannel[Q] = dev.joins.dsl.CallChannel[Q]

/** A question that is owed one reply; see `dev.joins.dsl.Request`. */
type Request[Q, R] = dev.joins.dsl.Request[Q, R]

/** Carries nothing: only how many are pending matters; see `dev.joins.dsl.Signal`. */
type Signal = dev.joins.dsl.Signal

/** One or several signals, as a term of a pattern; see `dev.joins.dsl.SignalTerm`. */
type SignalTerm = dev.joins.dsl.SignalTerm

/** Where a caller waits until a pattern lets it pass; see `dev.joins.dsl.Gate`. */
type Gate = dev.joins.dsl.Gate

/** An installed pattern; see `dev.joins.dsl.Reaction`. */
type Reaction = dev.joins.dsl.Reaction

/** A clause of a select; see `dev.joins.channel.Clause`. */
type Clause[T] = dev.joins.channel.Clause[T]

/** Opens a definition for the body, and closes it behind it.
  *
  * Bodies of patterns run on the given scheduler, such as that of [[cooperative]] or [[parallel]];
  * where there is none, on that of the running tasklet; outside of tasklets, on a parallel one of
  * the definition's own, whose end is awaited.
  *
  * @param name
  *   for reports
  */
def joining[T](name: String)(body: Joins ?=> T)(using home: Home): T =
  Using.resource(home.open(name))(joins => body(using joins))

/** An unbounded channel that is closed with the definition. */
def channel[A](name: String)(using joins: Joins): Channel[A] = joins.channel(name)

/** A channel of questions of type `Q` that are owed replies of type `R`. */
def call[Q, R](name: String)(using joins: Joins): ReplyChannel[Q, R] = joins.replyChannel(name)

/** A channel of signals. */
def signal(name: String)(using joins: Joins): Signal = joins.signal(name)

/** A gate at which callers wait. */
def gate(name: String)(using joins: Joins): Gate = joins.gate(name)

/** A channel of calls whose callers wait until a body has run, and need no reply. */
def callChannel[Q](name: String)(using joins: Joins): CallChannel[Q] = joins.callChannel(name)

/** Several unbounded channels, named `name[0]` and so on. */
def channels[A](name: String, count: Int)(using joins: Joins): Seq[Channel[A]] =
  joins.channels[A](name, count).asScala.toSeq

/** A pattern of one term. */
def on[X](term: X)(using joinable: Joinable[X]): Terms[joinable.In, joinable.Out] =
  Terms(joinable.shape(term))

/** A clause of a [[select]] that is not possible before some time has passed since its start;
  * alone, or joined with terms by `&`.
  *
  * @param delay
  *   zero for a default: taken if nothing else is possible at once
  */
def after(delay: FiniteDuration): Terms[EmptyTuple, EmptyTuple] =
  Terms(Shape(Nil, delay = Some(delay.toJava)))

/** Extensions whose names the package has for something else, such as the pattern [[`&`]] of
  * [[receive]]. As members of something implicit they are found all the same.
  */
implicit object notation:
  extension [X](left: X)(using l: Joinable[X])
    /** A pattern that takes both, or nothing. */
    infix def &[Y](right: Y)(using
        r: Joinable[Y]
    ): Terms[Tuple.Concat[l.In, r.In], Tuple.Concat[l.Out, r.Out]] =
      Terms(l.shape(left) ++ r.shape(right))

  extension [A](channel: Channel[A])
    /** Sends, and waits at most so long; tells whether it was sent. */
    def send(message: A, timeout: FiniteDuration): Boolean = channel.send(message, timeout.toJava)

    /** Takes the oldest message, and waits for it at most so long. */
    def receive(timeout: FiniteDuration): Option[A] = channel.receive(timeout.toJava).toScala

  extension [Q, R](calls: ReplyChannel[Q, R])
    /** Asks, and waits at most so long until the question is taken; then, for the reply. */
    def call(question: Q, timeout: FiniteDuration): Option[R] =
      calls.call(question, timeout.toJava).toScala

  extension (tasklet: Tasklet)
    /** Waits at most so long until the tasklet has ended; tells whether it has. */
    def awaitEnd(timeout: FiniteDuration): Boolean = tasklet.awaitEnd(timeout.toJava)

  extension (actor: ActorRef[?])
    /** Waits at most so long until the actor has ended; tells why it has. */
    def awaitEnd(timeout: FiniteDuration): Option[Ended] = actor.awaitEnd(timeout.toJava).toScala

/** Waits until one of the clauses can be committed, commits it, and returns its result.
  *
  * {{{
  * val news = select(on(post).map(letter => letter.text), (phone & atHome).map(_.text))
  * }}}
  *
  * Where several are possible: the highest priority, then the oldest messages, then the order here.
  */
def select[T](clauses: Clause[? <: T]*)(using joins: Joins): T = joins.select(clauses*)

/** As [[select]], but only if one of the clauses can be committed at once. */
def trySelect[T](clauses: Clause[? <: T]*): Option[T] =
  dev.joins.channel.Clause.trySelect[T](clauses*).toScala
