package dev.joins.santa;

/** The colours of the story; plain constants of ANSI, which every terminal knows. */
enum Ink {
  DATE("2"),
  SANTA("1;31"),
  REINDEER("33"),
  ELF("36"),
  GOOD("32"),
  BAD("1;31");

  private final String code;

  Ink(String code) {
    this.code = code;
  }

  /** The text in this colour, or as it is where colours are not wanted. */
  String paint(String text, boolean colours) {
    return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
