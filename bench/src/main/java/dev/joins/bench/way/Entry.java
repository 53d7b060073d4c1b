package dev.joins.bench.way;

/**
 * A method was entered.
 *
 * @param thread on which
 * @param depth how many methods of ours it was called by, directly or not, on this thread
 * @param file where it is written: a nested class or a lambda is in the file of the class around it
 * @param method its class and its name
 */
public record Entry(Thread thread, int depth, String file, String method) {}
