package dev.joins.scaladsl

import dev.joins.ChannelClosedException
import dev.joins.actor.{ActorOptions, Ended as End, FailurePolicy, MailboxFullException, Overflow}
import java.time.Duration
import org.junit.jupiter.api.Assertions.{assertEquals, assertThrows, assertTrue}
import org.junit.jupiter.api.{Test, Timeout}
import scala.collection.mutable.ListBuffer
import scala.compiletime.testing.typeCheckErrors
import scala.concurrent.duration.DurationInt

/** Actors as Scala writes them. */
@Timeout(20)
class ActorsTest:
  import ActorsTest.*

  private def house[T](body: ActorSystem ?=> T): T = simulated(actors("house")(body))

  @Test def bodiesShareStateAndQuestionsGetReplies(): Unit = house:
    val office = actor[Event]("maintenance"):
      var downtime = 0
      receive:
        case Fault(a, t1) & Fix(b, t2) if a == b && t1 <= t2 => downtime += t2 - t1
        case Downtime()                                      => downtime
    office ! Fault(1, 10)
    office ! Fault(2, 20)
    office ! Fix(1, 35)
    assertEquals(25, office.ask(Downtime()))

  @Test def patternsWithAnd(): Unit = house:
    val office = actor[Event]("maintenance"):
      var downtime = 0
      val fault = messages[Fault].by(_.machine)
      val fix = messages[Fix].by(_.machine)
      ((fault & fix) where ((broken, fixed) => broken.time <= fixed.time))
        .react((broken, fixed) => downtime += fixed.time - broken.time)
      on(questions[Downtime]).react(_ => downtime)
    office ! Fault(1, 10)
    office ! Fix(1, 35)
    assertEquals(25, office.ask(Downtime()))

  @Test def aQuestionThatIsNotTakenInTime(): Unit = house:
    val silent = actor[Event]("silent")(())
    assertEquals(None, silent.ask(Downtime(), 1.second))
    assertEquals(None, silent.awaitEnd(1.second))

  @Test def becomeAndStop(): Unit = house:
    val log = ListBuffer[String]()
    val lamp = actor[Event]("lamp"):
      def off: Acting[Event] = receive { case Fault(_, t) => log += s"on at $t"; become(on) }
      def on: Acting[Event] = receive:
        case Fault(_, t) => log += s"off at $t"; become(off)
        case Fix(_, _)   => stop()
      off
    (1 to 3).foreach(t => lamp ! Fault(1, t))
    lamp ! Fix(1, 4)
    assertTrue(lamp.awaitEnd().reason.isInstanceOf[End.Stopped])
    assertEquals(List("on at 1", "off at 2", "on at 3"), log.toList)

  @Test def timersChildrenAndWatching(): Unit = house:
    val ends = ListBuffer[String]()
    val parent = actor[Event]("parent"):
      val child = actor[Event]("child"):
        sendAfter(1.second, Fix(0, 0))
        receive { case Fix(_, _) => stop() }
      on(watch(child)).react: end =>
        ends += end.actor.path
        stop()
    parent.awaitEnd()
    assertEquals(List("house/parent/child"), ends.toList)

  @Test def ticks(): Unit = house:
    val clock = actor[Event]("clock"):
      var count = 0
      sendEvery(1.second, Fix(0, 0))
      receive:
        case Fix(_, _)  => count += 1
        case Downtime() => count
    sleep(3500.millis)
    assertEquals(3, clock.ask(Downtime()))

  @Test def optionsSayWhatBecomesOfTooMuchAndOfFailures(): Unit = house:
    val full = ActorOptions.DEFAULT.withMailbox(2, Overflow.FAIL)
    val narrow = actor[Event]("narrow", full)(())
    narrow ! Fault(1, 1)
    narrow ! Fault(1, 2)
    assertThrows(classOf[MailboxFullException], () => narrow ! Fault(1, 3))

    val stubborn =
      ActorOptions.DEFAULT.withFailurePolicy(FailurePolicy.restart(5, Duration.ofMinutes(1)))
    val counter = actor[Event]("counter", stubborn):
      var count = 0
      receive:
        case Fault(_, 0) => throw IllegalStateException("broken")
        case Fault(_, _) => count += 1
        case Downtime()  => count
    counter ! Fault(1, 1)
    counter ! Fault(1, 0)
    counter ! Fault(1, 2)
    assertEquals(1, counter.ask(Downtime()))

  @Test def theScopeEndsItsActors(): Unit =
    val kept = house(actor[Event]("kept") { receive { case Downtime() => 1 } })
    assertThrows(classOf[ChannelClosedException], () => kept.ask(Downtime()): Unit): Unit

  @Test def wrongProgramsDoNotCompile(): Unit =
    def refused(errors: List[scala.compiletime.testing.Error], because: String): Unit =
      val text = errors.map(_.message).mkString("\n")
      assertTrue(text.contains(because), text)
    refused(
      typeCheckErrors("""def t(office: ActorRef[ActorsTest.Event]) = office ! "hello" """),
      "Required"
    )
    refused(
      typeCheckErrors("""
      def t(office: ActorRef[ActorsTest.Event]) =
        val text: String = office.ask(ActorsTest.Downtime())"""),
      "Required: dev.joins.actor.Question[String]"
    )
    refused(
      typeCheckErrors("""def t(using Actor[ActorsTest.Event], Joins) = messages[String]"""),
      "no actor around takes messages of type String"
    )
    refused(
      typeCheckErrors(
        """def t(using Actor[ActorsTest.Event], Joins) = messages[ActorsTest.Downtime]"""
      ),
      "is a question"
    )
    refused(
      typeCheckErrors("""
      def t(using Actor[ActorsTest.Event], Joins) =
        on(questions[ActorsTest.Downtime]).react(_ => "a while")"""),
      "Required"
    )

object ActorsTest:
  sealed trait Event
  case class Fault(machine: Int, time: Int) extends Event
  case class Fix(machine: Int, time: Int) extends Event
  case class Downtime() extends Event, Question[Int]
