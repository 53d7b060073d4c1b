package dev.joins.tasklet;

/**
 * Ends a tasklet that is {@linkplain CooperativeTasklet#kill() killed}: thrown from the call of
 * ours in which it is. Uncaught, it is the ordinary end of the tasklet. An {@link Error}, so that
 * handlers of exceptions do not swallow it; whoever catches it may go on living.
 */
public final class TaskletExit extends Error {
  private static final long serialVersionUID = 1L;

  TaskletExit(String tasklet) {
    super("tasklet '" + tasklet + "' was killed");
  }
}
