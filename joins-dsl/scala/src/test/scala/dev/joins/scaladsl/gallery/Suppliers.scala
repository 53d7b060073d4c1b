package dev.joins.scaladsl.gallery

import dev.joins.scaladsl.*
import scala.concurrent.duration.DurationInt

/** Ten suppliers are asked; the same program as `dev.joins.gallery.Suppliers`. */
object Suppliers:
  case class Quote(supplier: Int, price: Int)

  // @start region=suppliers
  def best(quotes: Seq[Channel[Quote]])(using Joins): List[Quote] =
    select(
      on(4 of quotes) map (four => four),
      (after(50.millis) & atMost(4, quotes)) map (some => some)
    )
  // @end
