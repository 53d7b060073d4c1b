package dev.joins.scaladsl

import dev.joins.tasklet.{Clock, Tasklet}
import scala.concurrent.duration.FiniteDuration
import scala.jdk.DurationConverters.*
import scala.util.Using

/** Runs tasklets; see `dev.joins.tasklet.Scheduler`. */
type Scheduler = dev.joins.tasklet.Scheduler

/** A scope in which one tasklet runs at a time, in an order that is the same in every run. Behind
  * the body all tasklets are run to their end.
  *
  * @throws dev.joins.tasklet.DeadlockException
  *   if they wait for what can never come
  */
def cooperative[T](body: Scheduler ?=> T): T =
  scheduling(dev.joins.tasklet.Scheduler.cooperative())(body)

/** [[cooperative]], on a clock that jumps to the next timer as soon as nothing can run. */
def simulated[T](body: Scheduler ?=> T): T =
  scheduling(dev.joins.tasklet.Scheduler.cooperative(_.withClock(Clock.VIRTUAL)))(body)

/** A scope in which all tasklets run at once. Behind the body their end is awaited. */
def parallel[T](body: Scheduler ?=> T): T =
  scheduling(dev.joins.tasklet.Scheduler.parallel())(body)

/** A scope for the tasklets of a scheduler, which is closed behind it. */
def scheduling[T](opened: Scheduler)(body: Scheduler ?=> T): T =
  Using.resource(opened): scheduler =>
    val result = body(using scheduler)
    scheduler.run()
    result

/** Starts a tasklet. */
def spawn(name: String)(body: => Any)(using scheduler: Scheduler): Tasklet =
  scheduler.spawn(name, () => body: Unit)

/** Runs all tasklets to their end; what remains at the end of the scope is run there. */
def run()(using scheduler: Scheduler): Unit = scheduler.run()

/** Lets the running tasklet sleep, by the scheduler's clock. */
def sleep(time: FiniteDuration): Unit = Tasklet.sleep(time.toJava)


/** Where the bodies of a definition, and actors, run: on the scheduler that is given, if one is. */
sealed abstract class Home:
  private[scaladsl] def open(definition: String): Joins
  private[scaladsl] def openSystem(name: String): ActorSystem

/** Both kinds of homes. */
object Home extends NoHome:
  /** On the scheduler that is given. */
  given scheduled: (scheduler: Scheduler) => Home:
    private[scaladsl] def open(definition: String): Joins =
      dev.joins.dsl.Joins.open(definition, scheduler)
    private[scaladsl] def openSystem(name: String): ActorSystem =
      dev.joins.actor.ActorSystem.open(name, scheduler)

/** Where no scheduler is given. */
sealed trait NoHome:
  /** On the current scheduler, or one of its own. */
  given running: Home:
    private[scaladsl] def open(definition: String): Joins = dev.joins.dsl.Joins.open(definition)
    private[scaladsl] def openSystem(name: String): ActorSystem =
      dev.joins.actor.ActorSystem.open(name)
