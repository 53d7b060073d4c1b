package dev.joins.scaladsl

import dev.joins.channel.{MessageTerm, Term}
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

  private[scaladsl] def shape(term: X): Shape

/** The kinds of terms. */
object Joinable extends TermsOfJava:
  /** A channel, or some of its messages, gives a message. */
  given message: [A] => Aux[MessageTerm[A], A *: EmptyTuple, EmptyTuple] = one(Part.Value(_))

  /** A question is given to the body, and is owed the reply. */
  given question: [Q, R] => Aux[ReplyTerm[Q, R], Q *: EmptyTuple, R *: EmptyTuple] =
    one(Part.Question(_))

  /** A call without a reply gives what its caller brings. */
  given voidCall: [Q] => Aux[CallChannel[Q], Q *: EmptyTuple, EmptyTuple] = one(Part.VoidCall(_))

  /** A signal gives nothing. */
  given signal: Aux[SignalTerm, EmptyTuple, EmptyTuple] = one(Part.Silent(_))

  /** A gate gives nothing, and is owed nothing: its caller passes when the body has run. */
  given gate: Aux[Gate, EmptyTuple, EmptyTuple] = one(Part.Passage(_))

  /** What `&` has joined can be joined again. */
  given terms: [I <: Tuple, O <: Tuple] => Aux[Terms[I, O], I, O] = make(_.shape)

/** Terms that take several messages, or room. */
sealed trait TermsOfJava extends AnyTerm:
  /** A Java list of messages arrives as a list of Scala. */
  given several: [A] => Joinable.Aux[Term[JavaList[A]], List[A] *: EmptyTuple, EmptyTuple] =
    one(term => Part.Value(Untyped.listed(term)))

/** The terms that are left. */
sealed trait AnyTerm:
  /** A kind whose inputs and owed replies are known. */
  type Aux[-X, I <: Tuple, O <: Tuple] = Joinable[X] { type In = I; type Out = O }

  /** Any term gives what it yields. */
  given term: [A] => Aux[Term[A], A *: EmptyTuple, EmptyTuple] = one(Part.Value(_))

  private[scaladsl] def one[X, I <: Tuple, O <: Tuple](part: X => Part): Aux[X, I, O] =
    make(term => Shape(List(part(term))))

  private[scaladsl] def make[X, I <: Tuple, O <: Tuple](parts: X => Shape): Aux[X, I, O] =
    new Joinable[X]:
      type In = I
      type Out = O
      def shape(term: X): Shape = parts(term)
