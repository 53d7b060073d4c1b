package dev.joins.scaladsl

import dev.joins.dsl.NoReplyException
import dev.joins.ChannelClosedException
import dev.joins.tasklet.DeadlockException
import java.time.Duration
import java.util.concurrent.ConcurrentLinkedQueue
import org.junit.jupiter.api.Assertions.{assertEquals, assertFalse, assertThrows, assertTrue}
import org.junit.jupiter.api.{Test, Timeout}
import scala.jdk.CollectionConverters.*
import scala.util.Try

/** What the notation adds to the Java DSL: which part gets and owes what. */
@Timeout(20)
class ScalaDslTest:
  extension [A](queue: ConcurrentLinkedQueue[A]) private def toList: List[A] = queue.asScala.toList

  @Test def santa(): Unit =
    val (deliveries, consultations) = (ConcurrentLinkedQueue[Int](), ConcurrentLinkedQueue[Int]())
    val answers = ConcurrentLinkedQueue[String]()
    parallel:
      joining("north pole"):
        val back = call[Int, String]("back")
        val help = call[Int, String]("help")
        val idle = signal("idle")
        (back * 9 & idle)
          .priority(1)
          .react: team =>
            deliveries.add(team.map(_.value).toSet.size)
            team.foreach(reindeer => reindeer.reply(s"delivered with ${reindeer.value}"))
            idle.send()
        (help * 3 & idle).react: trio =>
          consultations.add(trio.size)
          trio.foreach(elf => elf.reply(s"advice for ${elf.value}"))
          idle.send()
        idle.send()

        for reindeer <- 1 to 9 do
          spawn(s"reindeer $reindeer"):
            for _ <- 1 to 5 do answers.add(back.call(reindeer)): Unit
        for elf <- 1 to 6 do
          spawn(s"elf $elf"):
            answers.add(help.call(elf))
        run()
    assertEquals(List(9, 9, 9, 9, 9), deliveries.toList)
    assertEquals(List(3, 3), consultations.toList)
    val expected =
      (1 to 9).flatMap(n => List.fill(5)(s"delivered with $n")) ++ (1 to 6).map(n =>
        s"advice for $n"
      )
    assertEquals(expected.toList.sorted, answers.toList.sorted)

  final class ReadWriteLock(using Joins):
    val shared = gate("shared")
    val exclusive = gate("exclusive")
    val releaseShared = signal("releaseShared")
    val releaseExclusive = signal("releaseExclusive")
    private val idle = signal("idle")
    private val readers = channel[Int]("readers")
    (shared & idle).react(_ => readers.send(1))
    (shared & readers).react(n => readers.send(n + 1))
    (exclusive & idle).react(_ => ())
    (releaseShared & readers).react(n => if n == 1 then idle.send() else readers.send(n - 1))
    on(releaseExclusive).react(_ => idle.send())
    idle.send()

  @Test def readersAndWriters(): Unit =
    var balance = 0 // written under the exclusive lock only
    val seen = ConcurrentLinkedQueue[Int]()
    parallel:
      joining("accounts"):
        val lock = ReadWriteLock()
        for writer <- 1 to 4 do
          spawn(s"writer $writer"):
            for _ <- 1 to 50 do
              lock.exclusive.pass()
              balance += 1
              Thread.`yield`()
              balance += 1
              lock.releaseExclusive.send()
        for reader <- 1 to 4 do
          spawn(s"reader $reader"):
            for _ <- 1 to 50 do
              lock.shared.pass()
              seen.add(balance)
              lock.releaseShared.send()
        run()
    assertEquals(400, balance)
    assertTrue(seen.toList.forall(_ % 2 == 0))

  @Test def twoCallersEachGetTheirReply(): Unit = cooperative:
    joining("exchange"):
      val left = call[String, Int]("left")
      val right = call[Int, String]("right")
      (left & right).react((text, number) => (number, text))

      var (leftGot, rightGot) = (0, "")
      spawn("l")({ leftGot = left.call("seven") })
      spawn("r")({ rightGot = right.call(7) })
      run()
      assertEquals((7, "seven"), (leftGot, rightGot))

  @Test def aCallBehindAMessageGetsItsReply(): Unit = cooperative:
    joining("stock"):
      val stock = channel[String]("stock")
      val order = call[Int, String]("order")
      (stock & order).react((item, number) => s"$number: $item")
      stock.send("sleigh")
      var got = ""
      spawn("customer")({ got = order.call(4) })
      run()
      assertEquals("4: sleigh", got)

  @Test def theHeadCallerRunsTheBodyAndGetsItsError(): Unit = cooperative:
    joining("errors"):
      val ask = call[Int, Int]("ask")
      val other = call[Int, Int]("other")
      (ask & other).react((_, _) => throw ArithmeticException("by zero"))
      val head = spawn("head")(
        assertThrows(classOf[ArithmeticException], () => ask.call(1): Unit)
      )
      val bystander = spawn("bystander")(
        assertThrows(classOf[NoReplyException], () => other.call(1): Unit)
      )
      run()
      assertFalse(head.isAlive || bystander.isAlive)

  @Test def aCallAlone(): Unit = joining("echo"):
    val echo = call[String, String]("echo")
    on(echo).react(text => text + text)
    assertEquals("hoho", echo.call("ho"))

  @Test def aGateAlone(): Unit = joining("open door"):
    val door = gate("door")
    val reaction = on(door).react(_ => ())
    door.pass()
    assertEquals(1, reaction.fired())

  @Test def aGateBehindAMessage(): Unit = joining("tickets"):
    val tickets = channel[Int]("tickets")
    val door = gate("door")
    (tickets & door).react(_ => ())
    assertFalse(door.pass(Duration.ZERO))
    tickets.send(1)
    door.pass()

  @Test def severalSignals(): Unit = joining("votes"):
    val vote = signal("vote")
    val passed = channel[String]("passed")
    on(vote * 3).react(_ => passed.send("three"))
    for _ <- 1 to 3 do vote.send()
    assertEquals("three", passed.receive())

  @Test def moreThanTwoTermsBindATuple(): Unit = joining("five"):
    val a = channel[Int]("a")
    val b = channel[String]("b")
    val c = channel[Boolean]("c")
    val go = signal("go")
    val got = channel[(Int, String, Boolean, List[Int])]("got")
    (a & b & go & c & a * 2).react((n, text, flag, more) => got.send((n, text, flag, more)))
    (1 to 3).foreach(a.send(_))
    b.send("two")
    c.send(true)
    go.send()
    assertEquals((1, "two", true, List(2, 3)), got.receive())

  @Test def patternsJoinPatterns(): Unit = joining("both"):
    val a = channel[Int]("a")
    val b = channel[Int]("b")
    val (left, right) = (a & b, b & a)
    List(a, b).foreach(each => for n <- 1 to 2 do each.send(n))
    assertEquals(6, select((left & right) map ((a1, b1, b2, a2) => List(a1, b1, b2, a2).sum)))

  @Test def selectTakesTheClauseOfHighestPriority(): Unit = joining("select"):
    val low = channel[Int]("low")
    val high = channel[String]("high")
    low.send(1)
    high.send("one")
    def one: Int | String =
      select(on(low) map (n => n), on(high).priority(1) map (text => text))
    assertEquals(List("one", 1).asJava, List(one, one).asJava)

  @Test def clausesOfTheJavaDslFitIn(): Unit = joining("timeout"):
    val never = channel[Int]("never")
    val got = select(
      on(never) map (n => Some(n)),
      summon[Joins].after(Duration.ofMillis(1)).map(() => None)
    )
    assertTrue(got.isEmpty)

  @Test def aDeadlockNamesWhatThePatternLacks(): Unit = cooperative:
    joining("north pole"):
      val help = call[Int, String]("help")
      val idle = signal("idle")
      (help * 3 & idle).react(trio => trio.foreach(_.reply("advice")))
      idle.send()
      spawn("elf")(Try(help.call(1)))
      val report = assertThrows(classOf[DeadlockException], () => run()).getMessage
      assertTrue(report.contains("help has 1 of 3, idle has 1 of 1"), report)

  @Test def theDefinitionIsClosedBehindItsBody(): Unit =
    val kept = joining("short")(channel[Int]("kept"))
    assertThrows(classOf[ChannelClosedException], () => kept.send(1)): Unit
