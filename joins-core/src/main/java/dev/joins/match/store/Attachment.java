package dev.joins.match.store;

import org.jspecify.annotations.Nullable;

/**
 * What hangs on a pending message, and goes when the message leaves its queue: so a queue need not
 * know who keeps its messages in an order of their own. A link of the message's list.
 */
public abstract class Attachment {
  /** What else hangs on the message. */
  @Nullable Attachment sibling;

  /** Makes one that hangs nowhere yet. */
  protected Attachment() {}

  /** Hears that the message leaves its queue. */
  protected abstract void leave();

  /**
   * Returns whether nobody will ask for it any more.
   *
   * @return true for good
   */
  protected abstract boolean isGivenUp();

  /**
   * Returns whether it hangs on what is put back as well, when the message was taken and comes
   * back.
   *
   * @return false if it goes for good when the message leaves
   */
  protected boolean lasts() {
    return false;
  }

  /**
   * Returns what else hangs on the message.
   *
   * @return null at the end
   */
  public final @Nullable Attachment sibling() {
    return sibling;
  }
}
