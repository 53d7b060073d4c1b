package dev.joins.scaladsl.gallery

import dev.joins.scaladsl.*

/** Any number of readers, or one writer; the same program as `dev.joins.gallery.ReadersAndWriters`.
  */
object ReadersAndWriters:
  enum Fairness:
    case AsTheyCome, WritersFirst, ReadersFirst, WritersYield

import ReadersAndWriters.Fairness
import ReadersAndWriters.Fairness.*

// @start region=readersAndWriters
final class ReadersAndWriters(fairness: Fairness)(using Joins):
  private val read = gate("read")
  private val write = gate("write")
  private val door = channel[Int]("door") // with how many have gone in
  private val left = signal("left")

  private val (readersGo, writersGo) = fairness match
    case WritersFirst => (0, 1)
    case ReadersFirst => (1, 0)
    case _            => (0, 0)
  private val enough = if fairness == WritersYield then door.where(_ == 0) else door

  (read & door).priority(readersGo).react(n => door.send(n + 1)) // and it is open for the next
  (write & enough).priority(writersGo).react(awaitReaders) // and it is closed behind this one
  (door & left).priority(-1).react(n => door.send(n - 1)) // when nobody wants it
  door.send(0)

  private def awaitReaders(count: Int): Unit =
    if count > 0 then select(on(left * count) map (_ => ()))

  def startRead(): Unit = read.pass()

  def endRead(): Unit = left.send()

  def startWrite(): Unit = write.pass()

  def endWrite(): Unit = door.send(0)
// @end
