package dev.joins.scaladsl

import dev.joins.channel.Term
import java.time.Duration

/** One term of a pattern, without its types. */
private[scaladsl] enum Part(val term: Term[?]):
  case Value(value: Term[?]) extends Part(value)
  case Question(call: ReplyTerm[?, ?]) extends Part(call.request)
  case Visit(call: CallChannel[?]) extends Part(call.term)
  case Silent(signals: SignalTerm) extends Part(signals.term)
  case Passage(gate: Gate) extends Part(gate.term)

/** A condition on the parts from one to before another. */
private[scaladsl] final case class Condition(from: Int, until: Int, test: Nothing => Boolean):
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

  /** What is said of one message only is better said of its term: then it is asked once. */
  def where(condition: Nothing => Boolean): Shape = parts match
    case part :: Nil =>
      Untyped.filtered(part, condition).fold(conditioned(condition))(kept => copy(List(kept)))
    case _ => conditioned(condition)

  private def conditioned(condition: Nothing => Boolean): Shape =
    copy(conditions = conditions :+ Condition(0, parts.size, condition))

  override def toString: String = parts.map(_.term).mkString(" & ")
