package dev.joins.scaladsl

import dev.joins.channel.{MessageTerm, Term}
import scala.annotation.targetName
import scala.concurrent.duration.FiniteDuration
import scala.jdk.CollectionConverters.*
import scala.jdk.DurationConverters.*

extension [A](term: MessageTerm[A])
  /** So many messages at once, oldest first. */
  @targetName("timesMessages")
  infix def *(count: Int): Term[List[A]] = Untyped.listed(term.times(count))

  /** In order: from term to term of a pattern, what this function returns does not decrease. */
  @targetName("ascendingByOrdering")
  infix def ascending[K: Ordering](order: A => K): MessageTerm[A] =
    term.ascending(message => Rank(order(message)))

  /** Of those that fit not the oldest, but the one for which this function is least; of these, the
    * oldest.
    */
  @targetName("lowestByOrdering")
  infix def lowest[K: Ordering](key: A => K): MessageTerm[A] =
    term.lowest(message => Rank(key(message)))

  /** Of those that fit not the oldest, but the one for which this function is greatest; of these,
    * the oldest.
    */
  @targetName("highestByOrdering")
  infix def highest[K: Ordering](key: A => K): MessageTerm[A] =
    term.highest(message => Rank(key(message)))

  /** Messages that nobody has taken after some time leave the channel, and go to a handler. */
  def within(limit: FiniteDuration)(expired: A => Unit): MessageTerm[A] =
    term.within(limit.toJava, message => expired(message))

extension [Q, R](calls: ReplyTerm[Q, R])
  /** So many questions at once, oldest first; the body replies to each of them. */
  @targetName("timesCalls")
  infix def *(count: Int): Term[List[Request[Q, R]]] = Untyped.listed(calls.times(count))

extension [Q](calls: CallChannel[Q])
  /** So many calls at once, oldest first. */
  @targetName("timesVoidCalls")
  infix def *(count: Int): Term[List[Q]] = Untyped.listed(calls.times(count))

extension (signal: Signal)
  /** So many signals at once. */
  @targetName("timesSignals")
  infix def *(count: Int): SignalTerm = signal.times(count)

extension (gate: Gate)
  /** So many callers at once. */
  @targetName("timesGate")
  infix def *(count: Int): SignalTerm = gate.times(count)

  /** Waits at most so long; tells whether it was let pass. */
  def pass(timeout: FiniteDuration): Boolean = gate.pass(timeout.toJava)

extension (count: Int)
  /** One message each of so many of these, of those that have the oldest ones: `4 of quotes`. */
  infix def of[A](terms: Seq[MessageTerm[A]]): Term[List[A]] =
    Untyped.listed(Term.someOf(count, terms.asJava))

/** One message each of as many of these as have one, up to a number; possibly none. */
def atMost[A](count: Int, terms: Seq[MessageTerm[A]]): Term[List[A]] =
  Untyped.listed(Term.atMost(count, terms.asJava))

/** One of each of these, all at once. */
def allOf[A](terms: Seq[Term[A]]): Term[List[A]] = Untyped.listed(Term.allOf(terms.asJava))

/** A key of any type that has an order, as Java compares. */
private final class Rank[K](val key: K)(using ordering: Ordering[K]) extends Comparable[Rank[K]]:
  def compareTo(other: Rank[K]): Int = ordering.compare(key, other.key)
