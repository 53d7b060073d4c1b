package dev.joins.scaladsl

import java.util.List as JavaList
import net.jqwik.api.constraints.Size
import net.jqwik.api.{ForAll, Property}
import org.junit.jupiter.api.Assertions.assertEquals
import scala.collection.mutable.ListBuffer
import scala.jdk.CollectionConverters.*

/** However `receive` takes a condition apart: the same messages make the same matches, in the same
  * order, as with the whole condition asked of whole matches.
  */
class ReceiveProperties:
  import ReceiveProperties.*

  private type Install = ListBuffer[String] => (OwnInbox[Event], Joins) ?=> Any

  private def matches(events: Seq[Event])(install: Install): List[String] =
    val log = ListBuffer[String]()
    cooperative:
      joining("case"):
        given box: OwnInbox[Event] = inbox[Event]("box")
        val _ = install(log)
        events.foreach(box ! _)
        run()
    log.toList

  private def agree(codes: JavaList[Integer])(split: Install)(whole: Install): Unit =
    val events = codes.asScala.toSeq.map(code => event(Math.floorMod(code, 3 * 3 * 4)))
    assertEquals(matches(events)(whole), matches(events)(split), events.toString)

  private def a(using box: OwnInbox[Event]) = box.messages(classOf[A]).map(_.asInstanceOf[A])
  private def b(using box: OwnInbox[Event]) = box.messages(classOf[B]).map(_.asInstanceOf[B])
  private def c(using box: OwnInbox[Event]) = box.messages(classOf[C]).map(_.asInstanceOf[C])

  private def write(log: ListBuffer[String], values: Any*): Unit = log += values.mkString(" ")

  @Property(tries = 100) def keyAndRest(@ForAll @Size(max = 60) codes: JavaList[Integer]): Unit =
    agree(codes)(log =>
      receive { case A(x, t) & B(y, u) if x == y && u > t => write(log, x, t, y, u) }
    )(log =>
      ((a & b) where ((m, n) => m.key == n.key && n.time > m.time))
        .react((m, n) => write(log, m.key, m.time, n.key, n.time))
    )

  @Property(tries = 100) def compositeKeyAndFilters(
      @ForAll @Size(max = 60) codes: JavaList[Integer]
  ): Unit =
    agree(codes)(log =>
      receive { case A(x, t) & B(y, u) if t > 0 && x == y && t == u && y < 2 => write(log, x, t) }
    )(log =>
      ((a & b) where ((m, n) => m.time > 0 && m.key == n.key && m.time == n.time && n.key < 2))
        .react((m, _) => write(log, m.key, m.time))
    )

  @Property(tries = 100) def threeMessagesInOrder(
      @ForAll @Size(max = 40) codes: JavaList[Integer]
  ): Unit =
    agree(codes)(log =>
      receive:
        case A(x, t) & B(y, u) & C(z, v) if x == y && y == z && t <= u && u <= v =>
          write(log, x, t, u, v)
    )(log =>
      ((a & b & c) where ((m, n, o) =>
        m.key == n.key && n.key == o.key && m.time <= n.time && n.time <= o.time
      )).react((m, n, o) => write(log, m.key, m.time, n.time, o.time))
    )

  @Property(tries = 100) def equalitiesThatNoOneKeyCanStandFor(
      @ForAll @Size(max = 40) codes: JavaList[Integer]
  ): Unit =
    agree(codes)(log =>
      receive:
        case A(x, t) & B(y, u) & C(z, v) if x == y && u == v && t != z => write(log, x, t, y, u, z)
    )(log =>
      ((a & b & c) where ((m, n, o) => m.key == n.key && n.time == o.time && m.time != o.key))
        .react((m, n, o) => write(log, m.key, m.time, n.key, n.time, o.key))
    )

  @Property(tries = 100) def twoExpressionsOfOneMessage(
      @ForAll @Size(max = 40) codes: JavaList[Integer]
  ): Unit =
    agree(codes)(log =>
      receive:
        case A(x, t) & (one @ B(y, _)) & B(z, _) if x == y && t == y && z == one.key =>
          write(log, x, t, one, z)
    )(log =>
      ((a & b & b) where ((m, n, o) => m.key == n.key && m.time == n.key && o.key == n.key)).react(
        (m, n, o) => write(log, m.key, m.time, n, o.key)
      )
    )

  @Property(tries = 100) def whatCannotBeSplit(
      @ForAll @Size(max = 60) codes: JavaList[Integer]
  ): Unit =
    agree(codes)(log =>
      receive {
        case A(x, t) & B(y, u) if (x == y || t > u) && (t < 2 || u < 2) && 6 / u > t =>
          write(log, x, t, y, u)
      }
    )(log =>
      ((a & b) where ((m, n) =>
        (m.key == n.key || m.time > n.time) && (m.time < 2 || n.time < 2) && 6 / n.time > m.time
      )).react((m, n) => write(log, m.key, m.time, n.key, n.time))
    )

  @Property(tries = 100) def severalCases(@ForAll @Size(max = 60) codes: JavaList[Integer]): Unit =
    agree(codes)(log =>
      receive:
        case A(x, 3) & B(y, _) if x == y     => write(log, "first", x)
        case A(1, t) & C(_, u) if t == u     => write(log, "second", t)
        case B(x, 0 | 1) & C(y, _) if y >= x => write(log, "third", x, y)
    )(log =>
      ((a & b) where ((m, n) => m.time == 3 && m.key == n.key))
        .react((m, _) => write(log, "first", m.key))
      ((a & c) where ((m, n) => m.key == 1 && m.time == n.time))
        .react((m, _) => write(log, "second", m.time))
      ((b & c) where ((m, n) => m.time <= 1 && n.key >= m.key))
        .react((m, n) => write(log, "third", m.key, n.key))
    )

object ReceiveProperties:
  sealed trait Event
  case class A(key: Int, time: Int) extends Event
  case class B(key: Int, time: Int) extends Event
  case class C(key: Int, time: Int) extends Event

  private def event(code: Int): Event =
    val (key, time) = (code / 3 % 3, code / 9)
    code % 3 match
      case 0 => A(key, time)
      case 1 => B(key, time)
      case _ => C(key, time)
