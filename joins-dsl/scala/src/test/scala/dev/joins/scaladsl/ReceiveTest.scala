package dev.joins.scaladsl

import org.junit.jupiter.api.Assertions.{assertEquals, assertFalse, assertTrue}
import org.junit.jupiter.api.{Test, Timeout}
import scala.collection.mutable.ListBuffer
import scala.concurrent.duration.DurationInt

/** What the cases of `receive` mean, how conditions are split, and actors around them. */
@Timeout(20)
class ReceiveTest:
  import ReceiveTest.*

  /** What the cases have written, after all messages were sent. */
  private def written(messages: Event*)(
      install: ListBuffer[String] => (Inbox[Event], Joins) ?=> Received
  ): (List[String], String) =
    val log = ListBuffer[String]()
    val explained = cooperative:
      joining("case"):
        given events: OwnInbox[Event] = inbox[Event]("events")
        val received = install(log)
        messages.foreach(events ! _)
        run()
        received.explain
    (log.toList, explained)

  private def write(log: ListBuffer[String], text: String): Unit = log += text

  @Test def aConditionIsSplitIntoFilterKeyAndRest(): Unit =
    val (log, explained) = written(
      Fault(1, 0),
      Fault(1, 10),
      Fault(2, 20),
      Fix(1, 5),
      Fix(1, 35),
      Fix(3, 40),
      Fix(2, 60)
    ): log =>
      receive:
        case Fault(a, t1) & Fix(b, t2) if a == b && t2 > t1 && t1 > 0 =>
          write(log, s"$a: ${t2 - t1}")
    assertEquals(List("1: 25", "2: 40"), log)
    assertTrue(explained.contains("case Fault(a, t1) & Fix(b, t2)\n"), explained)
    assertTrue(explained.contains("filter of Fault(a, t1): t1 > 0"), explained)
    assertTrue(explained.contains("key: a == b"), explained)
    assertTrue(explained.contains("condition on the first 2: t2 > t1"), explained)
    assertTrue(explained.contains("plan:"), explained)
    assertTrue(explained.toLowerCase.contains("hash"), explained)

  @Test def severalEqualitiesMakeACompositeKey(): Unit =
    val (log, explained) = written(Fault(1, 1), Fault(1, 2), Fix(2, 1), Fix(1, 2)): log =>
      receive:
        case Fault(a, t1) & Fix(b, t2) if a == b && t1 == t2 => write(log, s"$a at $t1")
    assertEquals(List("1 at 2"), log)
    assertTrue(explained.contains("key: a == b\n  key: t1 == t2"), explained)
    assertFalse(explained.contains("condition"), explained)

  @Test def literalsTypesNestedConstructorsAndWholeMessages(): Unit =
    val (log, explained) = written(
      Seen(Place("hall", 0), Thing(1)),
      Seen(Place("attic", 2), Thing(2)),
      Seen(Place("hall", 0), Person("ann")),
      Seen(null, Person("bob")),
      Seen(null, null),
      Fix(1, 6),
      Fix(1, 7)
    ): log =>
      receive:
        case Seen(Place("hall", _), what @ Person(name)) & Fix(_, 7) => write(log, s"$what $name")
        case Seen(Place(in, floor), thing: Thing) if floor > 1       => write(log, s"$thing in $in")
        case whole @ Seen(_, null) => write(log, s"nothing: $whole")
    assertEquals(
      List("Thing(2) in attic", "nothing: Seen(null,null)", "Person(ann) ann"),
      log,
      explained
    )

  @Test def casesComeInOrderAndTheOldestMessagesFirst(): Unit =
    val (log, _) = written(Fault(3, 30), Fix(1, 0), Fault(2, 20), Stop, Fault(1, 10)): log =>
      receive:
        case Fix(a, _)               => write(log, s"fix $a")
        case Fault(a, _) & Stop      => write(log, s"stopped with $a")
        case Fault(1 | 2, time: Int) => write(log, s"fault at $time")
    assertEquals(List("fix 1", "fault at 20", "stopped with 3", "fault at 10"), log)

  @Test def eightMessages(): Unit =
    val (log, _) = written((1 to 4).flatMap(_ => List(Fault(1, 0), Fix(1, 0)))*): log =>
      receive:
        case Fault(a, _) & Fix(b, _) & Fault(c, _) & Fix(d, _) & Fault(e, _) & Fix(f, _) &
            Fault(g, _) & Fix(h, _) if a == b && b == c && a == h && g > 0 =>
          write(log, List(a, b, c, d, e, f, g, h).mkString)
    assertEquals(List("11111111"), log)

  @Test def numbersOfDifferentTypesAreNoKey(): Unit =
    val (log, explained) = written(
      Fault(3, 0),
      Wide(3L, 0.0),
      Wide(4L, Double.NaN),
      Seen(null, Weight(Double.NaN)),
      Seen(null, Weight(-0.0)),
      Wide(5L, 0.0)
    ): log =>
      receive:
        case Fault(a, _) & Wide(b, _) if a == b        => write(log, s"$a is $b")
        case Wide(_, x) & Seen(_, Weight(y)) if x == y => write(log, s"weight $x")
    assertEquals(List("3 is 3", "weight 0.0"), log)
    assertFalse(explained.contains("key"), explained)

  @Test def questionsOweTheirReplies(): Unit = cooperative:
    joining("stock"):
      given shop: OwnInbox[Event] = inbox[Event]("shop")
      receive:
        case Price(item) & Fix(number, price) if item == number => price * 2
        case Swap(mine) & Price(item) if item == 100            => (s"$item", mine.length)
      : Unit
      var (price, swapped) = (0, "")
      spawn("buyer")({ price = shop.ask(Price(2)) })
      spawn("swapper")({ swapped = shop.ask(Swap("three")) })
      shop ! Fix(1, 10)
      shop ! Fix(2, 20)
      assertEquals(5, shop.ask(Price(100)))
      run()
      assertEquals((40, "100"), (price, swapped))

  @Test def casesAsClausesOfASelect(): Unit = simulated:
    joining("select"):
      given events: OwnInbox[Event] = inbox[Event]("events")
      def next() = select(
        (taking { case Fault(a, _) & Fix(b, _) if a == b => s"fixed $a" }
          :+ (after(1.second) map (_ => "nothing")))*
      )
      events ! Fault(1, 0)
      assertEquals("nothing", next())
      events ! Fix(1, 0)
      assertEquals("fixed 1", next())

object ReceiveTest:
  sealed trait Event
  case class Fault(machine: Int, time: Int) extends Event
  case class Fix(machine: Int, time: Int) extends Event
  case class Wide(number: Long, weight: Double) extends Event
  case class Seen(place: Place, what: What) extends Event
  case class Price(item: Int) extends Event, Question[Int]
  case class Swap(text: String) extends Event, Question[String]
  case object Stop extends Event

  case class Place(name: String, floor: Int)
  sealed trait What
  case class Person(name: String) extends What
  case class Thing(id: Int) extends What
  case class Weight(kilos: Double) extends What
