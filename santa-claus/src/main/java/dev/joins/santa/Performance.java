package dev.joins.santa;

import dev.joins.internal.Text;
import dev.joins.santa.check.Checker;
import dev.joins.santa.check.Rule;
import dev.joins.santa.check.Verdict;
import dev.joins.santa.check.Violation;
import dev.joins.santa.check.Workshop;
import dev.joins.santa.program.Plan;
import dev.joins.santa.program.Run;
import dev.joins.santa.trace.TraceEvent;
import dev.joins.santa.trace.TraceWriter;
import dev.joins.tasklet.Clock;
import dev.joins.tasklet.DeadlockException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A run with an audience: told while it happens, written down, and judged at the end. */
final class Performance {

  /** Nobody reads more years than these consultation by consultation. */
  private static final int LONGEST_STORY = 10;

  private final Plan plan;
  private final PrintWriter out;
  private final boolean colours;
  private final boolean quiet;
  private long end;

  Performance(Plan plan, PrintWriter out, boolean colours, boolean quiet) {
    this.plan = plan;
    this.out = out;
    this.colours = colours;
    this.quiet = quiet;
  }

  /**
   * Runs the plan and shows it.
   *
   * @param file where to write the trace; null for nowhere
   * @return whether all rules were kept
   * @throws IOException if the trace cannot be written
   */
  boolean run(@Nullable Path file) throws IOException {
    if (file == null) {
      return run(_ -> {});
    }
    try (TraceWriter writer = TraceWriter.to(file)) {
      return run(event -> {
        try {
          writer.write(event);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private boolean run(Consumer<TraceEvent> writer) {
    Workshop workshop =
        Workshop.standard().withElves(plan.elves()).withExpectedDeliveries(plan.deliveries());
    Checker.Inspection inspection = new Checker(workshop).inspect();
    Story story = new Story(workshop, colours, out::println);
    boolean isLong = plan.deliveries() > LONGEST_STORY;
    Consumer<TraceEvent> narrator = isLong ? new Chronicle(colours, out::println) : story;
    if (!quiet) {
      out.println(Ink.DATE.paint(heading(), colours));
    }
    Optional<Throwable> failure =
        Run.of(
            plan,
            event -> {
              writer.accept(event);
              inspection.accept(event);
              if (!quiet) {
                narrator.accept(event);
              }
              end = event.t();
            });
    if (!quiet) {
      story.end(end);
      out.println();
    }
    Verdict seen = inspection.verdict();
    Verdict verdict = failure.map(why -> brokenOff(seen, why)).orElse(seen);
    Summary.lines(verdict, colours).forEach(out::println);
    failure
        .filter(DeadlockException.class::isInstance)
        .map(Throwable::getMessage)
        .ifPresent(out::println);
    return verdict.isClean();
  }

  private String heading() {
    return "Version %s: Santa %s. %d elves, seed %d%s%s."
        .formatted(
            plan.version().name(),
            plan.version().about(),
            plan.elves(),
            plan.seed(),
            plan.turns() == Plan.Turns.PARALLEL ? ", parallel" : "",
            plan.clock() == Clock.REAL ? ", %s days a second".formatted(days()) : "");
  }

  private String days() {
    return BigDecimal.valueOf(plan.daysPerSecond()).stripTrailingZeros().toPlainString();
  }

  /** A run that does not come to its end breaks rule 14, whatever its trace looks like. */
  private static Verdict brokenOff(Verdict verdict, Throwable why) {
    String sentence =
        why instanceof DeadlockException deadlock
            ? "the run stands still, and %d wait for what can never come"
                .formatted(deadlock.standstill().blocked().size())
            : "the run breaks off: " + Text.of(why);
    long line = verdict.statistics().events();
    List<Violation> all = new ArrayList<>(verdict.violations());
    all.add(new Violation(Rule.CLEAN_END, line, line - 1, sentence));
    return new Verdict(verdict.rules(), all, verdict.statistics(), verdict.isWhole());
  }
}
