package dev.joins.proofs.soak;

import java.util.EnumSet;
import java.util.Set;

/** What can become of a message: its sender learns one thing of it, and at most one befalls it. */
enum Fate {
  /** Its sender was told that it was sent. */
  SENT,
  /** Its sender was told that it was not sent. */
  REFUSED,
  /** Its sender has given up, and cannot know. */
  UNSURE,
  /** Somebody has it. */
  TAKEN,
  /** It was left over, and that was said. */
  REPORTED,
  /** It has stayed too long, and was handed to whoever is there for that. */
  EXPIRED;

  private static final Set<Fate> TO_ITS_SENDER = EnumSet.of(SENT, REFUSED, UNSURE);
  private static final Set<Fate> OF_ITSELF = EnumSet.of(TAKEN, REPORTED, EXPIRED);

  @SuppressWarnings("EnumOrdinal") // only as different from that of the others
  int bit() {
    return 1 << ordinal();
  }

  /** Whether a message that has these cannot have this as well. */
  boolean isExcludedBy(int fates) {
    var others = TO_ITS_SENDER.contains(this) ? TO_ITS_SENDER : OF_ITSELF;
    return (fates & bits(others)) != 0;
  }

  /** Whether this may be all that becomes of a message. */
  static boolean areComplete(int fates) {
    var ended = (fates & bits(OF_ITSELF)) != 0;
    return (fates & SENT.bit()) != 0 ? ended : (fates & REFUSED.bit()) != 0 ? !ended : fates != 0;
  }

  static Set<Fate> in(int fates) {
    var in = EnumSet.noneOf(Fate.class);
    for (var fate : values()) {
      if ((fates & fate.bit()) != 0) {
        in.add(fate);
      }
    }
    return in;
  }

  private static int bits(Set<Fate> fates) {
    return fates.stream().mapToInt(Fate::bit).sum();
  }
}
