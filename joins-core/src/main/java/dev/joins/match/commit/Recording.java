package dev.joins.match.commit;

import dev.joins.internal.Ways;
import jdk.jfr.FlightRecorder;
import jdk.jfr.FlightRecorderListener;

/**
 * Sends all messages the long way, where commits are reported, as long as some flight recording
 * wants to know of them. So the short way need not ask.
 */
final class Recording implements FlightRecorderListener {
  private Recording() {}

  /** To be called once. */
  static void watch() {
    FlightRecorder.addListener(new Recording());
    look();
  }

  private static void look() {
    Ways.recorded = CommitEvent.isWanted();
  }

  @Override
  public void recordingStateChanged(jdk.jfr.Recording recording) {
    look();
  }
}
