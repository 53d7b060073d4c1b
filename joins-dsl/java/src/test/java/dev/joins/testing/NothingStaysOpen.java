package dev.joins.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.tasklet.Scheduler;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test that leaves a scheduler open on the thread that runs it: definitions of the tests
 * behind it would run their bodies there, and not wait for them.
 */
public final class NothingStaysOpen implements AfterEachCallback {
  @Override
  public void afterEach(ExtensionContext test) {
    assertThat(Scheduler.current())
        .as("the scheduler that '%s' has opened and not closed", test.getDisplayName())
        .isEmpty();
  }
}
