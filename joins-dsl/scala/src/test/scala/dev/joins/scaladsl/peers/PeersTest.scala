package dev.joins.scaladsl.peers

import dev.joins.scaladsl.*
import org.junit.jupiter.api.Assertions.{assertEquals, assertTrue}
import org.junit.jupiter.api.{DynamicTest, TestFactory, Timeout}
import scala.concurrent.duration.DurationInt
import scala.jdk.CollectionConverters.*
import scala.util.Random

/** The example programs of JoinActors, as actors in Scala, each judged by what it did under the
  * cooperative and the parallel scheduler.
  */
@Timeout(60)
class PeersTest:
  /** What actors tell of themselves. Thread-safe. */
  private final class Log[A]:
    private var told = List.empty[A]
    def add(news: A): Unit = synchronized { told = news :: told }
    def all: List[A] = synchronized(told.reverse)

  private def underEachScheduler(program: (ActorSystem, Scheduler) ?=> Unit) =
    List(
      DynamicTest.dynamicTest("simulated", () => simulated(actors("system")(program))),
      DynamicTest.dynamicTest("parallel", () => parallel(actors("system")(program)))
    ).asJava

  @TestFactory def smartHouse() = underEachScheduler:
    import SmartHouse.*
    val log = Log[SwitchOn]()
    val house = actor[Msg]("house")(SmartHouse.house(log.add))
    val random = Random(7)
    for time <- 1 to 60 do
      house ! Motion(random.nextBoolean(), "bathroom", time)
      house ! AmbientLight(random.nextInt(80), "bathroom", time)
      if time % 3 == 0 then house ! Light(random.nextBoolean(), "bathroom", time)
    house ! Motion(true, "hall", 61)
    house ! Motion(true, "bathroom", 62)
    house ! AmbientLight(1, "bathroom", 63)
    house ! Light(false, "bathroom", 64)
    house ! ShutOff
    house.awaitEnd()
    assertTrue(log.all.nonEmpty)
    for SwitchOn(motion, dark, lamp) <- log.all do
      assertTrue(motion.seen && dark.value <= 40 && !lamp.on, s"$motion $dark $lamp")
      assertTrue(motion.time <= dark.time && dark.time <= lamp.time, s"$motion $dark $lamp")
      assertEquals(Set("bathroom"), Set(motion.room, dark.room, lamp.room))
    assertEquals(log.all.size, log.all.map(_.lamp.time).distinct.size)

  @TestFactory def payment() = underEachScheduler:
    import Payment.*
    val log = Log[Outcome]()
    val service = actor[Msg]("service")(Payment.service(log.add))
    val ids = (0 until 50).toList
    def known(id: Int) = id % 3 != 0
    def trusted(id: Int) = id % 5 != 0
    spawn("requests")(ids.foreach(id => service ! Request(id, 10 * id)))
    spawn("customers")(Random(1).shuffle(ids).foreach(id => service ! Customer(id, known(id))))
    spawn("merchants")(Random(2).shuffle(ids).foreach(id => service ! Merchant(id, trusted(id))))
    until(log.all.size == ids.size)
    assertEquals(ids.map(id => Outcome(id, known(id) && trusted(id))), log.all.sortBy(_.id))

  @TestFactory def boundedBuffer() = underEachScheduler:
    import BoundedBuffer.*
    val (puts, takes) = (Log[Int](), Log[Int]())
    val buffer = actor[Msg]("buffer")(BoundedBuffer.buffer(3))
    for p <- 0 until 2 do
      spawn(s"producer $p"):
        for i <- 0 until 20 do
          assertTrue(buffer.ask(Put(100 * p + i)))
          puts.add(100 * p + i)
    until(puts.all.size == 3)
    sleep(5.millis)
    assertEquals(3, puts.all.size) // full: the others wait
    for _ <- 1 to 40 do takes.add(buffer.ask(Take()))
    until(puts.all.size == 40)
    assertEquals((0 until 20) ++ (100 until 120), takes.all.sorted)
    for p <- 0 until 2 do
      val mine = takes.all.filter(_ / 100 == p)
      assertEquals(mine.sorted, mine) // in the order in which one producer has put them

  @TestFactory def chameneos() = underEachScheduler:
    import Chameneos.*
    val met = Log[(String, String)]()
    val ends = Log[String]()
    val mall = actor[Msg]("mall")(Chameneos.mall(20))
    for i <- 1 to 5 do
      val me = s"creature $i"
      spawn(me):
        var other = mall.ask(Meet(me))
        while other.nonEmpty do
          other.foreach(name => met.add((me, name)))
          other = mall.ask(Meet(me))
        ends.add(me)
    until(ends.all.size == 5)
    assertEquals(40, met.all.size)
    assertTrue(met.all.forall(_ != _))
    assertEquals(met.all.sorted, met.all.map(_.swap).sorted) // each meeting is told by both

  @TestFactory def printerSpooler() = underEachScheduler:
    import PrinterSpooler.*
    val log = Log[(String, Int, Boolean)]()
    val spool = actor[Spool]("spooler")(spooler)
    for p <- 1 to 3 do
      actor[Job](s"printer $p")(
        printer(spool)((where, job, begins) => log.add((where, job, begins)))
      )
    for id <- 1 to 30 do spool ! Job(id)
    until(log.all.size == 60)
    assertEquals((1 to 30).toList, log.all.collect { case (_, id, true) => id }.sorted)
    for (_, one) <- log.all.groupBy((where, _, _) => where) do
      for case List((_, begun, begins), (_, ended, ends)) <- one.grouped(2) do
        assertTrue(begins && !ends && begun == ended, one.toString) // one job at a time
    assertTrue(log.all.map((where, _, _) => where).distinct.size > 1)

  @TestFactory def pingPong() = underEachScheduler:
    import PingPong.*
    val log = Log[Int]()
    val ping = actor[Msg]("ping")(player(log.add))
    val pong = actor[Msg]("pong")(player(log.add))
    ping ! Play(pong, 10)
    ping.awaitEnd()
    pong.awaitEnd()
    assertEquals((1 to 10).reverse.toList, log.all)

  @TestFactory def santa() = underEachScheduler:
    import Santa.*
    val log = Log[Event]()
    val santa = actor[Msg]("santa")(Santa.santa(log.add))
    val ends = Log[Int]()
    for r <- 1 to 9 do
      spawn(s"reindeer $r"):
        for _ <- 1 to 5 do assertTrue(santa.ask(Back(r)))
        ends.add(r)
    for e <- 1 to 6 do
      spawn(s"elf $e"):
        for _ <- 1 to 4 do assertTrue(santa.ask(Help(e)))
        ends.add(e)
    until(ends.all.size == 15)
    val deliveries = log.all.collect { case Event.Delivery(team) => team }
    val consultations = log.all.collect { case Event.Consultation(trio) => trio }
    assertEquals(List.fill(5)((1 to 9).toList), deliveries.map(_.sorted))
    assertEquals(8, consultations.size)
    assertTrue(consultations.forall(_.distinct.size == 3))

  private def until(condition: => Boolean): Unit = while !condition do sleep(1.milli)
