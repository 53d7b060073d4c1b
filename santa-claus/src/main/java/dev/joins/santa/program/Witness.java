package dev.joins.santa.program;

import static dev.joins.santa.trace.EventType.ELVES_READY;
import static dev.joins.santa.trace.EventType.READY;
import static dev.joins.santa.trace.EventType.REINDEER_READY;
import static dev.joins.santa.trace.EventType.WAITING;

import dev.joins.Observer;
import dev.joins.dsl.Request;
import dev.joins.santa.trace.Worker;
import java.util.List;

/**
 * Writes what has to be one step with the commit, because rules 5 and 10 judge by it: that a worker
 * offers itself ({@code back}, {@code help}), and whom Santa chooses ({@code deliver}, {@code
 * consult}). A program that logged its choice after it has chosen would be judged by a moment at
 * which more may be ready than it could know of.
 *
 * <p>With {@code goHome} the trace is over: Santa serves nobody any more, and who comes after that
 * has come too late.
 */
final class Witness implements Observer {

  private final Recorder log;

  Witness(Recorder log) {
    this.log = log;
  }

  @Override
  public void sent(String channel, Object message) {
    switch (channel) {
      case "back" -> log.worker(READY, sender(message));
      case "help" -> {
        Worker elf = sender(message);
        log.worker(READY, elf);
        log.worker(WAITING, elf);
      }
      default -> {}
    }
  }

  @Override
  public void committed(String pattern, List<String> channels, List<Object> messages) {
    switch (pattern) {
      case "deliver" -> log.santa(REINDEER_READY);
      case "consult" -> log.santa(ELVES_READY);
      case "goHome" -> log.end();
      default -> {}
    }
  }

  private static Worker sender(Object message) {
    return switch (message) {
      case Request<?, ?> request when request.value() instanceof Worker worker -> worker;
      case Visit visit -> visit.worker();
      default -> throw new IllegalArgumentException(message + " does not come from a worker");
    };
  }
}
