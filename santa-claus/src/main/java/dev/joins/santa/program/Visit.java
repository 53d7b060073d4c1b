package dev.joins.santa.program;

import dev.joins.channel.Channel;
import dev.joins.santa.trace.Worker;

/**
 * A worker at a door, for programs on plain channels: what a {@code ReplyChannel} does, by hand,
 * and without its promise that nobody is forgotten.
 *
 * @param worker who came
 * @param nod where it waits for Santa's answer
 */
record Visit(Worker worker, Channel<JoinSanta.Nod> nod) {

  /** The worker may go on. */
  void go() {
    nod.post(JoinSanta.Nod.GO);
  }
}
