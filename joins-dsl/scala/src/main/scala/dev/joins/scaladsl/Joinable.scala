package dev.joins.scaladsl

import dev.joins.channel.Term
import java.util.List as JavaList
import scala.annotation.implicitNotFound

/** What can stand in a pattern: channels, calls, signals, gates, so many of one of them, and what
  * `&` has joined.
  */
@implicitNotFound(
  "${X} cannot stand in a pattern. A channel, call, signal or gate can, or so many of one (`c * 3`), or terms joined by `&`; a priority comes last"
)
sealed trait Joinable[-X]:
  /** What it gives to the body. */
  type In <: Tuple

  /** What it is owed by the body. */
  type Out <: Tuple

  private[scaladsl] def parts(term: X): List[Part]

/** The kinds of terms. */
object Joinable:
  /** A kind whose inputs and owed replies are known. */
  type Aux[-X, I <: Tuple, O <: Tuple] = Joinable[X] { type In = I; type Out = O }

  /** A channel gives its message. */
  given message: [A] => Aux[Channel[A], A *: EmptyTuple, EmptyTuple] = one(Part.Message(_))

  /** `channel * 3` gives a list. */
  given several: [A] => Aux[Several[A], List[A] *: EmptyTuple, EmptyTuple] =
    one(several => Part.Messages(several.term))

  /** A call gives its question, and is owed the reply. */
  given question: [Q, R] => Aux[ReplyChannel[Q, R], Q *: EmptyTuple, R *: EmptyTuple] =
    one(Part.Question(_))

  /** A signal gives nothing. */
  given signal: Aux[SignalTerm, EmptyTuple, EmptyTuple] = one(Part.Silent(_))

  /** A gate gives nothing, and is owed nothing: its caller passes when the body has run. */
  given gate: Aux[Gate, EmptyTuple, EmptyTuple] = one(Part.Passage(_))

  /** What `&` has joined can be joined again. */
  given terms: [I <: Tuple, O <: Tuple] => Aux[Terms[I, O], I, O] = make(_.parts)

  private def one[X, I <: Tuple, O <: Tuple](part: X => Part): Aux[X, I, O] =
    make(term => List(part(term)))

  private def make[X, I <: Tuple, O <: Tuple](split: X => List[Part]): Aux[X, I, O] =
    new Joinable[X]:
      type In = I
      type Out = O
      def parts(term: X): List[Part] = split(term)

/** So many messages of one channel, which the body gets as a list. */
final class Several[A] private[scaladsl] (private[scaladsl] val term: Term[JavaList[A]]):
  override def toString: String = term.toString
