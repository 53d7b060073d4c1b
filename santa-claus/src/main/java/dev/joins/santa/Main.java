package dev.joins.santa;

import dev.joins.internal.Text;
import dev.joins.santa.check.Checker;
import dev.joins.santa.check.Verdict;
import dev.joins.santa.check.Workshop;
import dev.joins.santa.program.Plan;
import dev.joins.santa.program.Version;
import dev.joins.santa.trace.TraceFormatException;
import dev.joins.santa.trace.TraceReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command line. Exit codes: 0 all rules kept, 1 a rule broken, 2 bad input, such as a trace
 * that cannot be judged - one sentence on standard error.
 */
@Command(
    name = "santa",
    description = {
      "Nine reindeer, or three of ten elves, wake Santa; the reindeer first.",
      "Runs him, tells what happens, and checks it by fifteen rules.%n"
    },
    sortOptions = false,
    usageHelpAutoWidth = true,
    footer = "%nExit code: 0 if all rules were kept, 1 if one was broken, 2 for bad input.")
public final class Main implements Callable<Integer> {

  private static final int BROKEN = 1;
  private static final int BAD_INPUT = 2;

  private static final int MOST_DELIVERIES = 10_000;
  private static final int LEAST_ELVES = 3;
  private static final int MOST_ELVES = 100;
  private static final double MOST_DAYS_PER_SECOND = 1000;

  // All are read as text, because picocli would answer "'x' is not an int".

  @Option(
      names = "--deliveries",
      paramLabel = "N",
      defaultValue = "5",
      description = "After how many Santa stops, one a year (default: ${DEFAULT-VALUE}).")
  private String deliveries = "";

  @Option(
      names = "--elves",
      paramLabel = "N",
      description = "How many there are (default: 10). Of less than six, no group can queue.")
  private @Nullable String elves;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Of all that is left to chance (default: ${DEFAULT-VALUE}).")
  private String seed = "";

  @Option(
      names = "--scheduler",
      paramLabel = "KIND",
      defaultValue = "cooperative",
      description = {
        "cooperative: one at a time, the same run every time;",
        "parallel: all at once (default: ${DEFAULT-VALUE})."
      })
  private String scheduler = "";

  @Option(
      names = "--clock",
      paramLabel = "KIND",
      defaultValue = "virtual",
      description = {
        "virtual: jumps when nobody has anything to do;",
        "real: the time of the machine (default: ${DEFAULT-VALUE})."
      })
  private String clock = "";

  @Option(
      names = "--speed",
      paramLabel = "X",
      description = "Days in a second of the real clock (default: 30).")
  private @Nullable String speed;

  @Option(
      names = "--version",
      paramLabel = "NAME",
      defaultValue = "join",
      description = "Which Santa (default: ${DEFAULT-VALUE}).")
  private String version = "";

  @Option(names = "--list", description = "List the versions: two are right, seven are wrong.")
  private boolean list;

  @Option(names = "--trace", paramLabel = "FILE", description = "Write all events to a file.")
  private @Nullable Path trace;

  @Option(
      names = "--check",
      paramLabel = "FILE",
      description = "Run nothing, check such a file. --elves and --deliveries say what to expect.")
  private @Nullable Path check;

  @Option(names = "--quiet", description = "Tell only how it ended.")
  private boolean quiet;

  @SuppressWarnings("unused") // picocli reads it
  @Option(names = "--help", usageHelp = true, description = "Show this.")
  private boolean help;

  @Spec private @Nullable CommandSpec spec;

  private Main() {}

