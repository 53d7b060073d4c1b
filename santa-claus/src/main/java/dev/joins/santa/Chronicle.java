package dev.joins.santa;

import static dev.joins.santa.trace.EventType.REINDEER_READY;
import static dev.joins.santa.trace.EventType.SANTA_DONE;

import dev.joins.santa.trace.EventType;
import dev.joins.santa.trace.TraceEvent;
import dev.joins.santa.trace.Worker;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Tells a run of many years: one line for each delivery, and nothing else. */
final class Chronicle implements Consumer<TraceEvent> {

  private final boolean colours;
  private final Consumer<? super String> out;

  private final Set<Worker> hall = new HashSet<>();
  private long deliveries;
  private long consultations;
  private long queued;

  /** See {@link Story}. */
  Chronicle(boolean colours, Consumer<? super String> out) {
    this.colours = colours;
    this.out = out;
  }

  @Override
  public void accept(TraceEvent event) {
    Worker worker = event.worker();
    if (worker != null && worker.kind() == Worker.Kind.ELF) {
      if (event.type() == EventType.READY) {
        hall.add(worker);
      } else if (event.type() == EventType.GREET) {
        hall.remove(worker);
      }
    } else if (event.type() == SANTA_DONE) {
      consultations++;
    } else if (event.type() == REINDEER_READY) {
      queued = hall.size();
    } else if (event.type() == EventType.WOAH) {
      deliveries++;
      out.accept(
          Ink.DATE.paint("%-16s".formatted(Almanac.date(event.t())), colours)
              + " Delivery %d is made, after %d %s. %s."
                  .formatted(
                      deliveries,
                      consultations,
                      consultations == 1 ? "consultation" : "consultations",
                      waited()));
      consultations = 0;
    }
  }

  private String waited() {
    return switch ((int) queued) {
      case 0 -> "No elf had to wait for it";
      case 1 -> "An elf waited for its end";
      default -> queued + " elves waited for its end";
    };
  }
}
