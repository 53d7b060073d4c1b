package dev.joins.snippets;

import dev.joins.santa.check.Checker;
import dev.joins.santa.check.Verdict;
import dev.joins.santa.check.Violation;
import dev.joins.santa.check.Workshop;
import dev.joins.santa.trace.TraceFormatException;
import dev.joins.santa.trace.TraceReader;
import java.io.IOException;
import java.nio.file.Path;

/** The examples in the documentation of the checker. */
final class CheckerSnippets {

  private CheckerSnippets() {}

  static void check(Path file) throws IOException, TraceFormatException {
    // @start region="check"
    Verdict verdict = new Checker(Workshop.standard()).check(TraceReader.read(file));
    for (Violation violation : verdict.violations()) {
      System.err.println(violation);
    }
    // @end
  }
}
