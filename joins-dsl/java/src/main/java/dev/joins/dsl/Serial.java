package dev.joins.dsl;

import dev.joins.channel.Channel;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import java.util.function.Consumer;

/**
 * How the bodies of a definition run one at a time: each match takes a turn as well, and is then
 * handed to somebody.
 *
 * @param turn a message for each match that may be taken; they are no messages of the user's
 * @param taker gets each match, on the thread whose act completed it
 * @param pendingIsStuck whether messages that are pending in a standstill are worth a report; to an
 *     actor that waits for others they are not
 */
record Serial(Channel<Unit> turn, Consumer<Turn> taker, boolean pendingIsStuck) {
  /** Somebody else runs the bodies, and asks for each. */
  static Serial handedTo(Consumer<Turn> taker, String name) {
    return new Serial(turnOf(name), taker, false);
  }

  /** Each body is a tasklet, which gives its turn away when it ends. */
  static Serial inTasklets(Scheduler scheduler, String name) {
    var turn = turnOf(name);
    turn.post(Unit.UNIT);
    return new Serial(turn, match -> spawn(match, scheduler, turn), true);
  }

  private static void spawn(Turn match, Scheduler scheduler, Channel<Unit> turn) {
    Tasklet.Body body =
        new Tasklet.Body() {
          @Override
          public void run() throws Exception {
            try {
              match.runInTasklet();
            } finally {
              turn.post(Unit.UNIT);
            }
          }

          @Override
          public void neverBegan() {
            match.neverBegan();
          }
        };
    scheduler.spawn(match.taskletName(), body);
  }

  private static Channel<Unit> turnOf(String name) {
    Channel<Unit> turn = Channel.unbounded(name + "'s turn");
    turn.place().ageless = true;
    return turn;
  }
}
