package dev.joins.proofs.soak;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Reads the logs while it is open, in place of whoever else does: messages that were taken and
 * whose body could not run are reported there and nowhere else. Errors that are not planned are
 * kept.
 */
final class Listener extends Handler implements AutoCloseable {
  private final Logger logger = Logger.getLogger("dev.joins");
  private final Queue<String> errors = new ConcurrentLinkedQueue<>();
  private volatile Books books = new Books();

  Listener() {
    logger.addHandler(this);
    logger.setUseParentHandlers(false);
  }

  void open(Books newBooks) {
    books = newBooks;
  }

  List<String> errors() {
    return List.copyOf(errors);
  }

  @Override
  public void publish(LogRecord line) {
    if (line.getLevel() != Level.SEVERE || Planned.is(line.getThrown())) {
      return;
    }
    var text = line.getMessage();
    if (text.contains("its body cannot run: ")) {
      var _ = books.reportedIn(text);
    } else {
      errors.add(text + ": " + line.getThrown());
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setUseParentHandlers(true);
  }
}
