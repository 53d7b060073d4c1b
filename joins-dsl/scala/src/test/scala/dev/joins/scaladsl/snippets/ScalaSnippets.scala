package dev.joins.scaladsl.snippets

import dev.joins.scaladsl.*
import dev.joins.actor.{ActorOptions, FailurePolicy, Overflow}
import org.junit.jupiter.api.Assertions.{assertEquals, assertTrue}
import org.junit.jupiter.api.{Test, Timeout}
import scala.collection.mutable.ListBuffer
import scala.concurrent.duration.DurationInt
import scala.jdk.DurationConverters.*

/** The examples in the documentation of the Scala DSL. */
@Timeout(20)
class ScalaSnippets:
  import ScalaSnippets.*

  private val out = ListBuffer[String]()

  private def say(text: String): Unit = synchronized(out += text: Unit)

  @Test def northPole(): Unit =
    // @start region=northPole
    cooperative: // one tasklet at a time
      joining("north pole"):
        val back = call[String, String]("back") // from the holidays
        val help = call[String, String]("help") // with the toys
        val idle = signal("idle")

        (back * 9 & idle)
          .priority(1)
          .react: team =>
            team.foreach(_.reply("toys delivered"))
            idle.send()
        (help * 3 & idle).react: trio =>
          trio.foreach(_.reply("try it with glue"))
          idle.send()
        idle.send()

        for name <- List("Bushy", "Pepper", "Shinny", "Alabaster", "Minty", "Wunorse") do
          spawn(name)(say(s"$name: ${help.call(name)}"))
        run()
    // @end
    assertEquals(6, out.size)

  @Test def replies(): Unit = cooperative:
    // @start region=replies
    joining("exchange"):
      val left = call[String, Int]("left")
      val right = call[Int, String]("right")
      (left & right).react((text, number) => (number, text)) // two callers: the tuple of replies

      spawn("left")(say(s"left got ${left.call("seven")}"))
      spawn("right")(say(s"right got ${right.call(7)}"))
      run()
    // @end
    assertEquals(Set("left got 7", "right got seven"), out.toSet)

  @Test def conditions(): Unit = cooperative:
    joining("market"):
      val bid = channel[Quote]("bid")
      val ask = channel[Quote]("ask")
      val fault = channel[Fault]("fault")
      val fix = channel[Fix]("fix")
      // @start region=conditions
      ((bid & ask) where ((b, a) => b.price >= a.price)).react: (b, a) =>
        say(s"${b.supplier} buys from ${a.supplier}")

      (fault.where(_.time > 0).by(_.machine) & fix.by(_.machine)).react: (broken, fixed) =>
        say(s"machine ${broken.machine} was down for ${fixed.time - broken.time}")
      // @end
      bid.send(Quote(1, 5))
      bid.send(Quote(2, 9))
      ask.send(Quote(3, 7))
      fault.send(Fault(1, 10))
      fix.send(Fix(1, 35))
      run()
    assertEquals(List("2 buys from 3", "machine 1 was down for 25"), out.toList)

  @Test def best(): Unit = cooperative:
    joining("market"):
      val bid = channel[Quote]("bid")
      val ask = channel[Quote]("ask")
      val stock = channel[Int]("stock")
      val wanted = channel[Int]("wanted")
      // @start region=best
      (ask.ascending(_.price).lowest() & bid.ascending(_.price).highest()).react: (a, b) =>
        say(s"${b.supplier} buys from ${a.supplier}") // the best of both

      (wanted & stock.loan()).react: (some, box) =>
        if box.value > some then box.putBack(box.value - some) // where it stood
      // @end
      bid.send(Quote(1, 5))
      bid.send(Quote(2, 9))
      ask.send(Quote(3, 20))
      ask.send(Quote(4, 7))
      stock.send(10)
      stock.send(100)
      wanted.send(3)
      run()
      assertEquals(7, stock.receive())
    assertEquals(List("2 buys from 4"), out.toList)

  @Test def inTime(): Unit = simulated:
    joining("suppliers"):
      val quotes = channels[Quote]("quote", 10)
      quotes(7).send(Quote(7, 1))
      // @start region=select
      val best = select(
        on(4 of quotes) map (four => four),
        (after(300.millis) & atMost(4, quotes)) map (some => some)
      )
      // @end
      assertEquals(List(Quote(7, 1)), best)

  @Test def actorAndReceive(): Unit = simulated:
    // @start region=actor
    actors("factory"):
      val office = actor[Event]("maintenance"):
        var downtime = 0 // the actor's own: its bodies run one at a time
        receive:
          case Fault(a, t1) & Fix(b, t2) if a == b && t1 <= t2 => downtime += t2 - t1
          case Downtime()                                      => downtime
      office ! Fault(1, 10)
      office ! Fault(2, 20)
      office ! Fix(1, 35)
      say(s"down for ${office.ask(Downtime())}")
    // @end
    assertEquals(List("down for 25"), out.toList)

  @Test def optionsAndPatterns(): Unit = simulated:
    actors("factory"):
      // @start region=options
      val careful = ActorOptions.DEFAULT
        .withMailbox(1000, Overflow.WAIT) // senders wait: back-pressure
        .withFailurePolicy(FailurePolicy.restart(3, 1.minute.toJava))
      val office = actor[Event]("maintenance", careful):
        val fault = messages[Fault].by(_.machine)
        val fix = messages[Fix].by(_.machine)
        var repaired = 0
        (fault & fix).priority(1).react((_, _) => repaired += 1)
        on(questions[Downtime]).react(_ => repaired)
      // @end
      office ! Fault(1, 10)
      office ! Fix(1, 35)
      assertEquals(1, office.ask(Downtime()))

  @Test def explained(): Unit = cooperative:
    joining("office"):
      // @start region=explain
      given events: OwnInbox[Event] = inbox[Event]("events")
      val received = receive:
        case Fault(a, t1) & Fix(b, t2) if a == b && t1 <= t2 && t1 > 0 => say(s"$a: ${t2 - t1}")
      say(received.explain)
      // @end
    val plan = out.mkString
    for line <- List(
        "filter of Fault(a, t1): t1 > 0",
        "key: a == b",
        "condition on the first 2: t1 <= t2"
      )
    do assertTrue(plan.contains(line), plan)
    println(plan)

object ScalaSnippets:
  case class Quote(supplier: Int, price: Int)

  // @start region=protocol
  sealed trait Event
  case class Fault(machine: Int, time: Int) extends Event
  case class Fix(machine: Int, time: Int) extends Event
  case class Downtime() extends Event, Question[Int]
  // @end
