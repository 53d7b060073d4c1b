package dev.joins.dsl;

/** The message that carries nothing. */
enum Unit {
  UNIT
}
