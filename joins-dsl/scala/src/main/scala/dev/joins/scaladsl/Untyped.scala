package dev.joins.scaladsl

import dev.joins.channel.Term
import java.util.List as JavaList
import scala.jdk.CollectionConverters.*

/** One term of a pattern, without its types. */
private[scaladsl] enum Part(val term: Term[?]):
  case Message(channel: Channel[?]) extends Part(channel)
  case Messages(several: Term[? <: JavaList[?]]) extends Part(several)
  case Question(call: ReplyChannel[?, ?]) extends Part(call.request)
  case Silent(signals: SignalTerm) extends Part(signals.term)
  case Passage(gate: Gate) extends Part(gate.term)

/** A pattern and its body as the Java DSL takes them. The casts in here hold because `Joinable` and
  * `&` gave the pattern its types in the order of its parts.
  */
private[scaladsl] final class Untyped(pattern: Pattern[?, ?], body: Nothing => Any):
  import pattern.{parts, priority}

  /** The head is split off where its caller's thread runs the body. */
  def install(joins: Joins): Reaction = parts match
    case Part.Question(call) :: rest =>
      val head = joins.on(call.asInstanceOf[ReplyChannel[Any, Any]])
      if rest.isEmpty then head.priority(priority).reply(question => run(List(question)).head)
      else
        head
          .and(all(rest))
          .priority(priority)
          .reply: (question, taken) =>
            val replies = run(question :: inputs(rest, taken))
            answer(rest, taken, replies.tail)
            replies.head
    case Part.Passage(gate) :: rest =>
      val head = joins.on(gate)
      if rest.isEmpty then head.priority(priority).react(() => answer(Nil, JavaList.of(), run(Nil)))
      else
        head
          .and(all(rest))
          .priority(priority)
          .react: taken =>
            answer(rest, taken, run(inputs(rest, taken)))
    case _ =>
      joins
        .on(all(parts))
        .priority(priority)
        .react: taken =>
          answer(parts, taken, run(inputs(parts, taken)))

  def clause[T](joins: Joins): Clause[T] =
    joins.on(all(parts)).priority(priority).map(taken => call(inputs(parts, taken)).asInstanceOf[T])

  private def all(parts: List[Part]): Term[JavaList[Any]] =
    Term.allOf(parts.map(_.term.asInstanceOf[Term[Any]]).asJava)

  private def inputs(parts: List[Part], taken: JavaList[Any]): List[Any] =
    parts
      .zip(taken.asScala)
      .collect:
        case (Part.Message(_), message)   => message
        case (Part.Messages(_), messages) => messages.asInstanceOf[JavaList[?]].asScala.toList
        case (Part.Question(_), request)  => request.asInstanceOf[Request[?, ?]].value

  /** The replies that the body owes, in order. */
  private def run(inputs: List[Any]): List[Any] =
    val result = call(inputs)
    parts.count(_.isInstanceOf[Part.Question]) match
      case 0 => Nil
      case 1 => List(result)
      case _ => result.asInstanceOf[Product].productIterator.toList

  private def call(inputs: List[Any]): Any =
    val args = inputs match
      case Nil           => ()
      case single :: Nil => single
      case several       => Tuple.fromArray(several.toArray)
    body.asInstanceOf[Any => Any](args)

  private def answer(parts: List[Part], taken: JavaList[Any], replies: List[Any]): Unit =
    val requests = parts
      .zip(taken.asScala)
      .collect:
        case (Part.Question(_), request) => request.asInstanceOf[Request[Any, Any]]
    requests.zip(replies).foreach(_.reply(_))
