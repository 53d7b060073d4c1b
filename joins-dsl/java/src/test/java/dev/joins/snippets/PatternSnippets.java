package dev.joins.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.Choice;
import dev.joins.channel.Channel;
import dev.joins.channel.Term;
import dev.joins.dsl.Joins;
import dev.joins.dsl.ReplyChannel;
import dev.joins.dsl.Signal;
import dev.joins.tasklet.CooperativeScheduler;
import dev.joins.tasklet.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The examples of {@code docs/patterns.md}. */
class PatternSnippets {
  private record Fault(int machine, int time) {}

  private record Fix(int machine, int time) {}

  private record Order(String item, int price) {}

  private record Limit(String who, int price, int amount) {
    Limit less(int sold) {
      return new Limit(who, price, amount - sold);
    }
  }

  private record Quote(String supplier, int price) {}

  private final CooperativeScheduler scheduler = Scheduler.cooperative();
  private final Joins j = Joins.open("plant", scheduler);
  private final Channel<Fault> faults = j.channel("faults");
  private final Channel<Fix> fixes = j.channel("fixes");
  private final List<Object> out = new ArrayList<>();

  @AfterEach
  void close() {
    j.close();
    scheduler.close();
  }

  @Test
  void terms() throws Exception {
    Channel<Order> orders = j.channel("orders");
    Signal idle = j.signal("idle");
    int crew = 2;
    // @start region=terms
    j.on(orders.where(order -> order.price() > 100).times(crew)) // so many, as a list
        .and(idle) // a signal binds nothing
        .named("expensive")
        .react(big -> out.add(big));
    // @end
    orders.send(new Order("pen", 1));
    orders.send(new Order("ship", 5000));
    orders.send(new Order("plane", 9000));
    idle.send();
    scheduler.run();
    assertThat(out).containsExactly(List.of(new Order("ship", 5000), new Order("plane", 9000)));
  }

  @Test
  void keys() throws Exception {
    // @start region=keys
    j.on(faults.by(Fault::machine))
        .and(fixes.by(Fix::machine)) // of the same machine, looked up
        .react((fault, fix) -> out.add("machine " + fault.machine() + " runs again"));
    // @end
    faults.send(new Fault(7, 1));
    faults.send(new Fault(8, 2));
    fixes.send(new Fix(8, 3));
    scheduler.run();
    assertThat(out).containsExactly("machine 8 runs again");
  }

  @Test
  void order() throws Exception {
    // @start region=order
    j.on(faults.ascending(Fault::time))
        .and(fixes.ascending(Fix::time)) // not before the fault
        .react((fault, fix) -> out.add(fix.time() - fault.time()));
    // @end
    faults.send(new Fault(7, 10));
    fixes.send(new Fix(7, 5));
    fixes.send(new Fix(7, 12));
    scheduler.run();
    assertThat(out).containsExactly(2);
  }

  @Test
  void best() throws Exception {
    Channel<Order> orders = j.channel("orders");
    Signal idle = j.signal("idle");
    // @start region=best
    j.on(orders.highest(Order::price)) // of those with the highest price, the oldest
        .and(idle)
        .react(order -> out.add(order));
    // @end
    orders.send(new Order("pen", 1));
    orders.send(new Order("ship", 5000));
    orders.send(new Order("yacht", 5000));
    idle.send();
    scheduler.run();
    assertThat(out).containsExactly(new Order("ship", 5000));
  }

  @Test
  void crossing() throws Exception {
    Channel<Order> asks = j.channel("asks");
    Channel<Order> bids = j.channel("bids");
    // @start region=crossing
    j.on(asks.ascending(Order::price).lowest()) // the lowest ask, if it is not above
        .and(bids.ascending(Order::price).highest()) // the highest bid
        .react((ask, bid) -> out.add(bid.price() + " for " + ask.item()));
    // @end
    asks.send(new Order("lamp", 50));
    asks.send(new Order("candle", 45));
    bids.send(new Order("lamp", 40));
    bids.send(new Order("lamp", 60));
    scheduler.run();
    assertThat(out).containsExactly("60 for candle");
  }

