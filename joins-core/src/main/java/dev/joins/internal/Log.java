package dev.joins.internal;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes to the logs. What is logged is logged in the middle of something that must go on: who
 * receives it, or prints an error whose own methods fail, must not stop that.
 */
public final class Log {
  private Log() {}

  /**
   * Logs an error.
   *
   * @param logger where
   * @param level how bad it is
   * @param text a line, see {@link Text}
   * @param error what was thrown; null for none
   */
  public static void write(Logger logger, Level level, String text, @Nullable Throwable error) {
    try {
      logger.log(level, text, error);
    } catch (Throwable unprintable) {
      tryText(logger, level, text + ": " + Text.of(error));
    }
  }

  /**
   * Logs what takes some work to say.
   *
   * @param logger where
   * @param level how bad it is
   * @param text makes a line, see {@link Text}; only asked if it is wanted
   */
  public static void write(Logger logger, Level level, Supplier<String> text) {
    try {
      if (logger.isLoggable(level)) {
        logger.log(level, text.get());
      }
    } catch (Throwable refused) {
      // There is nobody left to tell.
    }
  }

  private static void tryText(Logger logger, Level level, String text) {
    write(logger, level, () -> text);
  }
}
