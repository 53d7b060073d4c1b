package dev.joins.sync;

/** What is passed round where only the passing matters. */
enum Token {
  TOKEN
}
