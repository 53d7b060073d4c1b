package dev.joins.scaladsl

import org.junit.jupiter.api.Assertions.{assertEquals, assertTrue}
import org.junit.jupiter.api.Test
import scala.compiletime.testing.{Error, typeCheckErrors}

/** What must not compile, each next to the program that it was meant to be. */
class WrongProgramsTest:
  private def compiles(errors: List[Error]): Unit = assertEquals(Nil, errors.map(_.message))

  private def isRefused(errors: List[Error], because: String): Unit =
    val messages = errors.map(_.message).mkString("\n")
    assertTrue(messages.replaceAll(" +", " ").contains(because), messages)

  @Test def aForgottenReply(): Unit =
    compiles(typeCheckErrors("""
      def t(c: ReplyChannel[String, Int], a: Channel[Int])(using Joins) =
        (c & a).react((s, n) => s.length + n)"""))
    isRefused(
      typeCheckErrors("""
      def t(c: ReplyChannel[String, Int], a: Channel[Int])(using Joins) =
        (c & a).react((s, n) => ())"""),
      "Required: Int"
    )

  @Test def aReplyOfTheWrongType(): Unit =
    isRefused(
      typeCheckErrors("""
      def t(c: ReplyChannel[String, Int], a: Channel[Int])(using Joins) =
        (c & a).react((s, n) => "no")"""),
      "Required: Int"
    )

  @Test def oneReplyForTwoCallers(): Unit =
    compiles(typeCheckErrors("""
      def t(l: ReplyChannel[String, String], r: ReplyChannel[String, String])(using Joins) =
        (l & r).react((x, y) => (y, x))"""))
    isRefused(
      typeCheckErrors("""
      def t(l: ReplyChannel[String, String], r: ReplyChannel[String, String])(using Joins) =
        (l & r).react((x, y) => x)"""),
      "Required: (String, String)"
    )

  @Test def aParameterTooMany(): Unit =
    compiles(typeCheckErrors("""
      def t(a: Channel[Int], b: Channel[String])(using Joins) =
        (a & b).react((x, y) => ())"""))
    isRefused(
      typeCheckErrors("""
      def t(a: Channel[Int], b: Channel[String])(using Joins) =
        (a & b).react((x, y, z) => ())"""),
      "Wrong number of parameters"
    )

  @Test def aParameterForASignal(): Unit =
    compiles(typeCheckErrors("""
      def t(a: Channel[Int], s: Signal)(using Joins) = (a & s).react(x => ())"""))
    isRefused(
      typeCheckErrors("""
      def t(a: Channel[Int], s: Signal)(using Joins) = (a & s).react((x, y) => ())"""),
      "Wrong number of parameters"
    )

  @Test def aSelectOverACall(): Unit =
    compiles(typeCheckErrors("""
      def t(c: Channel[String], a: Channel[Int])(using Joins) = (c & a) map ((s, n) => n)"""))
    isRefused(
      typeCheckErrors("""
      def t(c: ReplyChannel[String, Int], a: Channel[Int])(using Joins) =
        (c & a) map ((s, n) => n)"""),
      "EmptyTuple"
    )

  @Test def aTermThatIsNone(): Unit =
    isRefused(
      typeCheckErrors("""
      def t(a: Channel[Int])(using Joins) = (a & "b").react(x => ())"""),
      "cannot stand in a pattern"
    )

  @Test def aTermAfterThePriority(): Unit =
    compiles(
      typeCheckErrors(
        """
      def t(a: Channel[Int], b: Channel[Int])(using Joins) = (a & b).priority(1).react((x, y) => ())"""
      )
    )
    isRefused(
      typeCheckErrors("""
      def t(a: Channel[Int], b: Channel[Int])(using Joins) = on(a).priority(1) & b"""),
      "& is not a member"
    )

  @Test def aConditionOfTheWrongArity(): Unit =
    compiles(typeCheckErrors("""
      def t(a: Channel[Int], b: Channel[Int])(using Joins) =
        ((a & b) where ((x, y) => x < y)).react((x, y) => ())"""))
    isRefused(
      typeCheckErrors("""
      def t(a: Channel[Int], b: Channel[Int])(using Joins) = (a & b) where ((x, y, z) => x < y)"""),
      "Wrong number of parameters"
    )

  @Test def aReplyToACallThatNeedsNone(): Unit =
    compiles(typeCheckErrors("""
      def t(c: CallChannel[Int])(using Joins): Reaction = on(c).react(n => ())"""))
    isRefused(
      typeCheckErrors("""
      def t(c: CallChannel[Int], a: Channel[Int])(using Joins): Reaction =
        (c & a).react((n, m) => n + m)"""),
      "Required: Unit"
    )

  @Test def fourOfWhatIsNoChannel(): Unit =
    compiles(typeCheckErrors("""def t(qs: Seq[Channel[Int]]) = 4 of qs"""))
    isRefused(typeCheckErrors("""def t(qs: Seq[Int]) = 4 of qs"""), "Required: Seq")

  @Test def noDefinitionAround(): Unit =
    isRefused(
      typeCheckErrors("""def t(a: Channel[Int]) = on(a).react(x => ())"""),
      "No given instance of type dev.joins.scaladsl.Joins"
    )
