package dev.joins.channel;

/** The messages of one match, handed out to its terms one after the other. */
final class Values {
  private final Object[] messages;
  private int next;

  Values(Object[] messages) {
    this.messages = messages;
  }

  Object next() {
    return messages[next++];
  }
}
