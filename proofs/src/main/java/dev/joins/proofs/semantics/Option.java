package dev.joins.proofs.semantics;

/**
 * One alternative of a call.
 *
 * @param call its name
 * @param index which of its alternatives
 */
public record Option(String call, int index) {}
