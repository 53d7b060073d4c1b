package dev.joins.actor;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Nothing is logged of failures that a test wants, while this is open. */
final class Quiet implements AutoCloseable {
  private final Logger logger = Logger.getLogger(ActorSystem.class.getName());
  private final Level before = logger.getLevel();

  Quiet() {
    logger.setLevel(Level.OFF);
  }

  @Override
  public void close() {
    logger.setLevel(before);
  }
}
