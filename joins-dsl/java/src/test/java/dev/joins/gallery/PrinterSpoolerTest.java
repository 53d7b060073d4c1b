package dev.joins.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.gallery.PrinterSpooler.Event;
import dev.joins.testing.Trial;
import dev.joins.testing.UnderEachScheduler;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One document at a time on a printer, each printed once and whole. */
class PrinterSpoolerTest {
  private static final int PRINTERS = 3;
  private static final int DOCUMENTS = 40;

  @UnderEachScheduler
  void everyDocumentIsPrintedOnce(Trial trial) throws Exception {
    List<Event> log = trial.play(stage -> PrinterSpooler.print(stage, PRINTERS, DOCUMENTS));
    judge(log);
    assertThat(log.stream().filter(Event::begins).map(Event::document))
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, DOCUMENTS).boxed().toList());
    if (trial.kind() == Trial.Kind.COOPERATIVE) {
      assertThat(log.stream().filter(Event::begins).map(Event::document)).isSorted();
      assertThat(log.stream().map(Event::printer).distinct()).hasSize(PRINTERS);
    }
  }

  private static void judge(List<Event> log) {
    var printing = new HashMap<Integer, Integer>();
    for (var event : log) {
      if (event.begins()) {
        assertThat(printing.put(event.printer(), event.document())).as("%s", event).isNull();
      } else {
        assertThat(printing.remove(event.printer())).as("%s", event).isEqualTo(event.document());
      }
    }
    assertThat(printing).isEmpty();
  }

  @Test
  void theJudgeSeesTwoDocumentsOnOnePrinter() {
    assertThatThrownBy(() -> judge(List.of(new Event(0, 1, true), new Event(0, 2, true))))
        .isInstanceOf(AssertionError.class);
  }
}
