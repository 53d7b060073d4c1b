package dev.joins.scaladsl

import org.junit.jupiter.api.Assertions.{assertEquals, assertTrue}
import org.junit.jupiter.api.Test
import scala.compiletime.testing.{Error, typeCheckErrors}

/** Cases of `receive` that must not compile, and where the error points. */
class WrongCasesTest:
  private def isRefused(errors: List[Error], because: String, at: String): Unit =
    val text = errors
      .map(error => s"${error.message} at ${error.column} of ${error.lineContent}")
      .mkString("\n")
    assertTrue(text.contains(because), text)
    assertTrue(
      errors.exists: error =>
        val start = error.lineContent.indexOf(at)
        start >= 0 && start <= error.column && error.column <= start + at.length
      ,
      text
    )

  @Test def right(): Unit =
    assertEquals(
      Nil,
      typeCheckErrors("""
      def t(using Inbox[ReceiveTest.Event], Joins) = receive {
        case ReceiveTest.Fault(a, _) & ReceiveTest.Fix(b, _) if a == b => ()
        case ReceiveTest.Price(n) => n }""").map(_.message)
    )

  @Test def aForgottenReply(): Unit = isRefused(
    typeCheckErrors("""
      def t(using Inbox[ReceiveTest.Event], Joins) =
        receive { case ReceiveTest.Price(n) => println(n) }"""),
    "the body owes a reply of type scala.Int",
    "println(n)"
  )

  @Test def aReplyToNobody(): Unit = isRefused(
    typeCheckErrors("""
      def t(using Inbox[ReceiveTest.Event], Joins) =
        receive { case ReceiveTest.Fix(n, _) => n + 1 }"""),
    "nobody is owed a reply",
    "n + 1"
  )

  @Test def aMessageOfSomebodyElse(): Unit = isRefused(
    typeCheckErrors("""
      def t(using Inbox[ReceiveTest.Event], Joins) =
        receive { case Some(n) => () }"""),
    "is not among the messages here",
    "Some(n)"
  )

  @Test def aMessageThatHasNoClass(): Unit = isRefused(
    typeCheckErrors("""
      def t(using Inbox[ReceiveTest.Event], Joins) =
        receive { case e: ReceiveTest.Event => () }"""),
    "has no messages of its own",
    "e: ReceiveTest.Event"
  )

  @Test def anExtractor(): Unit = isRefused(
    typeCheckErrors("""
      object Late { def unapply(m: ReceiveTest.Fault): Option[Int] = Some(m.time) }
      def t(using Inbox[ReceiveTest.Event], Joins) =
        receive { case Late(t) => () }"""),
    "not the extractor Late",
    "Late(t)"
  )

  @Test def aConditionOnWhatChanges(): Unit = isRefused(
    typeCheckErrors("""
      def t(using Inbox[ReceiveTest.Event], Joins) =
        var limit = 3
        receive { case ReceiveTest.Fix(n, _) if n > limit => () }"""),
    "a condition must not look at what changes, such as the var limit",
    "limit => ()"
  )

  @Test def aVariableThatIsNoMessage(): Unit = isRefused(
    typeCheckErrors("""
      def t(using Inbox[ReceiveTest.Event], Joins) =
        receive { case anything => () }"""),
    "a message is matched by the constructor of its case class",
    "anything"
  )

  @Test def aQuestionInASelect(): Unit = isRefused(
    typeCheckErrors("""
      def t(using Inbox[ReceiveTest.Event], Joins) =
        taking { case ReceiveTest.Price(n) => n }"""),
    "cannot be taken in a select",
    "ReceiveTest.Price(n)"
  )

  @Test def noInboxAround(): Unit = isRefused(
    typeCheckErrors("""
      def t(using Joins) = receive { case ReceiveTest.Fix(n, _) => () }"""),
    "there are no messages here",
    "=> () }"
  )
