package dev.joins.elsewhere

import dev.joins.scaladsl.*
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.{Test, Timeout}
import scala.collection.mutable.ListBuffer
import scala.concurrent.duration.DurationInt

/** From another package: one import is enough, and what the macros expand to can be reached. */
@Timeout(20)
class OutsideTest:
  import OutsideTest.*

  @Test def conditionsAndBodiesWithDefinitionsOfTheirOwn(): Unit = simulated:
    val log = ListBuffer[String]()
    val allowed = List(1, 2, 3)
    actors("outside"):
      val shop = actor[Msg]("shop"):
        receive:
          case Order(item, from) & Stock(kind, count)
              if item == kind && allowed.exists(each => each == item) && {
                val enough = count + item
                enough > item
              } =>
            def text(n: Int): String = (1 to n).map(i => s"$item.$i").mkString(",")
            val told = List("sold").map(word => s"$word ${text(count)} to $from")
            log ++= told
            count match
              case 1     => become(empty(log))
              case other => self ! Stock(kind, other - 1)
          case Close => stop()
      for i <- 4 to 1 by -1 do shop ! Order(i, s"customer $i")
      shop ! Stock(4, 9)
      shop ! Stock(2, 0)
      shop ! Stock(2, 2)
      shop ! Order(2, "another")
      sleep(1.milli)
      shop ! Close
      shop.awaitEnd()
    assertEquals(
      List("sold 2.1,2.2 to customer 2", "sold 2.1 to another", "empty"),
      log.toList
    )

  private def empty(log: ListBuffer[String]): Acting[Msg] = receive:
    case Close =>
      log += "empty"
      stop()

  @Test def enumsAndTuples(): Unit = cooperative:
    joining("outside"):
      val log = ListBuffer[String]()
      given box: OwnInbox[Colour] = inbox[Colour]("box")
      receive:
        case Colour.Red & Colour.Mixed((a, _), Some(b)) if a == b => log += s"red and $a"; ()
        case Colour.Blue                                          => log += "blue"; ()
      box ! Colour.Mixed((1, 2), None)
      box ! Colour.Mixed((1, 2), Some(2))
      box ! Colour.Mixed((3, 2), Some(3))
      box ! Colour.Blue
      box ! Colour.Red
      run()
      assertEquals(List("blue", "red and 3"), log.toList)

object OutsideTest:
  sealed trait Msg
  case class Order(item: Int, from: String) extends Msg
  case class Stock(item: Int, count: Int) extends Msg
  case object Close extends Msg

  enum Colour:
    case Red, Blue
    case Mixed(parts: (Int, Int), over: Option[Int])
