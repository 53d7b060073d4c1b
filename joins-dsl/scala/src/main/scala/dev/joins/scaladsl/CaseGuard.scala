package dev.joins.scaladsl

import scala.quoted.*

/** Splits the condition of a case into filters of single messages, keys, and conditions on the
  * first messages. `p && q` may be asked in any order, and in parts, as both are pure: where either
  * throws, or does not hold, so does the whole.
  */
private[scaladsl] trait CaseGuard extends CasePattern:
  import quotes.reflect.*

  /** @param about
    *   the messages that it speaks of
    */
  final case class Conjunct(tree: Term, about: Set[Int])

  final case class Split(
      filters: Map[Int, List[Term]],
      keys: Map[Int, List[Term]],
      implied: List[Term],
      conditions: Map[Int, List[Term]]
  )

  def split(guard: Option[Term], messages: List[Message]): Split =
    val variables = variablesOf(messages)
    val conjuncts = guard.toList
      .flatMap(conjunctsOf)
      .map(term => Conjunct(term, mentionedIn(term, variables)))
    guard.foreach(requirePure)

    val (filters, joint) = conjuncts.partition(_.about.size == 1)
    val equalities = joint.flatMap(equality(_, variables))
    val keys = Keys.of(equalities.map(each => (each.left, each.right)))
    val implied = equalities.filter(each => keys.imply(each.left, each.right))
    val trees = equalities
      .flatMap(each => List(each.left -> each.leftTree, each.right -> each.rightTree))
      .toMap
    Split(
      filters.groupMap(_.about.head)(_.tree),
      keys.components.view.mapValues(_.map(trees)).toMap,
      implied.map(_.conjunct.tree),
      joint
        .filterNot(each => implied.exists(_.conjunct eq each))
        .groupMap(_.about.maxOption.fold(1)(_ + 1))(_.tree)
    )

  def variablesOf(messages: List[Message]): Map[Symbol, (Int, Path)] =
    messages.zipWithIndex
      .flatMap((message, i) => message.variables.map((symbol, path) => symbol -> (i, path)))
      .toMap

  private def conjunctsOf(guard: Term): List[Term] = guard match
    case Apply(Select(left, "&&"), List(right)) => conjunctsOf(left) ++ conjunctsOf(right)
    case Inlined(None, Nil, inner)              => conjunctsOf(inner)
    case _                                      => List(guard)

  private def mentionedIn(term: Term, variables: Map[Symbol, (Int, Path)]): Set[Int] =
    val mentioned = new TreeAccumulator[Set[Int]]:
      def foldTree(found: Set[Int], tree: Tree)(owner: Symbol): Set[Int] =
        val more = tree match
          case ref: Ref => variables.get(ref.symbol).map((i, _) => i)
          case _        => None
        foldOverTree(found ++ more, tree)(owner)
    mentioned.foldTree(Set.empty, term)(Symbol.spliceOwner)

  /** A filter is asked when the message comes, and never again. */
  private def requirePure(guard: Term): Unit =
    val look = new TreeTraverser:
      override def traverseTree(tree: Tree)(owner: Symbol): Unit =
        tree match
          case ref: Ref if ref.symbol.flags.is(Flags.Mutable) =>
            refuse(
              tree,
              s"a condition must not look at what changes, such as the var ${ref.symbol.name}: it may be asked at any time; send what it looks at as a message, or become another behavior"
            )
          case _ => traverseTreeChildren(tree)(owner)
    look.traverseTree(guard)(Symbol.spliceOwner)

  // Keys.

  private final case class Equality(
      conjunct: Conjunct,
      left: Side,
      right: Side,
      leftTree: Term,
      rightTree: Term
  )

  private def equality(conjunct: Conjunct, variables: Map[Symbol, (Int, Path)]): Option[Equality] =
    conjunct.tree match
      case Apply(Select(left, "=="), List(right)) =>
        for
          one <- side(left, variables)
          other <- side(right, variables)
          if one.message != other.message && haveTheSameKeys(left, right)
        yield Equality(conjunct, one, other, left, right)
      case _ => None

  /** A variable, or a value in it. */
  private def side(term: Term, variables: Map[Symbol, (Int, Path)]): Option[Side] = term match
    case ref: Ident => variables.get(ref.symbol).map((i, _) => Side(i, ref.name))
    case Select(inner, name) if term.symbol.isValDef =>
      side(inner, variables).map(in => Side(in.message, s"${in.text}.$name"))
    case _ => None

  /** Whether `==` is what a hash table asks. It is not for numbers of different types, nor for NaN
    * and the two zeros, nor where numbers may be in boxes.
    */
  private def haveTheSameKeys(left: Term, right: Term): Boolean =
    val tpe = left.tpe.widen
    def isExact = List(
      TypeRepr.of[Int],
      TypeRepr.of[Long],
      TypeRepr.of[Short],
      TypeRepr.of[Byte],
      TypeRepr.of[Char],
      TypeRepr.of[Boolean]
    ).exists(tpe =:= _)
    def isNoBox = tpe.classSymbol.isDefined && tpe <:< TypeRepr.of[AnyRef] &&
      !(TypeRepr.of[Number] <:< tpe) && !(tpe <:< TypeRepr.of[Number]) &&
      !(TypeRepr.of[java.lang.Character] <:< tpe) && !(TypeRepr.of[Integer] <:< tpe)
    tpe =:= right.tpe.widen && (isExact || isNoBox)
