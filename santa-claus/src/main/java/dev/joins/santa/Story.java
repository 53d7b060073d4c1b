package dev.joins.santa;

import static dev.joins.santa.trace.Worker.Kind.ELF;
import static dev.joins.santa.trace.Worker.Kind.REINDEER;

import dev.joins.santa.check.Workshop;
import dev.joins.santa.trace.TraceEvent;
import dev.joins.santa.trace.Worker;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells a run to people, while it happens: a few lines for a delivery, one for a consultation, and
 * none for what everybody does all day.
 *
 * <p>The story believes what it is told and judges nothing (the checker does), but it does not hide
 * what is strange either: who was asked in and forgotten is mentioned. The jokes follow the count
 * of the services, so that the same run always gives the same story.
 */
public final class Story implements Consumer<TraceEvent> {

  private static final List<String> TOPICS =
      List.of(
          "teddy bears with elbows",
          "batteries, and why they are never included",
          "a drum kit that parents will forgive",
          "the squeak of the rubber duck, now in stereo",
          "whether a box that is better than the toy in it is a toy",
          "building bricks that do not hurt under bare feet",
          "a puzzle of 1,000 pieces, of which 999 turned up",
          "a robot that tidies up, and its trade union",
          "socks. There will be socks",
          "glitter, and how to get it out of the workshop");

  private static final List<String> RETURNS =
      List.of(
          "One chimney was narrower than last year.",
          "Nobody was seen. One dog has its suspicions.",
          "The biscuits were excellent, the milk was oat.",
          "Rudolph asks for a dimmer switch.",
          "Two letters asked for a pony; both got a catalogue.",
          "The sleigh needs a new left runner.",
          "Somebody had lit the fire. It will grow back.");

  private static final List<String> HOLIDAYS =
      List.of("the South Seas", "Patagonia", "a spa in Iceland", "Madagascar", "the Black Forest");

  private final Workshop workshop;
  private final boolean colours;
  private final Consumer<? super String> out;

  private final Set<Worker> stable = new LinkedHashSet<>();
  private final Set<Worker> hall = new LinkedHashSet<>();
  private final Set<Worker> taken = new LinkedHashSet<>();
  private Worker.@Nullable Kind asked;
  private boolean anybodyCame;
  private long deliveries;
  private long consultations;

  /**
   * Begins a story.
   *
   * @param workshop who works there
   * @param colours whether the lines may contain ANSI colours
   * @param out gets each line, without its end
   */
  public Story(Workshop workshop, boolean colours, Consumer<? super String> out) {
    this.workshop = workshop;
    this.colours = colours;
    this.out = out;
  }

  @Override
  public void accept(TraceEvent event) {
    switch (event.type()) {
      case READY -> ready(event.t(), worker(event));
      case REINDEER_READY -> takeReindeer(event.t());
      case ELVES_READY -> takeElves(event.t());
      case HARNESS, GREET -> {
        Worker worker = worker(event);
        room(worker.kind()).remove(worker);
        taken.add(worker);
        anybodyCame = true;
      }
      case MUSH_MUSH -> leave(event.t());
      case CONSULTING -> {
        consultations++;
        String topic = TOPICS.get((int) ((consultations - 1) % TOPICS.size()));
        tell(event.t(), names(taken) + " are shown into the study. On the table: " + topic + ".");
      }
      case WOAH -> {
        deliveries++;
        String remark = RETURNS.get((int) ((deliveries - 1) % RETURNS.size()));
        tell(event.t(), santa("Woah!") + " Delivery " + deliveries + " is made. " + remark);
      }
      case UNHARNESS, GOODBYE -> release(event.t(), worker(event));
      case HOLIDAY, WORKING, WAITING, DELIVER, CONSULT, DONE, SANTA_DONE -> {}
    }
  }

  /**
   * Closes the story. What is still open then was not meant to be.
   *
   * @param t the clock at the end
   */
  public void end(long t) {
    forgotten(t);
    if (!taken.isEmpty()) {
      tell(t, "And here the story breaks off, with " + names(taken) + " still at Santa's side.");
    }
  }

  private void ready(long t, Worker worker) {
    Set<Worker> room = room(worker.kind());
    room.add(worker);
    int size = workshop.groupSize(worker.kind());
    if (room.size() != size) {
      return;
    }
    if (worker.kind() == REINDEER) {
      tell(
          t,
          names(Set.of(worker)) + " trots in, and the stable is full: all " + size + " are back.");
    } else if (!taken.isEmpty()) {
      tell(t, names(room) + " queue before the study. Santa is busy.");
    }
  }

  private void takeReindeer(long t) {
    forgotten(t);
    if (hall.size() >= workshop.groupSize(ELF)) {
      tell(
          t,
          "Reindeer in the yard, and %d elves at the door! %s takes the reindeer first."
              .formatted(hall.size(), santa("Santa")));
    } else {
      tell(t, santa("Santa") + " wakes up: hooves on the roof.");
    }
    take(REINDEER);
  }

  private void takeElves(long t) {
    forgotten(t);
    if (stable.size() >= workshop.groupSize(REINDEER)) {
      tell(t, "The reindeer stamp in the stable, and " + santa("Santa") + " turns to the elves?");
    }
    take(ELF);
  }

  private void take(Worker.Kind kind) {
    asked = kind;
    anybodyCame = false;
    taken.clear();
  }

  /** The talk's own bug, as the elves see it. */
  private void forgotten(long t) {
    if (asked != null && !anybodyCame) {
      String who = asked == ELF ? "elves were asked in" : "reindeer were called out";
      tell(
          t, workshop.groupSize(asked) + " " + who + ", and then forgotten. They are still there.");
    }
    asked = null;
  }

  private void leave(long t) {
    tell(t, santa("Mush, mush!") + " " + names(taken) + " take to the sky.");
    if (taken.size() < workshop.groupSize(REINDEER) && !stable.isEmpty()) {
      tell(t, names(stable) + " watch from the stable door. Somebody is in a hurry.");
    }
  }

  private void release(long t, Worker worker) {
    taken.remove(worker);
    if (taken.isEmpty() && worker.kind() == REINDEER) {
      String where = HOLIDAYS.get((int) (Math.max(0, deliveries - 1) % HOLIDAYS.size()));
      tell(t, "The harness is off, and the reindeer leave for " + where + ".");
    }
  }

  private Set<Worker> room(Worker.Kind kind) {
    return kind == REINDEER ? stable : hall;
  }

  private String names(Set<Worker> workers) {
    return Cast.names(workers, colours);
  }

  private String santa(String text) {
    return Ink.SANTA.paint(text, colours);
  }

  private void tell(long t, String line) {
    // Padded before it is painted: a terminal does not count the colours as columns.
    out.accept(Ink.DATE.paint("%-16s".formatted(Almanac.date(t)), colours) + " " + line);
  }

  private static Worker worker(TraceEvent event) {
    return Objects.requireNonNull(event.worker());
  }
}
