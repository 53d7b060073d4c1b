package dev.joins.match.commit;

import dev.joins.internal.Ways;
import jdk.jfr.FlightRecorder;
import jdk.jfr.FlightRecorderListener;

/**
 * Sends all messages the long way, where commits are reported, as long as some flight recording
 * wants to know of them. So the short way need not ask.
 *
 * <p>The event is registered when somebody else has started the recorder: to start it takes the JVM
 * a fifth of a second, which a program that is never recorded should not pay with its first
 * message.
 */
final class Recording implements FlightRecorderListener {
  private Recording() {}

  /** To be called once. */
  static void watch() {
    FlightRecorder.addListener(new Recording());
    if (FlightRecorder.isInitialized()) {
      register();
    }
  }

  private static void register() {
    FlightRecorder.register(RecordedCommit.class);
    look();
  }

  private static void look() {
    Ways.recorded = CommitEvent.isWanted();
  }

  @Override
  public void recorderInitialized(FlightRecorder recorder) {
    register();
  }

  @Override
  public void recordingStateChanged(jdk.jfr.Recording recording) {
    look();
  }
}
