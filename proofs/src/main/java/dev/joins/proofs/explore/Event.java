package dev.joins.proofs.explore;

import java.util.ArrayList;
import java.util.List;

/** One turn of one tasklet: a step, and what it does on its own until the next. */
final class Event {
  final Actor actor;
  final String words;

  /** How many could have had this turn, and which of them did; 0 is whom round robin takes. */
  final int candidates;

  final int choice;

  /** The event that made its tasklet ready; -1 for the setup, or its own last one. */
  final int enabler;

  /** How often time has moved: that happens when nothing can run, so it is a barrier. */
  final int epoch;

  final Footprint footprint = new Footprint();
  final List<Actor> woken = new ArrayList<>();
  boolean blocks;
  boolean ends;

  Event(Actor actor, String words, int candidates, int choice, int enabler, int epoch) {
    this.actor = actor;
    this.words = words;
    this.candidates = candidates;
    this.choice = choice;
    this.enabler = enabler;
    this.epoch = epoch;
    footprint.add(actor.path);
  }
}
