package dev.joins.proofs.laws;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A random concurrent program, as data: what each tasklet does, one act after the other, and the
 * patterns that are there from the beginning. Prints itself as code.
 */
record Script(List<Rule> rules, List<List<Act>> tasklets) {
  /** Two that never make a sender wait, one that does if it is full, one that always does. */
  static final List<String> CHANNELS = List.of("open", "open2", "buffer", "meet");

  static final List<Integer> CAPACITIES = List.of(Integer.MAX_VALUE, Integer.MAX_VALUE, 1, 0);

  /** So many messages of one channel. */
  record Term(int channel, int count) {
    @Override
    public String toString() {
      return CHANNELS.get(channel) + (count == 1 ? "" : ".times(" + count + ")");
    }
  }

  /** A pattern whose body ends in the ordinary way, or throws. */
  record Rule(List<Term> terms, int priority, boolean isThrowing) {
    String code(int number) {
      var text =
          terms.stream().map(Term::toString).collect(Collectors.joining(").and(", "j.on(", ")"));
      return text
          + (priority == 0 ? "" : ".priority(" + priority + ")")
          + ".named(\"rule"
          + number
          + "\").react("
          + (isThrowing ? "... -> throw bang)" : "... -> {})");
    }
  }

  enum Kind {
    SEND("%s.send(m)"),
    SEND_IN_TIME("%s.send(m, MOMENT)"),
    SEND_ERROR("%s.sendError(m)"),
    TRY_SEND("%s.trySend(m)"),
    RECEIVE("%s.receive()"),
    RECEIVE_IN_TIME("%s.receive(MOMENT)"),
    TRY_RECEIVE("%s.tryReceive()"),
    SELECT("j.select(j.on(%s).and(%s).map(...))"),
    CALL("ask.call(m)"),
    CALL_IN_TIME("ask.call(m, MOMENT)"),
    CALL_BROKEN("broken.call(m)"),
    CLOSE("%s.close()"),
    INTERRUPT("t%3$d.interrupt()");

    private final String code;

    Kind(String code) {
      this.code = code;
    }
  }

  /** One step of one tasklet; its message is named after the tasklet and the place of the step. */
  record Act(Kind kind, int channel, int other) {
    @Override
    public String toString() {
      return String.format(kind.code, CHANNELS.get(channel), CHANNELS.get(other), other);
    }
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
    return String.join("\n", lines);
  }
}
