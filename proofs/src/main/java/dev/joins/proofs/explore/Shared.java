package dev.joins.proofs.explore;

import dev.joins.internal.Text;
import dev.joins.tasklet.Steps;
import java.util.function.UnaryOperator;

/**
 * A variable that tasklets share, in plain sight of the explorer: each call is a step, before which
 * others may come, and two steps on one variable are dependent. What tasklets share by plain fields
 * the explorer cannot see; and in {@link Explorer#exhaustive()} it then skips orders that matter.
 *
 * <p>Outside of an exploration it is a volatile variable, whose {@link #update} is not atomic.
 *
 * @param <T> what it holds
 */
public final class Shared<T> {
  private final String name;
  private volatile T value;

  /**
   * Makes a variable.
   *
   * @param name for reports; variables of the same name count as one
   * @param value at first
   */
  public Shared(String name, T value) {
    this.name = Text.line(name);
    this.value = value;
  }

  /**
   * Reads the variable.
   *
   * @return the value
   */
  public T get() {
    Steps.before("read", this);
    Steps.touch(this);
    return value;
  }

  /**
   * Writes the variable.
   *
   * @param newValue from now on
   */
  public void set(T newValue) {
    Steps.before("write", this, newValue);
    Steps.touch(this);
    value = newValue;
  }

  /**
   * Reads and writes the variable, in one step under the cooperative scheduler.
   *
   * @param change makes the new value of the old one
   * @return the new value
   */
  @SuppressWarnings("NonAtomicVolatileUpdate") // said above
  public T update(UnaryOperator<T> change) {
    Steps.before("update", this);
    Steps.touch(this);
    value = change.apply(value);
    return value;
  }

  @Override
  public String toString() {
    return name;
  }
}
