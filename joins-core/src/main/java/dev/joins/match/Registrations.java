package dev.joins.match;

import org.jspecify.annotations.Nullable;

/** A list of takers, oldest first. Guarded by the lock of the group of their place. */
final class Registrations {
  /** A link of the list. */
  static final class Registration {
    final Taker taker;

    /** In the order of coming, among all whom it is compared with. */
    final long number;

    @Nullable Registration before;
    @Nullable Registration behind;
    private final Registrations list;

    private Registration(Registrations list, Taker taker, long number) {
      this.list = list;
      this.taker = taker;
      this.number = number;
    }

    /** To be called once. */
    void remove() {
      list.remove(this);
    }
  }

  private @Nullable Registration first;
  private @Nullable Registration last;

  @Nullable Registration first() {
    return first;
  }

  Registration add(Taker taker, long number) {
    var added = new Registration(this, taker, number);
    added.before = last;
    if (last == null) {
      first = added;
    } else {
      last.behind = added;
    }
    last = added;
    return added;
  }

  private void remove(Registration registration) {
    var before = registration.before;
    var behind = registration.behind;
    if (before == null) {
      first = behind;
    } else {
      before.behind = behind;
    }
    if (behind == null) {
      last = before;
    } else {
      behind.before = before;
    }
  }
}
