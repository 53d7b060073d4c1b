/** The DSL for Java, actors, and synchronisers, all of them made of joins. */
module dev.joins.dsl {
  exports dev.joins.actor;
  exports dev.joins.dsl;
  exports dev.joins.sync;

  // Channels, schedulers and their exceptions are in every signature.
  requires transitive dev.joins.core;
  requires static transitive org.jspecify;
}