  @Test
  void loan() throws Exception {
    Channel<Integer> stock = j.channel("stock");
    Channel<Integer> orders = j.channel("orders");
    // @start region=loan
    j.on(orders)
        .and(stock.loan()) // taken as ever, and what is left of it is put back
        .react((wanted, box) -> {
          out.add(Math.min(wanted, box.value()));
          if (box.value() > wanted) {
            box.putBack(box.value() - wanted); // where it stood, before all younger ones
          }
        });
    // @end
    stock.send(10);
    stock.send(100);
    for (var wanted : List.of(4, 5, 6, 7)) {
      orders.send(wanted);
      scheduler.run();
    }
    assertThat(out).containsExactly(4, 5, 1, 7);
  }

  @Test
  void orderBook() throws Exception {
    // @start region=orderBook
    Joins book = Joins.inTurn("book", scheduler); // one trade at a time: nobody overtakes a rest
    Channel<Limit> asks = book.channel("asks");
    Channel<Limit> bids = book.channel("bids");

    book.on(asks.ascending(Limit::price).lowest().loan()) // the lowest ask, of these the oldest,
        .and(bids.ascending(Limit::price).highest().loan()) // if the highest bid is not below
        .react((ask, bid) -> {
          int traded = Math.min(ask.value().amount(), bid.value().amount());
          out.add(bid.value().who() + " buys " + traded + " of " + ask.value().who());
          for (var side : List.of(ask, bid)) {
            if (side.value().amount() > traded) {
              side.putBack(side.value().less(traded)); // it keeps its place
            }
          }
        });
    // @end
    asks.send(new Limit("Ann", 101, 5));
    asks.send(new Limit("Bob", 100, 4));
    asks.send(new Limit("Cid", 100, 4));
    bids.send(new Limit("Dan", 99, 9));
    bids.send(new Limit("Eve", 101, 10));
    scheduler.run();
    bids.send(new Limit("Fay", 102, 2));
    scheduler.run();
    assertThat(out)
        .containsExactly(
            "Eve buys 4 of Bob", "Eve buys 4 of Cid", "Eve buys 2 of Ann", "Fay buys 2 of Ann");
    assertThat(asks.receive()).isEqualTo(new Limit("Ann", 101, 1));
    assertThat(bids.receive()).isEqualTo(new Limit("Dan", 99, 9));
    assertThat(book.explain()).contains("O(log pending) a message");
    book.close();
  }

  @Test
  void conditions() throws Exception {
    Channel<Order> asks = j.channel("asks");
    Channel<Order> bids = j.channel("bids");
    Signal clerk = j.signal("clerk");
    // @start region=conditions
    j.on(bids)
        .and(asks)
        .where((bid, ask) -> bid.price() >= ask.price()) // before the clerk is thought of
        .and(clerk)
        .react((bid, ask) -> out.add(bid.price() + " for " + ask.item()));
    // @end
    asks.send(new Order("lamp", 50));
    bids.send(new Order("lamp", 40));
    bids.send(new Order("lamp", 60));
    clerk.send();
    scheduler.run();
    assertThat(out).containsExactly("60 for lamp");
  }

  @Test
  void someOfMany() throws Exception {
    List<Channel<Quote>> quotes = j.channels("quotes", 10);
    for (var i = 0; i < 3; i++) {
      quotes.get(i).send(new Quote("supplier " + i, 10 - i));
    }
    // @start region=someOfMany
    List<Quote> best =
        j.select( // the first four of ten, or what is there after 300 ms
            j.on(Term.someOf(4, quotes)).map(got -> got),
            j.after(Duration.ofMillis(300)).and(Term.atMost(4, quotes)).map(got -> got));
    // @end
    assertThat(best).hasSize(3);
  }

  @Test
  void upTo() throws Exception {
    Signal flush = j.signal("flush");
    // @start region=upTo
    j.on(flush).and(faults.upTo(100)).react(batch -> out.add(batch.size())); // 0 to 100
    // @end
    faults.send(new Fault(1, 1));
    faults.send(new Fault(2, 2));
    flush.send();
    scheduler.run();
    assertThat(out).containsExactly(2);
  }

  @Test
  void peek() throws Exception {
    Channel<String> open = j.channel("open");
    Channel<String> visitors = j.channel("visitors");
    // @start region=peek
    j.on(visitors).and(open.peek()).react((visitor, sign) -> out.add(visitor)); // the sign stays
    // @end
    open.send("come in");
    visitors.send("Ann");
    visitors.send("Bob");
    scheduler.run();
    assertThat(out).containsExactly("Ann", "Bob");
  }

