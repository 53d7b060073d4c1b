package dev.joins.proofs.soak;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** A message that can be told from all others, and what has become of it. */
final class Item {
  private static final VarHandle FATES;

  static {
    try {
      FATES = MethodHandles.lookup().findVarHandle(Item.class, "fates", int.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  private static final int KEYS = 5;

  final Books books;
  final Kind kind;
  final long number;

  @SuppressWarnings("UnusedVariable") // by its handle
  private volatile int fates;

  Item(Books books, Kind kind, long number) {
    this.books = books;
    this.kind = kind;
    this.number = number;
  }

  /** The same for some others. */
  long key() {
    return number % KEYS;
  }

  /** Adds what has become of it; returns what had before. */
  int add(Fate fate) {
    return (int) FATES.getAndBitwiseOr(this, fate.bit());
  }

  boolean is(Fate fate) {
    return (fates & fate.bit()) != 0;
  }

  int fates() {
    return fates;
  }

  void taken() {
    books.enter(this, Fate.TAKEN);
  }

  void reported() {
    books.enter(this, Fate.REPORTED);
  }

  void expired() {
    books.enter(this, Fate.EXPIRED);
  }

  /** What its sender was told: that it was sent, or that it was not. */
  void sent(boolean sent) {
    books.enter(this, sent ? Fate.SENT : Fate.REFUSED);
  }

  /** Its sender was told that it waits no more, and not whether it was taken. */
  void unsure() {
    books.enter(this, Fate.UNSURE);
  }

  /** Reports find it by this. */
  @Override
  public String toString() {
    return "#" + number;
  }
}
