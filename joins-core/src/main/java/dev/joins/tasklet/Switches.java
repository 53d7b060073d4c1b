package dev.joins.tasklet;

import dev.joins.internal.Log;
import dev.joins.tasklet.CooperativeScheduler.SwitchListener;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** Who is told of switches; for the holder of the baton only. */
final class Switches {
  private static final System.Logger LOG = System.getLogger("dev.joins");

  private @Nullable SwitchListener listener;

  /** Sets who is told, null for nobody; returns who was told before. */
  @Nullable SwitchListener listen(@Nullable SwitchListener newListener) {
    var before = listener;
    listener = newListener;
    return before;
  }

  /** Tells of a switch; whatever the listener does, the turn has gone on. */
  void tell(CooperativeTasklet from, CooperativeTasklet next) {
    if (listener != null) {
      try {
        listener.switched(from, next);
      } catch (Throwable error) {
        Log.write(LOG, Level.ERROR, "a listener to switches failed; the turn has gone on", error);
      }
    }
  }
}