  @Test
  void within() throws Exception {
    // @start region=within
    j.on(faults.by(Fault::machine).within(Duration.ofMinutes(10), late -> out.add("gone: " + late)))
        .and(fixes.by(Fix::machine).within(Duration.ofMinutes(1), stray -> {}))
        .react((fault, fix) -> out.add("repaired"));
    // @end
    faults.send(new Fault(7, 1));
    scheduler.run(); // ends when nothing is pending that may expire
    assertThat(out).containsExactly("gone: Fault[machine=7, time=1]");
  }

  @Test
  void room() throws Exception {
    // @start region=room
    Channel<String> printer = Channel.buffered("printer", 2);

    j.on(faults)
        .and(printer.room()) // kept for this body
        .react((fault, slot) -> slot.send("machine " + fault.machine()));
    // @end
    for (var machine = 1; machine <= 3; machine++) {
      faults.send(new Fault(machine, 0));
    }
    scheduler.run();
    assertThat(faults.place().snapshot()).hasSize(1); // the third waits for room
    assertThat(printer.receive()).isEqualTo("machine 1");
    scheduler.run();
    assertThat(faults.place().snapshot()).isEmpty();
  }

  @Test
  void replies() {
    // @start region=replies
    ReplyChannel<Integer, String> left = j.replyChannel("left");
    ReplyChannel<Integer, String> right = j.replyChannel("right");

    j.on(left.by(id -> id))
        .and(right.by(id -> id).request()) // two callers with the same number
        .reply((id, other) -> {
          other.reply("from the left"); // the second caller, by hand
          return "from the right"; // the first, whose thread runs this
        });
    // @end
    scheduler.spawn("one", () -> out.add("left got it " + left.call(1)));
    scheduler.spawn("two", () -> out.add("right got it " + right.call(1)));
    scheduler.run();
    assertThat(out)
        .containsExactlyInAnyOrder("left got it from the right", "right got it from the left");
  }

  @Test
  void choice() throws Exception {
    Signal crew = j.signal("crew");
    // @start region=choice
    j.setChoice(Choice.random(42)); // at equal priority; Choice.oldest() unless set
    j.on(crew).and(fixes).react(fix -> out.add("fix"));
    j.on(crew).and(faults).priority(1).react(fault -> out.add("fault")); // always goes first
    // @end
    fixes.send(new Fix(1, 1));
    faults.send(new Fault(2, 2));
    crew.send();
    scheduler.run();
    assertThat(out).containsExactly("fault");
  }

  @Test
  void shadowed() {
    Signal idle = j.signal("idle");
    // @start region=shadowed
    j.on(idle).named("nap").react(() -> {});
    assertThatThrownBy(() -> j.on(faults).and(idle).named("repair").react(fault -> {}))
        .hasMessage(
            "pattern 'repair' (priority 0) is shadowed: pattern 'nap' (priority 0) needs no more"
                + " than a part of its messages, and takes them first; give 'repair' the higher"
                + " priority");
    // @end
  }

  @Test
  void warnings() throws Exception {
    // @start region=warnings
    j.warnAfter(Duration.ofMinutes(5)); // logs what has stayed so long, and what is waited for

    j.on(faults).and(fixes).named("repair").react((fault, fix) -> {});
    faults.send(new Fault(7, 1));
    assertThat(j.warnings()).contains("'fixes' is only waited for: nothing was ever sent to it");
    // @end
  }

  @Test
  void seen() throws Exception {
    // @start region=seen
    j.on(faults.by(Fault::machine)).and(fixes.by(Fix::machine)).named("repair").react((x, y) -> {});
    faults.send(new Fault(7, 1));
    fixes.send(new Fix(8, 2));

    assertThat(j.snapshot())
        .hasToString(
            """
            plant
              faults: [Fault[machine=7, time=1]]
              fixes: [Fix[machine=8, time=2]]
              repair: faults has 1 of 1, fixes has 1 of 1; but no key is the same in all\
            """);
    assertThat(j.explain())
        .isEqualTo(
            "repair (faults.by & fixes.by): hash index on the key of faults;"
                + " hash index on the key of fixes; O(1) a message");
    assertThat(j.diagram().mermaid())
        .isEqualTo(
            """
            flowchart LR
              c0(("faults"))
              c1(("fixes"))
              p0["repair"]
              c0 -->|".by"| p0
              c1 -->|".by"| p0
            """);
    // @end
  }
}
