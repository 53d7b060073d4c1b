package dev.joins.scaladsl.gallery

import dev.joins.scaladsl.*
import dev.joins.scaladsl.gallery.ReadersAndWriters.Fairness
import java.util.concurrent.ConcurrentLinkedQueue
import java.util.concurrent.atomic.AtomicInteger
import org.junit.jupiter.api.Assertions.{assertEquals, assertTrue}
import org.junit.jupiter.api.{DynamicTest, Test, TestFactory, Timeout}
import scala.collection.mutable.ListBuffer
import scala.concurrent.duration.DurationInt
import scala.jdk.CollectionConverters.*

/** The programs of the comparison with Java, judged by their invariants. */
@Timeout(30)
class GalleryTest:
  @TestFactory def noReaderWithAWriterAndNoTwoWriters(): java.util.List[DynamicTest] =
    val trials =
      for
        fairness <- Fairness.values.toList
        (kind, run) <- List[(String, (Scheduler ?=> Unit) => Unit)](
          "simulated" -> (body => simulated(body)),
          "parallel" -> (body => parallel(body))
        )
      yield DynamicTest.dynamicTest(s"$fairness $kind", () => run(readAndWrite(fairness)))
    trials.asJava

  private def readAndWrite(fairness: Fairness)(using Scheduler): Unit =
    joining("accounts"):
      val lock = ReadersAndWriters(fairness)
      val (reading, writing) = (AtomicInteger(), AtomicInteger())
      val wrong = ConcurrentLinkedQueue[String]()
      for writer <- 1 to 3 do
        spawn(s"writer $writer"):
          for _ <- 1 to 10 do
            lock.startWrite()
            if writing.incrementAndGet() != 1 || reading.get != 0 then
              wrong.add("writer in company"): Unit
            sleep(10.micros)
            writing.decrementAndGet()
            lock.endWrite()
      for reader <- 1 to 4 do
        spawn(s"reader $reader"):
          for _ <- 1 to 10 do
            lock.startRead()
            reading.incrementAndGet()
            if writing.get != 0 then wrong.add("reader beside a writer"): Unit
            sleep(10.micros)
            reading.decrementAndGet()
            lock.endRead()
      run()
      assertTrue(wrong.isEmpty, wrong.toString)

  @Test def theFirstFourOfTenOrWhatIsThereInTime(): Unit =
    def best(answering: Int): (List[Int], Long) = simulated:
      joining("suppliers"):
        val quotes = channels[Suppliers.Quote]("quote", 10)
        val got = ListBuffer[Suppliers.Quote]()
        spawn("buyer"):
          got ++= Suppliers.best(quotes)
        for supplier <- 1 to answering do
          spawn(s"supplier $supplier"):
            sleep((10 * supplier).millis)
            quotes(10 - supplier).send(Suppliers.Quote(supplier, 100))
        run()
        (got.map(_.supplier).toList, summon[Scheduler].elapsed.toMillis)
    assertEquals((List(4, 3, 2, 1), 90L), best(9))
    assertEquals((List(2, 1), 50L), best(2))
    assertTrue(best(0)._1.isEmpty)
