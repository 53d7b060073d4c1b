package dev.joins.scaladsl

import scala.quoted.*

/** The macros behind [[receive]] and [[taking]]. */
private[scaladsl] object Cases:
  def receive[M: Type](
      cases: Expr[PartialFunction[Any, Any]],
      inbox: Expr[Inbox[M]],
      joins: Expr[Joins]
  )(using Quotes): Expr[Received] =
    '{ Case.installed(${ Expansion[M](repliesAreOwed = true).casesOf(cases) }, $inbox, $joins) }

  def taking[M: Type, T: Type](
      cases: Expr[PartialFunction[Any, T]],
      inbox: Expr[Inbox[M]],
      joins: Expr[Joins]
  )(using Quotes): Expr[List[Clause[T]]] =
    '{ Case.clauses[T](${ Expansion[M](repliesAreOwed = false).casesOf(cases) }, $inbox, $joins) }

  /** @param repliesAreOwed
    *   in a select they cannot be
    */
  private final class Expansion[M: Type](repliesAreOwed: Boolean)(using Quotes) extends CaseGuard:
    import quotes.reflect.*

    def casesOf(cases: Expr[PartialFunction[Any, Any]]): Expr[List[Case]] =
      Expr.ofList(caseDefs(cases.asTerm).map(caseOf))

    private def caseDefs(term: Term): List[CaseDef] = term match
      case Inlined(_, Nil, inner)   => caseDefs(inner)
      case Block(Nil, inner)        => caseDefs(inner)
      case Typed(inner, _)          => caseDefs(inner)
      case Lambda(_, Match(_, all)) => all
      case other => refuse(other, "the cases must stand here, in braces or indented")

    private def caseOf(one: CaseDef): Expr[Case] =
      val messages = messagesOf(one.pattern)
      if messages.size > 8 then refuse(one.pattern, "a pattern has at most 8 messages")
      messages.foreach(requireMessage)
      requireReplies(messages, one.rhs)
      val parts = split(one.guard, messages)
      val taken = messages.indices.toList.map(takenOf(_, parts, messages))
      val conditions = parts.conditions.toList
        .sortBy((count, _) => count)
        .map: (count, terms) =>
          val test = function[List[Any], Boolean]: taken =>
            conjunction(terms.map(replaced(_, messages, taken)))
          '{ Together(${ Expr(count) }, $test) }
      val body = function[List[Any], Any](taken => replaced(one.rhs, messages, taken))
      '{
        Case(
          ${ Expr.ofList(taken) },
          ${ Expr.ofList(conditions) },
          $body,
          ${ Expr(textOf(one, messages, parts)) }
        )
      }

    // What must hold of the types.

    private def requireMessage(message: Message): Unit =
      if !(message.tpe <:< TypeRepr.of[M]) then
        refuse(
          message.tree,
          s"${message.tpe.show} is not among the messages here, which are ${Type.show[M]}"
        )
      if !repliesAreOwed && isQuestion(message) then
        refuse(
          message.tree,
          s"${message.tpe.show} is owed a reply, so it cannot be taken in a select"
        )

    private def isQuestion(message: Message): Boolean = message.tpe <:< TypeRepr.of[Question[?]]

    /** The body gives what is owed, and nothing to nobody. */
    private def requireReplies(messages: List[Message], body: Term): Unit =
      val owed = messages
        .filter(isQuestion)
        .map(_.tpe.baseType(TypeRepr.of[Question[Any]].typeSymbol).typeArgs.head)
      val required = owed match
        case Nil           => TypeRepr.of[Unit]
        case single :: Nil => single
        case several       => defn.TupleClass(several.size).typeRef.appliedTo(several)
      if repliesAreOwed && !(body.tpe <:< required) then
        val because =
          if owed.isEmpty then "nobody is owed a reply here, so the body should end with ()"
          else s"the body owes a reply of type ${required.show}"
        report.error(s"receive: $because; it gives ${body.tpe.widen.show}", lastOf(body).pos)

    private def lastOf(body: Term): Term = body match
      case Block(_, last) => lastOf(last)
      case _              => body

    // What it expands to.

    private def takenOf(i: Int, parts: Split, messages: List[Message]): Expr[Taken] =
      val message = messages(i)
      val filters = parts.filters.getOrElse(i, Nil)
      val filter =
        if message.tests.isEmpty && filters.isEmpty then '{ None }
        else
          val test = function[Any, Boolean]: value =>
            val paths = replacedIn(messages, Map(i -> value))
            conjunction(message.tests.map(_(value)) ++ filters.map(paths))
          '{ Some($test) }
      val key = parts.keys.get(i) match
        case None             => '{ None }
        case Some(components) =>
          val of = function[Any, Any]: value =>
            components.map(replacedIn(messages, Map(i -> value))) match
              case single :: Nil => single
              case several       => Expr.ofList(several.map(_.asExpr)).asTerm
          '{ Some($of) }
      '{
        Taken(${ message.kind.asExprOf[Class[?]] }, ${ Expr(isQuestion(message)) }, $filter, $key)
      }

    /** What is made inside belongs to the function. */
    private def function[A: Type, B: Type](make: Term => Term): Expr[A => B] =
      val shape = MethodType(List("taken"))(_ => List(TypeRepr.of[A]), _ => TypeRepr.of[B])
      Lambda(
        Symbol.spliceOwner,
        shape,
        (owner, parameters) =>
          val body = parameters match
            case List(taken: Term) => make(taken)
            case _                 => throw AssertionError("one parameter")
          body.changeOwner(owner)
      ).asExprOf[A => B]

    /** The user's tree, with paths into the list of all messages in the place of variables. */
    private def replaced(tree: Term, messages: List[Message], taken: Term): Term =
      val all = taken.asExprOf[List[Any]]
      val values = messages.indices.map(i => i -> '{ $all(${ Expr(i) }) }.asTerm)
      replacedIn(messages, values.toMap)(tree)

    private def replacedIn(messages: List[Message], values: Map[Int, Term]): Term => Term =
      val variables = variablesOf(messages)
      val replacing = new TreeMap:
        override def transformTerm(term: Term)(owner: Symbol): Term = term match
          case ref: Ident if variables.contains(ref.symbol) =>
            val (i, path) = variables(ref.symbol)
            path(values(i))
          case _ => super.transformTerm(term)(owner)
      replacing.transformTerm(_)(Symbol.spliceOwner)

    // What is said of it.

    private def textOf(one: CaseDef, messages: List[Message], parts: Split): String =
      def lines(what: String, terms: List[Term]) = terms.map(term => s"\n  $what: ${source(term)}")
      val filters = messages.indices.toList.flatMap: i =>
        lines(s"filter of ${source(messages(i).tree)}", parts.filters.getOrElse(i, Nil))
      val conditions = parts.conditions.toList
        .sortBy((count, _) => count)
        .flatMap: (count, terms) =>
          lines(s"condition on the first $count", terms)
      s"case ${source(one.pattern)}${(filters ++ lines("key", parts.implied) ++ conditions).mkString}"

    private def source(tree: Tree): String =
      tree.pos.sourceCode.getOrElse(tree.show).replaceAll("\\s+", " ")
