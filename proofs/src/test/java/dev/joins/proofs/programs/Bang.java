package dev.joins.proofs.programs;

/** What bodies throw, and what is sent as an error; named as the message that it is. */
public final class Bang extends RuntimeException {
  private static final long serialVersionUID = 1;

  public Bang(String name) {
    super(name);
  }
}
