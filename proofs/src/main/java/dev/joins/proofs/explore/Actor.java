package dev.joins.proofs.explore;

import dev.joins.tasklet.CooperativeTasklet;
import dev.joins.tasklet.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tasklet of one run. Names need not be unique; {@code path} is - the second that the third of
 * main's children spawned is {@code 3.2} - and is the same in all runs that differ only in the
 * order of what is independent.
 */
final class Actor {
  final String path;
  final CooperativeTasklet tasklet;

  /** Dense, in the order in which the run met them. */
  final int number;

  private int children;

  /** What it will do with its next turn; null: go on from where it waited, or begin. */
  @Nullable Step next;

  boolean hasBegun;

  Actor(String path, CooperativeTasklet tasklet, int number) {
    this.path = path;
    this.tasklet = tasklet;
    this.number = number;
  }

  String pathOfNextChild() {
    children++;
    return path.isEmpty() ? String.valueOf(children) : path + "." + children;
  }

  /** What it is about to do something to. */
  List<?> concerns() {
    return next == null ? List.of() : next.things();
  }

  /** What it is about to do, in words; and it does it. */
  String takeNext() {
    var words = next != null ? next.toString() : hasBegun ? "go on" : "begin";
    next = null;
    hasBegun = true;
    return words;
  }

  @Override
  public String toString() {
    return tasklet.name();
  }
}
