package dev.joins.proofs.semantics;

/**
 * A clause of a call that waits.
 *
 * @param call its name
 * @param index which of its clauses
 */
public record ActiveClause(String call, int index) {}
