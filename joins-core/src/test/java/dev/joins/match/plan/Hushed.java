package dev.joins.match.plan;

import java.util.logging.Level;
import java.util.logging.Logger;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** For tests in which thousands of keys fail, each of which would be logged with its stack. */
abstract class Hushed {
  private static final Logger LOG = Logger.getLogger("dev.joins");

  @BeforeAll
  @BeforeContainer
  static void hush() {
    LOG.setLevel(Level.OFF);
  }

  @AfterAll
  @AfterContainer
  static void speak() {
    LOG.setLevel(null);
  }
}
