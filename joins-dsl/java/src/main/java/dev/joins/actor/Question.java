package dev.joins.actor;

/**
 * A message that is owed a reply.
 *
 * @param <R> the reply
 */
public interface Question<R> {}
