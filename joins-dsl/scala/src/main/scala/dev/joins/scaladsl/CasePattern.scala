package dev.joins.scaladsl

import scala.quoted.*

/** Reads the pattern of a case: of each message its class, what must hold of it, and where its
  * variables are. Variables become paths such as `message.place.room`, so nothing is matched twice.
  */
private[scaladsl] trait CasePattern(using val quotes: Quotes):
  import quotes.reflect.*

  /** What is found in a message, given the message. */
  type Path = Term => Term

  /** What must hold, in order, and the variables. */
  private type Found = (tests: List[Path], variables: List[(Symbol, Path)])

  /** @param kind
    *   the class whose channel the message comes from
    */
  final case class Message(
      tree: Tree,
      tpe: TypeRepr,
      kind: Term,
      tests: List[Path],
      variables: List[(Symbol, Path)]
  )

  /** The messages of a pattern, in order. */
  def messagesOf(pattern: Tree): List[Message] = pattern match
    case Unapply(fun, _, List(left, right)) if fun.symbol == and =>
      messagesOf(left) ++ messagesOf(right)
    case TypedOrTest(inner @ Unapply(fun, _, _), _) if fun.symbol == and => messagesOf(inner)
    case _                                                               => List(message(pattern))

  private val and: Symbol =
    '{ dev.joins.scaladsl.& }.asTerm.tpe.widen.typeSymbol.methodMember("unapply").head

  private def message(pattern: Tree): Message =
    val (tpe, kind) = kindOf(pattern)
    val found = read(pattern, cast(_, tpe), tpe, isOne = true)
    Message(pattern, tpe, kind, found.tests, found.variables)

  private val noClass = "a message is matched by the constructor of its case class"

  private def kindOf(pattern: Tree): (TypeRepr, Term) = pattern match
    case Wildcard()                    => refuse(pattern, noClass)
    case Bind(_, inner)                => kindOf(inner)
    case TypedOrTest(_, tpt)           => classKind(tpt.tpe, pattern)
    case Unapply(fun, _, _)            => classKind(caseClass(fun, pattern), pattern)
    case value: Ref if isStable(value) =>
      (value.tpe.widen, '{ Case.kindOf(${ value.asExpr }) }.asTerm)
    case other => refuse(other, noClass)

  private def classKind(tpe: TypeRepr, at: Tree): (TypeRepr, Term) =
    val symbol = tpe.classSymbol.getOrElse(refuse(at, s"${tpe.show} is no class of messages"))
    if symbol.flags.is(Flags.Abstract) || symbol.flags.is(Flags.Trait) then
      refuse(
        at,
        s"${symbol.name} has no messages of its own: each class of messages has a channel; name the classes that extend it"
      )
    (tpe, Literal(ClassOfConstant(symbol.typeRef)))

  /** @param isOne
    *   what is at the path is known to be a `tpe`, and not null
    */
  private def read(pattern: Tree, path: Path, tpe: TypeRepr, isOne: Boolean): Found =
    pattern match
      case Wildcard()     => (Nil, Nil)
      case Bind(_, inner) =>
        val found = read(inner, path, tpe, isOne)
        val bound: Path = message => cast(path(message), pattern.symbol.termRef.widen)
        (found.tests, (pattern.symbol, bound) :: found.variables)
      case TypedOrTest(inner, tpt) =>
        val narrowed: Path = message => cast(path(message), tpt.tpe)
        val found = read(inner, narrowed, tpt.tpe, isOne = true)
        (instance(path, tpe, tpt.tpe, isOne) ++ found.tests, found.variables)
      case Unapply(fun, _, parts) => fieldsOf(caseClass(fun, pattern), parts, path, tpe, isOne)
      case Alternatives(options)  =>
        val found = options.map(read(_, path, tpe, isOne))
        if found.exists(_.variables.nonEmpty) then refuse(pattern, "alternatives bind no variables")
        val any: Path = message => found.map(one => all(one.tests, message)).reduceLeft(or)
        (List(any), Nil)
      case literal: Literal              => (List(equal(literal, path)), Nil)
      case value: Ref if isStable(value) => (List(equal(value, path)), Nil)
      case other                         =>
        refuse(
          other,
          "in a message there can be constructors of case classes, literals, stable names, types, variables and wildcards"
        )

  private def fieldsOf(
      constructor: TypeRepr,
      parts: List[Tree],
      path: Path,
      tpe: TypeRepr,
      isOne: Boolean
  ): Found =
    val found = parts
      .zip(constructor.typeSymbol.caseFields)
      .map: (part, field) =>
        val at: Path = message => Select(cast(path(message), constructor), field)
        read(part, at, constructor.memberType(field).widenByName, isOne = false)
    (
      instance(path, tpe, constructor, isOne) ++ found.flatMap(_.tests),
      found.flatMap(_.variables)
    )

  private def instance(path: Path, from: TypeRepr, to: TypeRepr, isOne: Boolean): List[Path] =
    if from <:< to && (isOne || from <:< TypeRepr.of[AnyVal]) then Nil
    else
      val test: Path = message =>
        to.asType match
          case '[t] => '{ ${ path(message).asExprOf[Any] }.isInstanceOf[t] }.asTerm
      List(test)

  private def equal(value: Term, path: Path): Path = message =>
    '{ ${ value.asExprOf[Any] } == ${ path(message).asExprOf[Any] } }.asTerm

  private def or(left: Term, right: Term): Term =
    '{ ${ left.asExprOf[Boolean] } || ${ right.asExprOf[Boolean] } }.asTerm

  /** All tests of a message. */
  def all(tests: List[Path], message: Term): Term = conjunction(tests.map(_(message)))

  def conjunction(conditions: List[Term]): Term = conditions
    .reduceLeftOption: (left, right) =>
      '{ ${ left.asExprOf[Boolean] } && ${ right.asExprOf[Boolean] } }.asTerm
    .getOrElse(Literal(BooleanConstant(true)))

  def cast(term: Term, to: TypeRepr): Term =
    if term.tpe <:< to then term
    else
      to.asType match
        case '[t] => '{ ${ term.asExprOf[Any] }.asInstanceOf[t] }.asTerm

  private def isStable(ref: Ref): Boolean =
    val symbol = ref.symbol
    symbol.isTerm && !symbol.isDefDef && !symbol.flags.is(
      Flags.Mutable
    )

  /** The case class whose own extractor this is. */
  private def caseClass(fun: Term, at: Tree): TypeRepr =
    val companion = fun.symbol.owner
    val made = companion.companionClass
    val isOwn = made.isClassDef && made.flags.is(Flags.Case) && fun.symbol.name == "unapply" &&
      (fun.symbol.flags.is(Flags.Synthetic) || made.fullName.startsWith("scala."))
    if !isOwn then
      refuse(
        at,
        s"only constructors of case classes are understood, and not the extractor ${companion.name.stripSuffix("$")}"
      )
    fun.tpe.widen match
      case MethodType(_, List(argument), _) => argument
      case _                                => made.typeRef

  def refuse(at: Tree, because: String): Nothing =
    report.errorAndAbort(s"receive: $because", at.pos)
