package dev.joins.proofs.programs;

import dev.joins.proofs.semantics.Call;

/** One clause of a select. */
public sealed interface Choice {
  /** As the semantics has it; {@code name} is that of its pattern, or its message. */
  Call.Clause meaning(String name);

  record Give(int channel, int number, int priority) implements Choice {
    @Override
    public Call.Clause meaning(String name) {
      return new Call.Give(Channels.NAMES.get(channel), new Token(name, number), priority);
    }

    @Override
    public String toString() {
      return "give "
          + Channels.NAMES.get(channel)
          + " "
          + number
          + (priority == 0 ? "" : " priority " + priority);
    }
  }

  record Take(Shape shape) implements Choice {
    @Override
    public Call.Clause meaning(String name) {
      return new Call.Take(shape.meaning(name), Call.Delay.NONE);
    }

    @Override
    public String toString() {
      return "take " + shape;
    }
  }

  /** Possible if nothing else is. */
  record Default(Shape shape) implements Choice {
    @Override
    public Call.Clause meaning(String name) {
      return new Call.Take(shape.meaning(name), Call.Delay.ZERO);
    }

    @Override
    public String toString() {
      return "default " + shape;
    }
  }

  /** Possible only after a moment. */
  record Later(Shape shape) implements Choice {
    @Override
    public Call.Clause meaning(String name) {
      return new Call.Take(shape.meaning(name), Call.Delay.SOME);
    }

    @Override
    public String toString() {
      return "later " + shape;
    }
  }
}
