package dev.joins.santa.trace;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Everything that can happen in a Santa run (after Welch and Pedersen).
 *
 * <p>An event is about one worker, or about the whole group that Santa serves. Santa's hand-shakes
 * and the workers' part in a service may name either kind of worker, although only one is right: a
 * program that harnesses an elf is wrong, but its trace is well-formed, and it is for the checker
 * to say so.
 */
public enum EventType {
  /** A reindeer goes on holiday. */
  HOLIDAY("holiday", Subject.REINDEER),
  /** An elf goes back to work. */
  WORKING("working", Subject.ELF),
  /** A worker offers itself to the join; one step with the offer. */
  READY("ready", Subject.WORKER),
  /** An elf waits before the study. */
  WAITING("waiting", Subject.ELF),
  /** A reindeer delivers toys. */
  DELIVER("deliver", Subject.WORKER),
  /** An elf has its say in the study. */
  CONSULT("consult", Subject.WORKER),
  /** A worker has done its part in the service. */
  DONE("done", Subject.WORKER),

  /** Santa's choice: he takes the reindeer; one step with the commit. */
  REINDEER_READY("reindeerReady", Subject.GROUP),
  /** Santa harnesses one reindeer. */
  HARNESS("harness", Subject.WORKER),
  /** The sleigh leaves. */
  MUSH_MUSH("mushMush", Subject.GROUP),
  /** The sleigh is back. */
  WOAH("woah", Subject.GROUP),
  /** Santa lets one reindeer go. */
  UNHARNESS("unharness", Subject.WORKER),

  /** Santa's choice: he takes a group of elves; one step with the commit. */
  ELVES_READY("elvesReady", Subject.GROUP),
  /** Santa shows one elf into the study. */
  GREET("greet", Subject.WORKER),
  /** The consultation begins. */
  CONSULTING("consulting", Subject.GROUP),
  /** The consultation is over. */
  SANTA_DONE("santaDone", Subject.GROUP),
  /** Santa shows one elf out. */
  GOODBYE("goodbye", Subject.WORKER);

  /** Whom an event is about. */
  private enum Subject {
    REINDEER,
    ELF,
    WORKER,
    GROUP
  }

  private static final Map<String, EventType> BY_ID =
      Arrays.stream(values()).collect(Collectors.toMap(EventType::id, Function.identity()));

  private final String id;
  private final Subject subject;

  EventType(String id, Subject subject) {
    this.id = id;
    this.subject = subject;
  }

  /** {@return the name in a trace, for example {@code mushMush}} */
  public String id() {
    return id;
  }

  /** {@return whether the event is about one worker, and not about Santa and his whole group} */
  public boolean namesWorker() {
    return subject != Subject.GROUP;
  }

  /**
   * Returns whether a worker of this kind can be the one the event is about.
   *
   * @param kind reindeer or elf
   * @return whether there are such events
   */
  public boolean suits(Worker.Kind kind) {
    return switch (subject) {
      case REINDEER -> kind == Worker.Kind.REINDEER;
      case ELF -> kind == Worker.Kind.ELF;
      case WORKER -> true;
      case GROUP -> false;
    };
  }

  /**
   * Reads what {@link #id()} writes.
   *
   * @param id the name in a trace
   * @return the event of that name
   * @throws IllegalArgumentException if there is no such event; the message lists those there are
   */
  public static EventType parse(String id) {
    EventType type = BY_ID.get(id);
    if (type == null) {
      String known = Arrays.stream(values()).map(EventType::id).collect(Collectors.joining(", "));
      throw new IllegalArgumentException(
          "there is no event \"" + id + "\"; right would be one of " + known);
    }
    return type;
  }
}
