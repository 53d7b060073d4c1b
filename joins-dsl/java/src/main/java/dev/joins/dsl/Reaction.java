package dev.joins.dsl;

/** An installed pattern. Thread-safe. */
public interface Reaction {
  /**
   * Returns the name of the pattern, or its terms where it has none.
   *
   * @return never empty
   */
  String pattern();

  /**
   * Returns how often this has fired.
   *
   * @return the number of its matches so far
   */
  long fired();

  /**
   * Returns how its matches are found, as a database explains a query: what is looked up, and what
   * is searched.
   *
   * @return one line
   */
  String explain();

  /** Takes the pattern out: it fires no more. Bodies that have begun go on. */
  void remove();
}
