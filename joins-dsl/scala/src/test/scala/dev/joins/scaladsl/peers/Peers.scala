package dev.joins.scaladsl.peers

import dev.joins.scaladsl.*
import scala.concurrent.duration.DurationInt

/** Light for who moves in a dark bathroom whose lamp is off, in order of time. */
object SmartHouse:
  sealed trait Msg
  case class Motion(seen: Boolean, room: String, time: Int) extends Msg
  case class AmbientLight(value: Int, room: String, time: Int) extends Msg
  case class Light(on: Boolean, room: String, time: Int) extends Msg
  case object ShutOff extends Msg

  case class SwitchOn(motion: Motion, dark: AmbientLight, lamp: Light)

  // @start region=smartHouse
  def house(found: SwitchOn => Unit): Acting[Msg] = receive:
    case (m @ Motion(true, "bathroom", t0)) & (a @ AmbientLight(value, "bathroom", t1)) &
        (l @ Light(false, "bathroom", t2)) if value <= 40 && t0 <= t1 && t1 <= t2 =>
      found(SwitchOn(m, a, l))
    case ShutOff => stop()
  // @end

/** A payment is made when request, customer's check and merchant's check of one id have come. */
object Payment:
  sealed trait Msg
  case class Request(id: Int, amount: Int) extends Msg
  case class Customer(id: Int, passed: Boolean) extends Msg
  case class Merchant(id: Int, passed: Boolean) extends Msg

  case class Outcome(id: Int, paid: Boolean)

  // @start region=payment
  def service(done: Outcome => Unit): Acting[Msg] = receive:
    case Request(id, _) & Customer(c, known) & Merchant(m, trusted) if id == c && c == m =>
      done(Outcome(id, known && trusted))
  // @end

/** A buffer for so many items: who puts waits for room, who takes waits for an item. */
object BoundedBuffer:
  sealed trait Msg
  case class Put(item: Int) extends Msg, Question[Boolean]
  case class Take() extends Msg, Question[Int]
  case object Room extends Msg
  case class Item(item: Int) extends Msg

  // @start region=boundedBuffer
  def buffer(capacity: Int): Acting[Msg] =
    for _ <- 1 to capacity do self ! Room
    receive:
      case Put(item) & Room    => self ! Item(item); true
      case Take() & Item(item) => self ! Room; item
  // @end

/** Where creatures meet two by two, so many times; those who come later are sent home. */
object Chameneos:
  sealed trait Msg
  case class Meet(creature: String) extends Msg, Question[Option[String]]
  case class Left(meetings: Int) extends Msg

  // @start region=chameneos
  def mall(meetings: Int): Acting[Msg] =
    self ! Left(meetings)
    receive:
      case Meet(one) & Meet(other) & Left(n) if n > 0 =>
        self ! Left(n - 1)
        (Some(other), Some(one))
      case Meet(_) & Left(0) =>
        self ! Left(0)
        None
  // @end

/** Several printers, one queue: a job goes to a printer that has said it is ready. */
object PrinterSpooler:
  sealed trait Spool
  case class Job(id: Int) extends Spool
  case class Ready(printer: ActorRef[Job]) extends Spool

  // @start region=printerSpooler
  val spooler: Acting[Spool] = receive:
    case (job: Job) & Ready(printer) => printer ! job

  def printer(spooler: ActorRef[Spool])(print: (String, Int, Boolean) => Unit): Acting[Job] =
    val me = self[Job]
    spooler ! Ready(me)
    receive:
      case Job(id) =>
        print(me.path, id, true)
        sleep(1.milli)
        print(me.path, id, false)
        spooler ! Ready(me)
  // @end

/** Two actors throw a ball to each other, so many times. */
object PingPong:
  sealed trait Msg
  case class Play(other: ActorRef[Msg], hits: Int) extends Msg
  case class Ball(from: ActorRef[Msg], left: Int) extends Msg
  case object Done extends Msg

  // @start region=pingPong
  def player(hit: Int => Unit): Acting[Msg] = receive:
    case Play(other, hits) => other ! Ball(self, hits)
    case Ball(from, left)  =>
      hit(left)
      if left > 1 then from ! Ball(self, left - 1)
      else
        from ! Done
        stop()
    case Done => stop()
  // @end

/** Nine reindeer pull the sleigh, three elves are consulted; reindeer first. One at a time. */
object Santa:
  sealed trait Msg
  case class Back(reindeer: Int) extends Msg, Question[Boolean]
  case class Help(elf: Int) extends Msg, Question[Boolean]

  enum Event:
    case Delivery(reindeer: List[Int])
    case Consultation(elves: List[Int])

  // @start region=santa
  def santa(done: Event => Unit): Acting[Msg] =
    on(questions[Back] * 9)
      .priority(1)
      .react: team =>
        done(Event.Delivery(team.map(_.value.reindeer)))
        sleep(1.milli)
        team.foreach(_.reply(true))
    on(questions[Help] * 3).react: trio =>
      done(Event.Consultation(trio.map(_.value.elf)))
      sleep(1.milli)
      trio.foreach(_.reply(true))
  // @end
