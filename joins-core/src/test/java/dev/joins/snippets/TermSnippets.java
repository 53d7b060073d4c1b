package dev.joins.snippets;

import dev.joins.Loan;
import dev.joins.Room;
import dev.joins.channel.Channel;
import dev.joins.channel.Term;
import java.time.Duration;
import java.util.List;

/** The snippets of the terms' documentation: compiled, and run by {@code TermTest}. */
final class TermSnippets {
  record Fault(int machine, int time) {}

  record Fix(int machine, int time) {}

  private final Channel<Fault> faults = Channel.unbounded("faults");
  private final Channel<Fix> fixes = Channel.unbounded("fixes");

  Term<Fault> where() {
    // @start region=where
    Term<Fault> recent = faults.where(fault -> fault.time() > 1000);
    // @end
    return recent;
  }

  List<Term<?>> by() {
    // @start region=by
    Term<Fault> fault = faults.by(Fault::machine);
    Term<Fix> fix = fixes.by(Fix::machine); // of one pattern: the same machine
    // @end
    return List.of(fault, fix);
  }

  List<Term<?>> ascending() {
    // @start region=ascending
    Term<Fault> first = faults.ascending(Fault::time);
    Term<Fix> then = fixes.ascending(Fix::time); // not before the fault
    // @end
    return List.of(first, then);
  }

  Term<Fault> lowest() {
    // @start region=lowest
    Term<Fault> earliest = faults.lowest(Fault::time); // of equally early ones, the oldest
    // @end
    return earliest;
  }

  List<Term<?>> crossing() {
    // @start region=crossing
    Term<Fault> first = faults.ascending(Fault::time).lowest(); // the earliest fault, and
    Term<Fix> last = fixes.ascending(Fix::time).highest(); // the latest fix, if that is not before
    // @end
    return List.of(first, last);
  }

  Term<Loan<Integer>> loan(Channel<Integer> stock) {
    // @start region=loan
    Term<Loan<Integer>> some = stock.loan(); // for a body: some.putBack(some.value() - 1)
    // @end
    return some;
  }

  Term<List<Fault>> upTo() {
    // @start region=upTo
    Term<List<Fault>> batch = faults.upTo(100); // what is there, 100 at most
    // @end
    return batch;
  }

  Term<List<Integer>> someOf(List<Channel<Integer>> quotes) {
    // @start region=someOf
    Term<List<Integer>> firstFour = Term.someOf(4, quotes);
    // @end
    return firstFour;
  }

  Term<Room<String>> room() {
    // @start region=room
    Channel<String> out = Channel.buffered("out", 10);
    Term<Room<String>> slot = out.room(); // of a pattern: does not fire while out is full
    // @end
    return slot;
  }

  Term<Fault> within() {
    // @start region=within
    Term<Fault> fresh = faults.within(Duration.ofMinutes(1), late -> log("dropped " + late));
    // @end
    return fresh;
  }

  private static void log(String text) {
    System.getLogger("snippets").log(System.Logger.Level.DEBUG, text);
  }
}
