package dev.joins.proofs.laws;

import dev.joins.proofs.programs.Channels;
import dev.joins.proofs.programs.Choice;
import dev.joins.proofs.programs.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A random concurrent program, as data: what each tasklet does, one act after the other, and the
 * patterns that are there from the beginning. Prints itself as code.
 *
 * @param rules the patterns
 * @param tasklets what each of them does
 * @param isRude the observer throws at times
 */
record Script(List<Rule> rules, List<List<Act>> tasklets, boolean isRude) {
  /**
   * A pattern.
   *
   * @param shape what it waits for
   * @param isThrowing its body does, instead of ending in the ordinary way
   * @param expires messages that are not taken leave the unbounded channels after a while
   * @param putsBack its body puts back what it has lent, but for what has the least number
   */
  record Rule(Shape shape, boolean isThrowing, boolean expires, boolean putsBack) {
    /** Whether messages of one of its looks expire. */
    boolean expiresAt(int channel) {
      return expires && channel < Channels.BUFFER;
    }

    String code(int number) {
      return "j."
          + shape
          + (expires ? ".within(2 * MOMENT)" : "")
          + ".named(\"rule"
          + number
          + "\").react("
          + "... -> {"
          + (putsBack ? " put back;" : "")
          + (isThrowing ? " throw bang; })" : "})");
    }
  }

  enum Kind {
    SEND("%s.send(%s)"),
    SEND_IN_TIME("%s.send(%s, MOMENT)"),
    SEND_ERROR("%s.sendError(...)"),
    TRY_SEND("%s.trySend(%s)"),
    RECEIVE("%s.receive()"),
    RECEIVE_IN_TIME("%s.receive(MOMENT)"),
    TRY_RECEIVE("%s.tryReceive()"),
    SELECT("select"),
    TRY_SELECT("trySelect"),
    CALL("ask.call(m)"),
    CALL_IN_TIME("ask.call(m, MOMENT)"),
    CALL_BROKEN("broken.call(m)"),
    CALL_LEFT("left.call(m)"),
    CALL_RIGHT("right.call(m)"),
    SLEEP("Tasklet.sleep(MOMENT)"),
    CLOSE("%s.close()"),
    INTERRUPT("t%3$d.interrupt()");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    boolean sends() {
      return this == SEND || this == SEND_IN_TIME || this == SEND_ERROR || this == TRY_SEND;
    }

    boolean receives() {
      return this == RECEIVE || this == RECEIVE_IN_TIME || this == TRY_RECEIVE;
    }

    boolean callsForReply() {
      return this == CALL || this == CALL_IN_TIME || this == CALL_LEFT || this == CALL_RIGHT;
    }

    boolean selects() {
      return this == SELECT || this == TRY_SELECT;
    }
  }

  /**
   * One step of one tasklet; its message is named after the tasklet and the place of the step.
   *
   * @param kind what it does
   * @param channel where, by number
   * @param number what its message says, or whom it interrupts
   * @param choices of a select
   */
  record Act(Kind kind, int channel, int number, List<Choice> choices) {
    @Override
    public String toString() {
      return kind.selects()
          ? choices.stream()
              .map(Choice::toString)
              .collect(Collectors.joining(", ", kind.code + "(", ")"))
          : String.format(kind.code, Channels.NAMES.get(channel), "m" + number, number);
    }
  }

  /** What is waited for, by rules and selects. */
  Stream<Shape> shapes() {
    var chosen =
        tasklets.stream().flatMap(List::stream).flatMap(act -> act.choices().stream()).toList();
    return Stream.concat(
        rules.stream().map(Rule::shape),
        chosen.stream()
            .flatMap(choice ->
                switch (choice) {
                  case Choice.Give give -> Stream.empty();
                  case Choice.Take(var shape) -> Stream.of(shape);
                  case Choice.Default(var shape) -> Stream.of(shape);
                  case Choice.Later(var shape) -> Stream.of(shape);
                }));
  }

  @Override
  public String toString() {
    var lines = new ArrayList<String>();
    for (var i = 0; i < rules.size(); i++) {
      lines.add(rules.get(i).code(i) + ";");
    }
    for (var i = 0; i < tasklets.size(); i++) {
      var body =
          tasklets.get(i).stream()
              .map(Act::toString)
              .collect(Collectors.joining("; ", "{ ", "; }"));
      lines.add("scheduler.spawn(\"t" + i + "\", () -> " + body + ");");
    }
    if (isRude) {
      lines.add("// and the observer throws at times");
    }
    return String.join("\n", lines);
  }
}
