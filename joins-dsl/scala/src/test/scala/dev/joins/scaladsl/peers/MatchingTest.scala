package dev.joins.scaladsl.peers

import dev.joins.scaladsl.*
import java.nio.file.{Files, Path}
import org.junit.jupiter.api.Assertions.{assertEquals, assertTrue}
import org.junit.jupiter.api.{DynamicTest, TestFactory}
import scala.collection.mutable.ListBuffer
import scala.io.Source
import scala.jdk.CollectionConverters.*
import scala.util.Using

/** The workloads of JoinActors' benchmarks, whose patterns `receive` takes as JoinActors writes
  * them, give the matches of the golden files, in the same order.
  */
class MatchingTest:
  import MatchingTest.*

  @TestFactory def workloads(): java.util.List[DynamicTest] =
    val folder = Path.of(getClass.getResource("/matching").toURI)
    val names = Using.resource(Files.list(folder)): files =>
      files.iterator.asScala
        .map(_.getFileName.toString)
        .filter(_.endsWith(".tsv"))
        .map(_.stripSuffix(".tsv"))
        .toList
    assertTrue(names.size > 20, names.toString)
    names.sorted
      .map: name =>
        DynamicTest.dynamicTest(name, () => assertEquals(lines(s"$name.golden"), matches(name)))
      .asJava

  private def lines(file: String): List[String] =
    Using.resource(
      Source.fromInputStream(getClass.getResourceAsStream(s"/matching/$file"), "UTF-8")
    ):
      _.getLines().filterNot(_.isEmpty).toList

  private def matches(name: String): List[String] =
    val log = ListBuffer[String]()
    cooperative:
      joining(name):
        given events: OwnInbox[Event] = inbox[Event]("events")
        patterns(name): (number, taken) =>
          log.append(s"$number\t${taken.map(_.index).mkString(",")}"): Unit
        for (line, i) <- lines(s"$name.tsv").zipWithIndex do
          events ! event(line.split("\t").toList, i)
        run()
    log.toList

  private def patterns(name: String)(found: (Int, List[Event]) => Unit)(using
      Inbox[Event],
      Joins
  ): Received =
    def one(taken: Event*): Unit = found(0, taken.toList)
    def end(taken: Event): Unit = found(1, List(taken))
    name.takeWhile(_ != '_') + name.replaceAll(".*_p(\\d+)_.*", "$1") match
      case "size1" =>
        receive:
          case a: A         => one(a)
          case t: Terminate => end(t)
      case "size2" =>
        receive:
          case (a: A) & (b: B) => one(a, b)
          case t: Terminate    => end(t)
      case "size4" =>
        receive:
          case (a: A) & (b: B) & (c: C) & (d: D) => one(a, b, c, d)
          case t: Terminate                      => end(t)
      case "size6" =>
        receive:
          case (a: A) & (b: B) & (c: C) & (d: D) & (e: E) & (f: F) => one(a, b, c, d, e, f)
          case t: Terminate                                        => end(t)
      case "guards1" =>
        receive:
          case (a @ A(x)) if x >= 0 && x <= 100 => one(a)
          case t: Terminate                     => end(t)
      case "guards2" =>
        receive:
          case (a @ A(x)) & (b @ B(y)) if x == y => one(a, b)
          case t: Terminate                      => end(t)
      case "guards4" =>
        receive:
          case (a @ A(x)) & (b @ B(y)) & (c @ C(z)) & (d @ D(w)) if x == y && y == z && z == w =>
            one(a, b, c, d)
          case t: Terminate => end(t)
      case "guards6" =>
        receive:
          case (a @ A(x)) & (b @ B(y)) & (c @ C(z)) & (d @ D(w)) & (e @ E(v)) & (f @ F(u))
              if x == y && y == z && z == w && w == v && v == u =>
            one(a, b, c, d, e, f)
          case t: Terminate => end(t)
      case simple if simple.startsWith("simple") =>
        receive:
          case (m @ Motion(_, true, "bathroom", t0)) & (a @ AmbientLight(
                _,
                value,
                "bathroom",
                t1
              )) &
              (l @ Light(_, false, "bathroom", t2)) if value <= 40 && t0 <= t1 && t1 <= t2 =>
            one(m, a, l)
          case off: ShutOff => end(off)
      case _ =>
        receive:
          case (m @ Motion(_, true, "bathroom", t0)) & (a @ AmbientLight(
                _,
                value,
                "bathroom",
                t1
              )) &
              (l @ Light(_, false, "bathroom", t2)) if value <= 40 && t0 <= t1 && t1 <= t2 =>
            one(m, a, l)
          case (m @ Motion(_, true, "front_door", t0)) & (c @ Contact(_, true, "front_door", t1)) &
              (n @ Motion(_, true, "entrance_hall", t2)) if t0 <= t1 && t1 <= t2 =>
            found(1, List(m, c, n))
          case (m @ Motion(_, true, "entrance_hall", t0)) & (c @ Contact(
                _,
                true,
                "front_door",
                t1
              )) &
              (n @ Motion(_, true, "front_door", t2)) if t0 <= t1 && t1 <= t2 =>
            found(2, List(m, c, n))
          case off: ShutOff => found(3, List(off))

object MatchingTest:
  sealed trait Event:
    def index: Int
  case class A(payload: Int)(val index: Int) extends Event
  case class B(payload: Int)(val index: Int) extends Event
  case class C(payload: Int)(val index: Int) extends Event
  case class D(payload: Int)(val index: Int) extends Event
  case class E(payload: Int)(val index: Int) extends Event
  case class F(payload: Int)(val index: Int) extends Event
  case class Terminate()(val index: Int) extends Event
  case class Motion(id: Int, status: Boolean, room: String, time: Int)(val index: Int) extends Event
  case class AmbientLight(id: Int, value: Int, room: String, time: Int)(val index: Int)
      extends Event
  case class Light(id: Int, status: Boolean, room: String, time: Int)(val index: Int) extends Event
  case class Contact(id: Int, status: Boolean, room: String, time: Int)(val index: Int)
      extends Event
  case class ShutOff()(val index: Int) extends Event
  case class Noise()(val index: Int) extends Event

  private def event(fields: List[String], index: Int): Event =
    def payload = fields.lift(1).fold(0)(_.toInt)
    fields match
      case "A" :: _                               => A(payload)(index)
      case "B" :: _                               => B(payload)(index)
      case "C" :: _                               => C(payload)(index)
      case "D" :: _                               => D(payload)(index)
      case "E" :: _                               => E(payload)(index)
      case "F" :: _                               => F(payload)(index)
      case "Terminate" :: _                       => Terminate()(index)
      case "ShutOff" :: _                         => ShutOff()(index)
      case List("Motion", id, status, room, time) =>
        Motion(id.toInt, status.toBoolean, room, time.toInt)(index)
      case List("AmbientLight", id, value, room, time) =>
        AmbientLight(id.toInt, value.toInt, room, time.toInt)(index)
      case List("Light", id, status, room, time) =>
        Light(id.toInt, status.toBoolean, room, time.toInt)(index)
      case List("Contact", id, status, room, time) =>
        Contact(id.toInt, status.toBoolean, room, time.toInt)(index)
      case _ => Noise()(index)
