package dev.joins.proofs.model;

/** What a program can be run on: the reference semantics, or the kernel. */
interface Subject extends AutoCloseable {
  void step(int number, Op op);

  Picture picture();

  @Override
  default void close() {}
}
