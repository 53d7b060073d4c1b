package dev.joins.bench.way;

import java.util.List;

/**
 * Something that is done with a message. Public, and there once in the JVM: whoever counts sees
 * through this what the copy of our classes does.
 */
public interface Operation extends AutoCloseable {
  /**
   * Does it once. What has to be there before it, and is left after it, is not in the record.
   *
   * @param silence of so many milliseconds tells that others have done their part, where nothing
   *     else does
   * @return what was entered
   * @throws Exception if it fails
   */
  List<Entry> once(long silence) throws Exception;

  @Override
  default void close() {}
}