  /** Runs the command line, and ends the JVM with its exit code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setParameterExceptionHandler((wrong, _) -> {
          wrong
              .getCommandLine()
              .getErr()
              .println("santa: " + Text.line(String.valueOf(wrong.getMessage())));
          return BAD_INPUT;
        });
  }

  @Override
  public Integer call() {
    if (list) {
      Version.all().forEach(each -> out().println(each.name()));
      return 0;
    }
    return (check == null ? run() : check(check)) ? 0 : BROKEN;
  }

  private boolean run() {
    Plan plan = plan();
    try {
      return new Performance(plan, out(), Ansi.AUTO.enabled(), quiet).run(trace);
    } catch (IOException e) {
      throw bad("cannot write " + trace + ": " + reason(e));
    }
  }

  private Plan plan() {
    Version santa =
        Version.named(version)
            .orElseThrow(() -> {
              String all =
                  Version.all().stream().map(Version::name).collect(Collectors.joining(", "));
              return bad("--version must be one of " + all + ", not '" + version + "'");
            });
    Plan plan =
        Plan.of(santa)
            .withDeliveries(deliveries())
            .withElves(elves(santa))
            .withSeed(seed())
            .with(turns());
    return isRealTime() ? plan.inRealTime(speed()) : plan;
  }

  /** Judges a file, and shows what is to be said about it. */
  private boolean check(Path file) {
    refuseWithCheck("--seed", "--scheduler", "--clock", "--speed", "--version", "--trace");
    Workshop workshop = Workshop.standard();
    if (elves != null) {
      workshop = workshop.withElves(elves(Version.JOIN));
    }
    if (isGiven("--deliveries")) {
      workshop = workshop.withExpectedDeliveries(deliveries());
    }
    Verdict verdict = verdict(file, new Checker(workshop).inspect());
    Summary.lines(verdict, Ansi.AUTO.enabled()).forEach(out()::println);
    return verdict.isClean();
  }

  private Verdict verdict(Path file, Checker.Inspection inspection) {
    try (Reader reader = Files.newBufferedReader(file)) {
      TraceReader.read(reader, inspection);
    } catch (IOException e) {
      throw bad("cannot read " + file + ": " + reason(e));
    } catch (TraceFormatException e) {
      throw bad(file + " is no trace: " + e.getMessage());
    }
    Verdict verdict = inspection.verdict();
    if (verdict.statistics().events() == 0) {
      throw bad(file + " is empty: there is nothing to check");
    }
    return verdict;
  }

  // What the options say.

  private int deliveries() {
    return (int) whole("--deliveries", deliveries, 1, MOST_DELIVERIES);
  }

  private int elves(Version santa) {
    if (elves == null) {
      return santa.elves();
    }
    int number = (int) whole("--elves", elves, LEAST_ELVES, MOST_ELVES);
    if (santa.equals(Version.THREE_ELVES) && number != santa.elves()) {
      throw bad("--version three-elves is about three elves, so leave --elves out");
    }
    return number;
  }

  private long seed() {
    return whole("--seed", seed, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  private Plan.Turns turns() {
    return switch (scheduler) {
      case "cooperative" -> Plan.Turns.COOPERATIVE;
      case "parallel" -> Plan.Turns.PARALLEL;
      default -> throw bad("--scheduler must be cooperative or parallel, not '" + scheduler + "'");
    };
  }

  private boolean isRealTime() {
    if (clock.equals("virtual") && speed != null) {
      throw bad("--speed is for --clock real: the virtual clock does not wait");
    }
    return switch (clock) {
      case "virtual" -> false;
      case "real" -> true;
      default -> throw bad("--clock must be virtual or real, not '" + clock + "'");
    };
  }

  private double speed() {
    if (speed == null) {
      return Plan.DEFAULT_DAYS_PER_SECOND;
    }
    try {
      double days = Double.parseDouble(speed);
      if (days > 0 && days <= MOST_DAYS_PER_SECOND) {
        return days;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw bad("--speed must be a number above 0 and up to 1000, not '" + speed + "'");
  }

  private long whole(String option, String text, long least, long most) {
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw bad(
        "%s must be a whole number from %d to %d, not '%s'".formatted(option, least, most, text));
  }

  private void refuseWithCheck(String... options) {
    for (String option : options) {
      if (isGiven(option)) {
        throw bad("--check runs nothing, so " + option + " means nothing with it");
      }
    }
  }

  private boolean isGiven(String option) {
    return commandSpec().commandLine().getParseResult().hasMatchedOption(option);
  }

  private static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "no such file or directory";
      case AccessDeniedException _ -> "permission denied";
      case FileSystemException failed when failed.getReason() != null -> failed.getReason();
      default -> String.valueOf(e.getMessage());
    };
  }

  private ParameterException bad(String sentence) {
    return new ParameterException(commandSpec().commandLine(), sentence);
  }

  private PrintWriter out() {
    return commandSpec().commandLine().getOut();
  }

  private CommandSpec commandSpec() {
    return Objects.requireNonNull(spec, "picocli sets it");
  }
}
