package dev.joins.scaladsl

/** What a body takes or returns for the tuple `T`: nothing, the single value, or the tuple itself.
  */
type Args[T <: Tuple] = T match
  case EmptyTuple      => Unit
  case a *: EmptyTuple => a
  case _               => T

/** A pattern whose body gets `In` and owes the replies `Out`. Immutable; nothing is installed
  * before `react` or `map` is called.
  */
sealed class Pattern[In <: Tuple, Out <: Tuple] private[scaladsl] (
    private[scaladsl] val shape: Shape
):
  /** Where several patterns are enabled, the highest priority wins; 0 is ordinary. */
  def priority(priority: Int): Pattern[In, Out] = Pattern(shape.copy(priority = priority))

  /** With a name, for reports, traces and thread dumps. */
  def named(name: String): Pattern[In, Out] = Pattern(shape.copy(name = Some(name)))

  /** Only messages that meet a condition together. It must be pure: it may run many times, on any
    * thread, or not at all; where it throws, it does not hold. A condition on one message is asked
    * once, when the message comes.
    */
  infix def where(condition: Args[In] => Boolean): Pattern[In, Out] = Pattern(
    shape.where(Untyped.spread(condition))
  )

  /** Installs the pattern: each match runs the body, whose result is the replies to the callers, in
    * the order of the terms.
    *
    * Where the first term is a call or a gate, the body runs on the thread of that caller, who also
    * gets what it throws; otherwise in a new tasklet, and what it throws goes to the scheduler. The
    * other callers of a body that fails get `dev.joins.dsl.NoReplyException`.
    */
  infix def react[R <: Args[Out]](body: Args[In] => R)(using joins: Joins): Reaction =
    Untyped(shape, Untyped.spread(body)).install(joins)

  /** A clause of a [[select]], for patterns that owe no reply; the body runs on the selecting
    * thread.
    */
  infix def map[T](
      body: Args[In] => T
  )(using joins: Joins, owesNoReply: Out =:= EmptyTuple): Clause[T] =
    Untyped(shape, Untyped.spread(body)).clause(joins)

  override def toString: String = shape.toString

/** A pattern that can still grow, by `&`. */
final class Terms[In <: Tuple, Out <: Tuple] private[scaladsl] (shape: Shape)
    extends Pattern[In, Out](shape):
  infix override def where(condition: Args[In] => Boolean): Terms[In, Out] = Terms(
    shape.where(Untyped.spread(condition))
  )
