package dev.joins.tasklet;

import dev.joins.internal.Ways;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a {@link TurnStrategy} is told what happens, and may let others go first. Does nothing in
 * threads whose turns nobody decides; until the first strategy is set, that costs the read of one
 * field. Called by the kernel, and by whoever builds another shared thing that schedules are to be
 * tried on. Call no method here while holding a lock, but {@code touch}.
 */
public final class Steps {
  private Steps() {}

  static void watch() {
    Ways.announced = true; // whoever is watched is started after this
  }

  /**
   * Says that the running tasklet is about to do something.
   *
   * @param act in words
   * @param thing to which
   */
  public static void before(String act, Object thing) {
    if (Ways.announced) {
      announce(new Step(act, List.of(thing), null));
    }
  }

  /**
   * Says that the running tasklet is about to do something with a message.
   *
   * @param act in words
   * @param thing to which
   * @param message what is sent or written
   */
  public static void before(String act, Object thing, @Nullable Object message) {
    if (Ways.announced) {
      announce(new Step(act, List.of(thing), message));
    }
  }

  /**
   * Says that the running tasklet is about to do something to several things at once.
   *
   * @param act in words
   * @param things to which
   */
  public static void beforeAll(String act, List<?> things) {
    if (Ways.announced) {
      announce(new Step(act, things, null));
    }
  }

  /**
   * Says that the running tasklet reads or changes something.
   *
   * @param thing what
   */
  public static void touch(Object thing) {
    if (Ways.announced) {
      touched(List.of(thing));
    }
  }

  /**
   * Says that the running tasklet reads or changes several things at once.
   *
   * @param things what
   */
  public static void touchAll(List<?> things) {
    if (Ways.announced) {
      touched(things);
    }
  }

  private static void announce(Step step) {
    if (Parkable.currentTasklet() instanceof CooperativeTasklet tasklet) {
      tasklet.scheduler().before(tasklet, step);
    }
  }

  private static void touched(List<?> things) {
    if (Parkable.currentTasklet() instanceof CooperativeTasklet tasklet) {
      tasklet.scheduler().turns().touched(things);
    }
  }
}
