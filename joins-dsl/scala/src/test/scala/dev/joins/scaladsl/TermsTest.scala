package dev.joins.scaladsl

import dev.joins.tasklet.Tasklet
import org.junit.jupiter.api.Assertions.{assertEquals, assertFalse, assertThrows, assertTrue}
import org.junit.jupiter.api.{Test, Timeout}
import scala.collection.mutable.ListBuffer
import scala.concurrent.duration.DurationInt
import scala.util.Try

/** The terms of Java as Scala writes them, conditions, time, and schedulers as scopes. */
@Timeout(20)
class TermsTest:
  private case class Quote(supplier: Int, price: Int)

  /** What has come of the scope, whose tasklets have ended. */
  private def heard[A](body: ListBuffer[A] => Scheduler ?=> Unit): List[A] =
    val log = ListBuffer[A]()
    simulated:
      body(log)
    log.toList

  @Test def aConditionOnTheWholePatternSkipsWhatDoesNotFit(): Unit =
    val deals = heard[String]: log =>
      joining("market"):
        val bid = channel[Quote]("bid")
        val ask = channel[Quote]("ask")
        val reaction = ((bid & ask) where ((b, a) => b.price >= a.price))
          .react((b, a) => (log += s"${b.supplier} x ${a.supplier}"): Unit)
        bid.send(Quote(1, 5))
        bid.send(Quote(2, 9))
        ask.send(Quote(3, 7))
        run()
        assertTrue(reaction.explain.contains("condition"), reaction.explain)
    assertEquals(List("2 x 3"), deals)

  @Test def aConditionOnTheFirstTermsIsAskedBeforeTheOthersAreSearched(): Unit = joining("prefix"):
    val a, b, c = channel[Int]("n")
    val seen = channel[String]("seen")
    val pattern = ((a & b) where ((x, y) => x < y)) & c
    (pattern where ((_, y, z) => y < z)).react((x, y, z) => seen.send(s"$x$y$z"))
    a.send(2)
    b.send(1)
    c.send(9)
    b.send(3)
    assertEquals("239", seen.receive())

  @Test def aConditionOfTheRightOperandIsAboutItsOwnTerms(): Unit = joining("right"):
    val a, b, c = channel[Int]("n")
    List(1, 2).foreach(a.send(_))
    List(7, 3).foreach(b.send(_))
    c.send(5)
    val right = (b & c) where ((x, y) => x < y)
    assertEquals((1, 3, 5), select((a & right) map ((x, y, z) => (x, y, z))))

  @Test def aConditionOnOneTermIsAFilter(): Unit = joining("filter"):
    val a = channel[Int]("a")
    val b = channel[Int]("b")
    val reaction = ((on(a) where (_ > 3)) & b).react(_ => ())
    assertTrue(reaction.explain.contains("filter"), reaction.explain)
    a.send(1)
    a.send(5)
    assertEquals(5, select(on(a.where(_ > 3)) map (n => n)))

  @Test def keysAreLookedUp(): Unit = joining("keys"):
    val fault = channel[Quote]("fault")
    val fix = channel[Quote]("fix")
    fault.send(Quote(1, 1))
    fault.send(Quote(2, 1))
    fix.send(Quote(2, 4))
    val join = fault.by(_.supplier) & fix.by(_.supplier)
    assertEquals((Quote(2, 1), Quote(2, 4)), select(join map ((a, b) => (a, b))))

  @Test def ascendingTakesAnyOrdering(): Unit = joining("order"):
    val a, b = channel[Quote]("n")
    a.send(Quote(1, 9))
    a.send(Quote(2, 3))
    b.send(Quote(3, 5))
    val inOrder = a.ascending(_.price) & b.ascending(_.price)
    assertEquals((2, 3), select(inOrder map ((x, y) => (x.supplier, y.supplier))))

  @Test def theBestIsChosenByAnyOrdering(): Unit = joining("best"):
    val a, b = channel[Quote]("n")
    List(Quote(1, 9), Quote(2, 3), Quote(3, 3)).foreach(a.send(_))
    b.send(Quote(4, 5))
    assertEquals(2, select(on(a.lowest(_.price)) map (_.supplier)))
    assertEquals(1, select(on(a.highest(_.price)) map (_.supplier)))
    val crossing = a.ascending(_.price).lowest() & b.ascending(_.price).highest()
    assertEquals((3, 4), select(crossing map ((x, y) => (x.supplier, y.supplier))))

  @Test def whatIsLentIsPutBackWhereItStood(): Unit = joining("loans"):
    val a = channel[Quote]("n")
    List(Quote(1, 9), Quote(2, 3)).foreach(a.send(_))
    val loan: Loan[Quote] = select(on(a.loan()) map (taken => taken))
    loan.putBack(loan.value.copy(price = 8))
    assertEquals(List(Quote(1, 8), Quote(2, 3)), List(a.receive(), a.receive()))

  @Test def fourOfTen(): Unit =
    val best = heard[List[Quote]]: log =>
      joining("suppliers"):
        val quotes = channels[Quote]("quote", 10)
        for (quote, i) <- quotes.zipWithIndex do
          spawn(s"supplier $i"):
            sleep((10 * (10 - i)).millis)
            quote.send(Quote(i, 100 + i))
        log.addOne:
          select(
            on(4 of quotes) map (got => got),
            (after(300.millis) & atMost(4, quotes)) map (got => got)
          )
        run()
    assertEquals(List(List(6, 7, 8, 9)), best.map(_.map(_.supplier)))

  @Test def whatIsThereWhenTheTimeIsUp(): Unit =
    val best = heard[List[Quote]]: log =>
      joining("suppliers"):
        val quotes = channels[Quote]("quote", 10)
        quotes(3).send(Quote(3, 1))
        log.addOne:
          select(
            on(4 of quotes) map (got => got),
            (after(300.millis) & atMost(4, quotes)) map (got => got)
          )
        ()
    assertEquals(List(List(Quote(3, 1))), best)

  @Test def aDefaultIsTakenIfNothingElseIsPossible(): Unit = joining("default"):
    val never = channel[Int]("never")
    assertEquals(
      "nothing",
      select(on(never) map (_.toString), after(0.seconds) map (_ => "nothing"))
    )
    assertEquals(None, trySelect(on(never) map (n => n)))

  @Test def afterDoesNotBelongIntoAReaction(): Unit = joining("wrong"):
    val error =
      assertThrows(classOf[IllegalArgumentException], () => after(1.second).react(_ => ()): Unit)
    assertTrue(error.getMessage.contains("belongs into a select"), error.getMessage)

  @Test def upToTakesWhatIsThere(): Unit = joining("up to"):
    val a = channel[Int]("a")
    val go = signal("go")
    List(1, 2, 3).foreach(a.send(_))
    go.send()
    go.send()
    assertEquals(List(1, 2), select((a.upTo(2) & go) map (taken => taken)))
    assertEquals(List(3), select((a.upTo(2) & go) map (taken => taken)))

  @Test def peekLeavesTheMessage(): Unit = joining("peek"):
    val config = channel[String]("config")
    val job = channel[Int]("job")
    config.send("fast")
    job.send(1)
    assertEquals(("fast", 1), select((config.peek & job) map ((c, n) => (c, n))))
    assertEquals("fast", config.receive())

  @Test def roomIsWaitedForAndKept(): Unit =
    val log = heard[Int]: log =>
      joining("copy"):
        val from = channel[Int]("from")
        val to = dev.joins.channel.Channel.buffered[Int]("to", 1)
        (from & to.room).react((n, room) => room.send(n * 10))
        List(1, 2).foreach(from.send(_))
        run()
        assertEquals(List(2), from.place.snapshot.toArray.toList)
        log ++= List(to.receive(), to.receive())
        ()
    assertEquals(List(10, 20), log)

  @Test def messagesExpire(): Unit =
    val log = heard[String]: log =>
      joining("expiry"):
        val a, b = channel[Int]("n")
        (a.within(1.minute)(n => log += s"lost $n") & b).react((_, _) => (log += "met"): Unit)
        a.send(1)
        spawn("late"):
          sleep(2.minutes)
          b.send(1)
        run()
    assertEquals(List("lost 1"), log)

  @Test def callsWithoutAReplyWaitForTheBody(): Unit =
    val log = heard[String]: log =>
      joining("buffer"):
        val put = callChannel[String]("put")
        val room = signal("room")
        (put & room).react(element => (log += s"stored $element"): Unit)
        spawn("producer"):
          put.call("one")
          log += "put"
        room.send()
        run()
    assertEquals(List("stored one", "put"), log)

  @Test def questionsCanBeChosen(): Unit = cooperative:
    joining("choice"):
      val ask = call[Int, String]("ask")
      on(ask.where(_ % 2 == 0)).react(n => s"$n is even")
      ((ask & signal("never")) where (_ > 100)).react(_ => "big")
      var got = ""
      spawn("odd")(Try(ask.call(3)))
      spawn("even")({ got = ask.call(4) })
      val stuck = Try(run())
      assertTrue(stuck.isFailure)
      assertEquals("4 is even", got)

  @Test def aConditionOnACallerAtTheHeadAndAMessage(): Unit = cooperative:
    joining("bank"):
      val withdraw = call[Int, String]("withdraw")
      val account = channel[Int]("account")
      ((withdraw & account) where ((amount, balance) => amount <= balance)).react:
        (amount, balance) =>
          account.send(balance - amount)
          s"$amount of $balance"
      var got = ""
      spawn("big")(Try(withdraw.call(500)))
      spawn("small")({ got = withdraw.call(30) })
      account.send(100)
      assertTrue(Try(run()).isFailure)
      assertEquals("30 of 100", got)

  @Test def patternsHaveNames(): Unit = joining("names"):
    val a = channel[Int]("a")
    assertEquals("news", on(a).priority(2).named("news").react(_ => ()).pattern)

  @Test def timeoutsOfScala(): Unit = joining("time"):
    val a = channel[Int]("a")
    assertEquals(None, a.receive(1.milli))
    assertTrue(a.send(1, 1.second))
    assertEquals(Some(1), a.receive(1.second))
    assertEquals(None, call[Int, Int]("c").call(1, 1.milli))
    assertFalse(gate("g").pass(1.milli))

  @Test def aDefinitionInAScopeRunsOnItsScheduler(): Unit = parallel:
    joining("here"):
      val who = channel[Scheduler]("who")
      val go = signal("go")
      on(go).react(_ => Tasklet.current.ifPresent(tasklet => who.send(tasklet.scheduler)))
      go.send()
      assertEquals(summon[Scheduler], who.receive())
