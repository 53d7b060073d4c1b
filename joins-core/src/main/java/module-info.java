/** The kernel: tasklets, channels, schedulers, and the engine that commits. */
@SuppressWarnings("module") // a module that something is exported `to` is built after this one
module dev.joins.core {
  exports dev.joins;
  exports dev.joins.channel;
  exports dev.joins.tasklet;

  // The engine: for those who build a notation on it, and for its proofs.
  exports dev.joins.match.commit to
      dev.joins.dsl,
      dev.joins.proofs,
      dev.joins.scaladsl;
  exports dev.joins.match.plan to
      dev.joins.dsl,
      dev.joins.proofs,
      dev.joins.scaladsl;
  exports dev.joins.match.store to
      dev.joins.dsl,
      dev.joins.proofs,
      dev.joins.scaladsl;

  // Text of what users give, for all kinds of output.
  exports dev.joins.internal to
      dev.joins.dsl,
      dev.joins.proofs,
      dev.joins.scaladsl;

  // Annotations: whoever compiles against the exported packages reads them, nobody runs with them.
  requires static transitive org.jspecify;

  // Each match is an event where there is a flight recorder, see CommitEvent. Without it all else
  // works: an image made by jlink has it if it asks for it.
  requires static jdk.jfr;
}
