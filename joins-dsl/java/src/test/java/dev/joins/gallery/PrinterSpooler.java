package dev.joins.gallery;

import dev.joins.channel.Channel;
import dev.joins.testing.Stage;

/** Several printers, one queue of documents: each goes to the first printer that is free. */
final class PrinterSpooler {
  private PrinterSpooler() {}

  /** A printer begins a document, or ends it. */
  record Event(int printer, int document, boolean begins) {}

  // @start region=printerSpooler
  static void print(Stage<Event> stage, int printers, int documents) throws InterruptedException {
    var j = stage.joins();
    Channel<Integer> document = j.channel("document");
    Channel<Integer> printer = j.channel("printer");

    j.on(document)
        .and(printer)
        .react((d, p) -> {
          stage.log(new Event(p, d, true));
          stage.pause();
          stage.log(new Event(p, d, false));
          printer.send(p);
        });

    for (var p = 0; p < printers; p++) {
      printer.send(p);
    }
    for (var d = 0; d < documents; d++) {
      document.send(d);
    }
  }
  // @end
}
