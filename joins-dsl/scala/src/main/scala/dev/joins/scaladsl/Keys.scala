package dev.joins.scaladsl

/** One side of an equality: an expression that speaks of one message only.
  *
  * @param text
  *   the same for the same expression
  */
private[scaladsl] final case class Side(message: Int, text: String)

/** The keys that stand for equalities: for each message that has one, its components. All messages
  * that have a key have one of as many components, and the components at one position are equal.
  */
private[scaladsl] final case class Keys(components: Map[Int, List[Side]]):
  /** Whether equal keys imply it. */
  def imply(left: Side, right: Side): Boolean =
    (components.get(left.message), components.get(right.message)) match
      case (Some(lefts), Some(rights)) => lefts.zip(rights).contains((left, right))
      case _                           => false

private[scaladsl] object Keys:
  /** A pattern has one key, so the messages are chosen that most are equal to: those of the largest
    * class of expressions that are equal to each other. Every other class in which all these
    * messages are becomes one more component. What the keys do not imply stays a condition.
    */
  def of(equalities: List[(Side, Side)]): Keys =
    val classes = equalities.foldLeft(List.empty[List[Side]]): (known, equality) =>
      val (left, right) = equality
      val (touched, others) = known.partition(one => one.contains(left) || one.contains(right))
      others :+ (touched.flatten ++ List(left, right)).distinct
    if classes.isEmpty then Keys(Map.empty)
    else
      val messages = classes.maxBy(messagesOf(_).size).map(_.message).distinct
      val whole = classes.filter(one => messages.forall(messagesOf(one).contains))
      Keys(messages.map(message => (message, whole.flatMap(_.find(_.message == message)))).toMap)

  private def messagesOf(sides: List[Side]): Set[Int] = sides.map(_.message).toSet
