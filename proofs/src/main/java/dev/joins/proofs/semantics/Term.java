package dev.joins.proofs.semantics;

import java.util.List;

/** What a pattern wants: so many messages. */
public sealed interface Term {
  /**
   * Messages of one view: {@code times}, {@code upTo}.
   *
   * @param view which
   * @param least how many at least
   * @param most how many at most: as many as there are
   */
  record Many(View view, int least, int most) implements Term {
    @Override
    public List<View> views() {
      return List.of(view);
    }
  }

  /**
   * One message each of some views: {@code someOf}, {@code atMost}, {@code allOf}.
   *
   * @param views of which
   * @param least of how many at least
   * @param most of how many at most: of as many as have one
   */
  record Among(List<View> views, int least, int most) implements Term {}

  /**
   * Makes a term for one message.
   *
   * @param view which
   * @return a new term
   */
  static Term one(View view) {
    return new Many(view, 1, 1);
  }

  /**
   * Returns where it looks.
   *
   * @return in their order
   */
  List<View> views();

  /**
   * Returns how many messages it takes at least.
   *
   * @return 0 or more
   */
  int least();

  /**
   * Returns how many messages it takes at most.
   *
   * @return 1 or more
   */
  int most();
}
