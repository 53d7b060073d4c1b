package dev.joins.santa.check;

import dev.joins.santa.trace.EventType;
import dev.joins.santa.trace.Worker;

/**
 * The two things Santa does for others. They have one shape, which is why one rule can judge both:
 * he takes a group, lets each in, starts, all work, he ends it, and lets each go.
 */
enum Service {
  DELIVERY(Worker.Kind.REINDEER, "delivery", "harnessed", "unharnessed", "delivers"),
  CONSULTATION(Worker.Kind.ELF, "consultation", "greeted", "shown out", "consults");

  private final Worker.Kind kind;
  private final String title;
  private final String admitted;
  private final String released;
  private final String works;

  Service(Worker.Kind kind, String title, String admitted, String released, String works) {
    this.kind = kind;
    this.title = title;
    this.admitted = admitted;
    this.released = released;
    this.works = works;
  }

  /** Who takes part in it. */
  Worker.Kind kind() {
    return kind;
  }

  String title() {
    return title;
  }

  /** What happens to a worker who is let in, as a participle. */
  String admitted() {
    return admitted;
  }

  /** What happens to a worker who is let go, as a participle. */
  String released() {
    return released;
  }

  /** What a worker does in it, in the third person. */
  String works() {
    return works;
  }

  /** The event with which it starts, once all are in. */
  EventType start() {
    return this == DELIVERY ? EventType.MUSH_MUSH : EventType.CONSULTING;
  }

  /** The event with which it ends, before the first is let go. */
  EventType end() {
    return this == DELIVERY ? EventType.WOAH : EventType.SANTA_DONE;
  }

  /** The service that workers of a kind take part in. */
  static Service of(Worker.Kind kind) {
    return kind == Worker.Kind.REINDEER ? DELIVERY : CONSULTATION;
  }
}
