package dev.joins.scaladsl

/** Between the messages of a case of [[receive]]: `case Fault(a, t1) & Fix(b, t2) if a == b => ...`
  */
object `&`:
  /** Only for the cases of `receive`, which takes them apart when it is compiled. */
  def unapply(messages: Any): Some[(Any, Any)] =
    throw UnsupportedOperationException(s"$messages: only the cases of receive are joined by &")

/** Patterns over the messages of the actor around, or of an [[Inbox]]: each case is installed, in
  * order, and runs its body whenever the messages are there.
  *
  * {{{
  * receive:
  *   case Fault(a, t1) & Fix(b, t2) if a == b && t1 <= t2 => downtime += t2 - t1
  *   case Downtime() => downtime
  * }}}
  *
  * Messages are matched by the constructors of case classes, with literals, stable names, types,
  * variables and wildcards inside. The result of the body is the reply to the question among the
  * messages; of several, the tuple of replies.
  *
  * The condition is taken apart: what speaks of one message is a filter, asked once when the
  * message comes; equality between variables of different messages is a key, which is looked up;
  * the rest is asked of as few messages as it speaks of. It must be pure, so it must not read a
  * `var`. [[Received.explain]] shows the split.
  */
inline def receive[M](inline cases: PartialFunction[Any, Any])(using
    inbox: Inbox[M],
    joins: Joins
): Received = ${ Cases.receive[M]('cases, 'inbox, 'joins) }

/** The cases of [[receive]] as clauses of a [[select]], which takes one of them once; questions
  * cannot be among them.
  *
  * {{{
  * select(taking { case Fault(a, _) & Fix(b, _) if a == b => a } :+ (after(1.second) map (_ => 0))*)
  * }}}
  */
inline def taking[M, T](inline cases: PartialFunction[Any, T])(using
    inbox: Inbox[M],
    joins: Joins
): List[Clause[T]] = ${ Cases.taking[M, T]('cases, 'inbox, 'joins) }

/** The patterns that [[receive]] has installed, in the order of the cases. */
final class Received private[scaladsl] (cases: List[(Case, Reaction)]):
  /** For removing them, and for reports. */
  def reactions: List[Reaction] = cases.map((_, reaction) => reaction)

  /** How each condition was split, and how matches are found. */
  def explain: String =
    cases.map((one, reaction) => s"${one.split}\n  plan: ${reaction.explain}").mkString("\n")

/** What one message of a case must be: a part of what `receive` expands to.
  *
  * @param filter
  *   what it must fulfil alone
  * @param key
  *   equal for all messages of the match that have one
  */
final case class Taken(
    kind: Class[?],
    asks: Boolean,
    filter: Option[Any => Boolean],
    key: Option[Any => Any]
):
  private[scaladsl] def part(inbox: Inbox[?]): Part =
    if asks then
      val all = inbox.questions(kind)
      val some = filter.fold(all)(test => all.where(message => test(message)))
      Part.Question(key.fold(some)(of => some.by(message => Taken.known(of(message)))))
    else
      val all = inbox.messages(kind)
      val some = filter.fold(all)(test => all.where(message => test(message)))
      Part.Value(key.fold(some)(of => some.by(message => Taken.known(of(message)))))

/** Keys, as they are looked up. */
object Taken:
  /** A key must not be null, and null == null. */
  private[scaladsl] def known(key: Any): Any = Option(key).getOrElse(None)

/** A condition on the first messages of a case: a part of what `receive` expands to. */
final case class Together(messages: Int, test: List[Any] => Boolean)

/** One case, taken apart: a part of what `receive` expands to.
  *
  * @param split
  *   the case, as [[Received.explain]] shows it
  */
final case class Case(
    taken: List[Taken],
    conditions: List[Together],
    body: List[Any] => Any,
    split: String
):
  private def untyped(inbox: Inbox[?]): Untyped = Untyped(
    Shape(taken.map(_.part(inbox)), conditions.map(c => Condition(0, c.messages, c.test))),
    body
  )

  private[scaladsl] def install(inbox: Inbox[?], joins: Joins): Reaction =
    untyped(inbox).install(joins)

  private[scaladsl] def clause[T](inbox: Inbox[?], joins: Joins): Clause[T] =
    untyped(inbox).clause(joins)

/** What the macros expand to. */
object Case:
  /** The class of a message that is matched by its value. */
  def kindOf(value: Any): Class[?] = Untyped.classOfValue(value)

  /** Installs all cases, in order. */
  def installed(cases: List[Case], inbox: Inbox[?], joins: Joins): Received =
    Received(cases.map(each => (each, each.install(inbox, joins))))

  /** All cases as clauses, in order. */
  def clauses[T](cases: List[Case], inbox: Inbox[?], joins: Joins): List[Clause[T]] =
    cases.map(_.clause(inbox, joins))
