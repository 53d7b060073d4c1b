package dev.joins.tasklet;

import java.util.List;

/**
 * Decides whose turn is next, in place of round robin: for tools that try many schedules of one
 * program. See {@link CooperativeScheduler#decideTurnsBy}.
 *
 * <p>All methods are called by the thread that has the baton, and must not block.
 */
public interface TurnStrategy {
  /**
   * Chooses whose turn is next. Asked before each {@link Step}, and whenever the running tasklet
   * blocks, gives way, meets a partner, or ends; not where a program says itself who is to run
   * ({@link CooperativeTasklet#run()}), and not where nobody can. Whatever this throws ends the
   * run: it goes where an uncaught error of a tasklet goes.
   *
   * @param ready all that can run, at least one, in the order of their turns: round robin would
   *     take the first
   * @return one of them
   */
  CooperativeTasklet next(List<CooperativeTasklet> ready);

  /**
   * Hears that the running tasklet is about to do something. {@link #next} is asked right after
   * this, so the others may come first.
   *
   * @param tasklet the running one
   * @param step what it will do when it has its next turn
   */
  void before(CooperativeTasklet tasklet, Step step);

  /**
   * Hears that the running tasklet reads or changes things that others may read or change. Two
   * turns that touch nothing in common can change places, and nobody will see a difference.
   *
   * @param things channels (as {@code dev.joins.match.store.Place}), tasklets, whatever else is
   *     shared; those that are touched together belong together from then on
   */
  void touched(List<?> things);
}
