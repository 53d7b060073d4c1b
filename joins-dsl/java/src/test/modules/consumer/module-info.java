/** A program that is a module itself: see PublishedModulesIT. */
module consumer {
  requires dev.joins.dsl;
}
