package dev.joins.proofs.stress;

/**
 * A message of the stress test.
 *
 * @param id unique; those of one sender ascend
 * @param channel the number of the channel that it is offered to
 * @param sender who offers it
 */
record Item(int id, int channel, int sender) {}
