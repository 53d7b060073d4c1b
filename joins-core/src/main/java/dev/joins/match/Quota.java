package dev.joins.match;

/**
 * So many of several neighbouring inputs, each of which alone may stay empty.
 *
 * @param from the first of these inputs, by index
 * @param to the one behind the last
 * @param least how many of them at least
 * @param most how many at most
 */
record Quota(int from, int to, int least, int most) {
  boolean covers(int input) {
    return input >= from && input < to;
  }
}
