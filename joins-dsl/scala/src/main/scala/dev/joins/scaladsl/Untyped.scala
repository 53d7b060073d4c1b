package dev.joins.scaladsl

import dev.joins.channel.Term
import dev.joins.dsl.JoinN
import dev.joins.actor.Timer
import java.util.List as JavaList
import scala.jdk.CollectionConverters.*
import scala.reflect.ClassTag

/** A pattern and its body as the Java DSL takes them. The casts in here hold because `Joinable` and
  * `&` gave the pattern its types in the order of its parts.
  */
private[scaladsl] final class Untyped(shape: Shape, body: List[Any] => Any):
  import shape.{conditions, delay, parts}
  import Untyped.*

  /** The head is apart where its caller's thread runs the body. */
  def install(joins: Joins): Reaction = parts match
    case Part.Question(call) :: _ =>
      grown(headed(JoinN.of(joins, call), headIsBare = true), 1, headIsBare = true)
        .reply: values =>
          val replies = run(values, headIsBare = true)
          answer(parts.tail, values.drop(1), replies.tail)
          replies.head
    case Part.VoidCall(call) :: _ => reacting(headed(JoinN.of(joins, call)), 1)
    case Part.Passage(gate) :: _  => reacting(headed(JoinN.of(joins, gate)), 1)
    case _                        => reacting(start(joins), 0)

  def clause[T](joins: Joins): Clause[T] =
    grown(start(joins), 0).map(values => body(inputs(parts, values)).asInstanceOf[T])

  private def reacting(join: JoinN, from: Int): Reaction =
    grown(join, from).react: values =>
      answer(parts, values, run(values))

  private def start(joins: Joins): JoinN = delay.fold(JoinN.of(joins))(JoinN.after(joins, _))

  private def headed(head: JoinN, headIsBare: Boolean = false): JoinN =
    guarded(head, 1, headIsBare)

  /** With the parts from this one on, and the conditions as early as they can be asked. */
  private def grown(join: JoinN, from: Int, headIsBare: Boolean = false): JoinN =
    val all = parts.indices
      .drop(from)
      .foldLeft(join): (shorter, i) =>
        guarded(shorter.and(parts(i).term), i + 1, headIsBare)
    val named = shape.name.fold(all)(all.named)
    named.priority(shape.priority)

  private def guarded(join: JoinN, size: Int, headIsBare: Boolean): JoinN =
    conditions
      .filter(_.until == size)
      .foldLeft(join): (open, condition) =>
        import condition.{from, test, until}
        open.where: values =>
          val bare = headIsBare && from == 0
          test(inputs(parts.slice(from, until), values.slice(from, until), bare))

  /** The replies that the body owes, in order. */
  private def run(values: Array[Object], headIsBare: Boolean = false): List[Any] =
    val result = body(inputs(parts, values, headIsBare))
    parts.count(_.isInstanceOf[Part.Question]) match
      case 0 => Nil
      case 1 => List(result)
      case _ => result.asInstanceOf[Product].productIterator.toList

/** Casts that the types of the notation stand for. */
private[scaladsl] object Untyped:
  /** A question at the head comes bare; the others, as the requests that are to be answered. */
  private def inputs(
      parts: List[Part],
      values: Array[Object],
      headIsBare: Boolean = false
  ): List[Any] =
    parts
      .zip(values)
      .zipWithIndex
      .collect:
        case ((Part.Question(_), question), 0) if headIsBare => question
        case ((Part.Question(_), request), _) => request.asInstanceOf[Request[?, ?]].value
        case ((_: Part.Value | _: Part.VoidCall, value), _) => value

  private def answer(parts: List[Part], values: Array[Object], replies: List[Any]): Unit =
    val requests = parts
      .zip(values)
      .collect:
        case (Part.Question(_), request) => request.asInstanceOf[Request[Any, Any]]
    requests.zip(replies).foreach(_.reply(_))

  /** A function of the tuple of the inputs, as one of the inputs. */
  def spread[T](function: Nothing => T): List[Any] => T =
    val ofAny = function.asInstanceOf[Any => T]
    inputs =>
      ofAny(inputs match
        case Nil           => ()
        case single :: Nil => single
        case several       => Tuple.fromArray(several.toArray))

  def ofAny(term: Term[?]): Term[Any] = term.asInstanceOf[Term[Any]]

  def ofAny(call: ReplyTerm[?, ?]): ReplyTerm[Any, Any] = call.asInstanceOf[ReplyTerm[Any, Any]]

  /** The same term, whose list is one of Scala. */
  def listed[A](term: Term[JavaList[A]]): Term[List[A]] = term.map(_.asScala.toList)

  def classOf[T](using tag: ClassTag[T]): Class[T] = tag.runtimeClass.asInstanceOf[Class[T]]

  def classOfValue(value: Any): Class[?] = value.asInstanceOf[AnyRef].getClass

  /** A question's type names the type of its reply. */
  def questions[Q](self: Actor[?])(using tag: ClassTag[Q]): ReplyChannel[Q, ReplyTo[Q]] =
    questionsOf(self, tag.runtimeClass).asInstanceOf[ReplyChannel[Q, ReplyTo[Q]]]

  def questionsOf(self: Actor[?], kind: Class[?]): ReplyChannel[?, ?] =
    self.questions[Any, Question[Any]](kind.asInstanceOf[Class[Question[Any]]])

  /** An actor whose messages are at least these. */
  def within[M](actor: Actor[?])(use: Actor[M] => Timer): Timer = use(actor.asInstanceOf[Actor[M]])
