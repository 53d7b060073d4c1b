package dev.joins.proofs.programs;

import java.util.Objects;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What bodies, conditions and observers throw, and what is sent as an error; named as the message
 * that it is. What the kernel logs of it is not printed, as it is thrown all the time.
 */
@SuppressWarnings("ThrowableEqualsHashCode") // two runs of one program send the same
public final class Bang extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Kept, or the setting would be forgotten. */
  private static final Logger LOG = Logger.getLogger("dev.joins");

  static {
    LOG.setFilter(record -> !isBang(record.getThrown()));
  }

  public Bang(String name) {
    super(name);
  }

  /** By name: a class that was compiled again, for a mutant, has the same logger. */
  private static boolean isBang(@Nullable Throwable thrown) {
    return thrown != null && thrown.getClass().getName().equals(Bang.class.getName());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Bang bang && Objects.equals(bang.getMessage(), getMessage());
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(getMessage());
  }
}
