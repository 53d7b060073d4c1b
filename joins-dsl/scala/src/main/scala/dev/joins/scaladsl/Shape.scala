package dev.joins.scaladsl

import dev.joins.channel.Term
import java.time.Duration

/** One term of a pattern, without its types. */
private[scaladsl] enum Part(val term: Term[?]):
  case Value(value: Term[?]) extends Part(value)
  case Question(call: ReplyTerm[?, ?]) extends Part(call.request)
  case VoidCall(call: CallChannel[?]) extends Part(call.term)
  case Silent(signals: SignalTerm) extends Part(signals.term)
  case Passage(gate: Gate) extends Part(gate.term)

/** A condition on what the parts from one to before another give. */
private[scaladsl] final case class Condition(from: Int, until: Int, test: List[Any] => Boolean):
  def behind(count: Int): Condition = copy(from = from + count, until = until + count)

/** All that is said of a pattern, without its types.
  *
  * @param delay
  *   of a clause that is not possible before
  */
private[scaladsl] final case class Shape(
    parts: List[Part],
    conditions: List[Condition] = Nil,
    priority: Int = 0,
    name: Option[String] = None,
    delay: Option[Duration] = None
):
  def ++(other: Shape): Shape = Shape(
    parts ++ other.parts,
    conditions ++ other.conditions.map(_.behind(parts.size)),
    delay = (delay ++ other.delay).maxOption
  )

  /** With a condition on all its parts. What is said of one message only is better said of its
    * term: then it is asked once.
    */
  def where(test: List[Any] => Boolean): Shape = parts match
    case Part.Value(term) :: Nil =>
      copy(List(Part.Value(Untyped.ofAny(term).where(value => test(List(value))))))
    case Part.Question(call) :: Nil =>
      copy(List(Part.Question(Untyped.ofAny(call).where(value => test(List(value))))))
    case _ => copy(conditions = conditions :+ Condition(0, parts.size, test))

  override def toString: String = parts.map(_.term).mkString(" & ")
