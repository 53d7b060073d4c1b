package dev.joins.proofs.jcstress;

/**
 * What is sent: a plain field, not final, which only the kernel publishes. Whoever holds a letter
 * and reads 0 has got it too early.
 */
final class Letter {
  int text;

  static Letter written() {
    var letter = new Letter();
    letter.text = 1;
    return letter;
  }
}
