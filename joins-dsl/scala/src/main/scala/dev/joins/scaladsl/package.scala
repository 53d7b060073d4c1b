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

import dev.joins.tasklet.Scheduler
import scala.annotation.targetName
import scala.util.Using

/** A join definition; see `dev.joins.dsl.Joins`. */
type Joins = dev.joins.dsl.Joins

/** Carries messages; see `dev.joins.channel.Channel`. */
type Channel[A] = dev.joins.channel.Channel[A]

/** Carries questions whose callers wait for the reply; see `dev.joins.dsl.ReplyChannel`. */
type ReplyChannel[Q, R] = dev.joins.dsl.ReplyChannel[Q, R]

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

/** One alternative of a select; see `dev.joins.channel.Clause`. */
type Clause[T] = dev.joins.channel.Clause[T]

/** Opens a definition for the body, and closes it behind it.
  *
  * Bodies of patterns run on the scheduler of the running tasklet; outside of tasklets, on a
  * parallel one of the definition's own, whose end is awaited.
  *
  * @param name
  *   for reports
  */
def joining[T](name: String)(body: Joins ?=> T): T =
  Using.resource(dev.joins.dsl.Joins.open(name))(joins => body(using joins))

/** Opens a definition whose bodies run on a scheduler, and closes it behind the body.
  *
  * Where the tasklets of one scheduler wait for bodies that run on another, `run()` takes them for
  * deadlocked: give the definition the scheduler of those who use it.
  *
  * @param name
  *   for reports
  * @param scheduler
  *   outlives the definition
  */
def joining[T](name: String, scheduler: Scheduler)(body: Joins ?=> T): T =
  Using.resource(dev.joins.dsl.Joins.open(name, scheduler))(joins => body(using joins))

/** An unbounded channel that is closed with the definition. */
def channel[A](name: String)(using joins: Joins): Channel[A] = joins.channel(name)

/** A channel of questions of type `Q` that are owed replies of type `R`. */
def call[Q, R](name: String)(using joins: Joins): ReplyChannel[Q, R] = joins.replyChannel(name)

/** A channel of signals. */
def signal(name: String)(using joins: Joins): Signal = joins.signal(name)

/** A gate at which callers wait. */
def gate(name: String)(using joins: Joins): Gate = joins.gate(name)

/** A pattern of one term. */
def on[X](term: X)(using joinable: Joinable[X]): Terms[joinable.In, joinable.Out] =
  Terms(joinable.parts(term))

extension [X](left: X)(using l: Joinable[X])
  /** A pattern that takes both, or nothing. */
  infix def &[Y](right: Y)(using
      r: Joinable[Y]
  ): Terms[Tuple.Concat[l.In, r.In], Tuple.Concat[l.Out, r.Out]] =
    Terms(l.parts(left) ++ r.parts(right))

extension [A](channel: Channel[A])
  /** So many messages at once, oldest first. */
  @targetName("timesMessages")
  infix def *(count: Int): Several[A] = Several(channel.times(count))

extension [Q, R](calls: ReplyChannel[Q, R])
  /** So many questions at once, oldest first; the body replies to each of them. */
  @targetName("timesCalls")
  infix def *(count: Int): Several[Request[Q, R]] = Several(calls.times(count))

extension (signal: Signal)
  /** So many signals at once. */
  @targetName("timesSignals")
  infix def *(count: Int): SignalTerm = signal.times(count)

/** Waits until one of the clauses can be committed, commits it, and returns its result.
  *
  * {{{
  * val news = select(on(post).map(letter => letter.text), (phone & atHome).map(_.text))
  * }}}
  *
  * Where several are possible: the highest priority, then the oldest messages, then the order here.
  */
def select[T](clauses: Clause[? <: T]*)(using joins: Joins): T = joins.select(clauses*)
