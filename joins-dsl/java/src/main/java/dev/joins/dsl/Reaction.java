package dev.joins.dsl;

/** An installed pattern. Thread-safe. */
public interface Reaction {
  /**
   * The name of the pattern, or its terms where it has none.
   *
   * @return never empty
   */
  String pattern();

  /**
   * How often it has fired.
   *
   * @return the number of its matches so far
   */
  long fired();

  /**
   * How its matches are found, as a database explains a query: what is looked up, and what is
   * searched.
   *
   * @return a line
   */
  String explain();

  /** Takes it out: it fires no more. Bodies that have begun go on. */
  void remove();
}
