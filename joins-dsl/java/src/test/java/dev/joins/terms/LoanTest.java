package dev.joins.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.channel.Channel;
import dev.joins.dsl.Joins;
import dev.joins.dsl.Signal;
import dev.joins.tasklet.CooperativeScheduler;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is lent to a body: its time, its fate when the body or the definition ends. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LoanTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final List<String> log = new ArrayList<>();

  private void note(CooperativeScheduler scheduler, Object what) {
    log.add(scheduler.elapsed().toSeconds() + " " + what);
  }

  /** A job that comes at 0 is taken at 3, and put back after some seconds. */
  private void runJobs(int seconds) {
    try (var scheduler = Scheduler.cooperative();
        var j = Joins.open("jobs", scheduler)) {
      Channel<String> jobs = j.channel("jobs");
      Signal idle = j.signal("idle");
      j.on(jobs.within(LIMIT, late -> note(scheduler, late + " is late")).loan())
          .and(idle)
          .react(loan -> {
            Tasklet.sleep(Duration.ofSeconds(seconds));
            loan.putBack(loan.value() + " again");
            note(scheduler, "put back");
          });
      scheduler.spawn(
          "user",
          () -> {
            jobs.send("one");
            Tasklet.sleep(Duration.ofSeconds(3));
            idle.send();
            jobs.send("two");
          });
      scheduler.run();
    }
  }

  @Test
  void theTimeOfWhatIsPutBackGoesOn() {
    runJobs(4);
    assertThat(log).containsExactly("7 put back", "10 one again is late", "13 two is late");
  }

  @Test
  void whatComesBackTooLateExpiresAtOnce() {
    runJobs(9);
    assertThat(log).containsExactly("12 put back", "12 one again is late", "13 two is late");
  }

  @Test
  void theProgramDoesNotWaitForWhatIsLent() {
    try (var scheduler = Scheduler.cooperative();
        var j = Joins.open("jobs", scheduler)) {
      Channel<String> jobs = j.channel("jobs");
      j.on(jobs.within(LIMIT, late -> {}).loan()).react(loan -> note(scheduler, loan.value()));
      jobs.post("one");
      scheduler.run();
      assertThat(scheduler.elapsed()).isZero();
      assertThat(log).containsExactly("0 one");
    }
  }

  @Test
  void aBodyThatFailsHasTakenWhatItDidNotPutBack() throws Exception {
    try (var scheduler = Scheduler.cooperative();
        var j = Joins.open("jobs", scheduler)) {
      Channel<Integer> jobs = j.channel("jobs");
      var reaction =
          j.on(jobs.loan().times(2))
              .react(two -> {
                two.getLast().putBack(20);
                throw new IllegalStateException("no");
              });
      jobs.send(1);
      jobs.send(2);
      assertThatThrownBy(scheduler::run).hasMessage("no");
      reaction.remove();
      assertThat(jobs.tryReceive()).contains(20);
      assertThat(jobs.tryReceive()).isEmpty();
    }
  }

  @Test
  void whatIsPutBackWhenTheDefinitionIsClosedIsUntaken() throws Exception {
    var j = Joins.open("jobs");
    Channel<String> jobs = j.channel("jobs");
    var taken = new CountDownLatch(1);
    j.on(jobs.loan())
        .react(loan -> {
          taken.countDown();
          while (!jobs.place().isClosed()) {
            Tasklet.sleep(Duration.ofMillis(1));
          }
          loan.putBack("rest");
        });
    jobs.send("all");
    taken.await();
    j.close();
    assertThat(j.untaken()).isEqualTo(Map.of("jobs", List.of("rest")));
    assertThat(j.untaken()).as("again").isEqualTo(Map.of("jobs", List.of("rest")));
  }

  @Test
  void whatIsLentToABodyThatCannotRunIsUntaken() throws Exception {
    var scheduler = Scheduler.cooperative();
    var j = Joins.open("jobs", scheduler);
    Channel<String> jobs = j.channel("jobs");
    Channel<Integer> others = j.channel("others");
    j.on(jobs.loan()).and(others.loan().upTo(2)).react((job, some) -> {});
    others.send(1);
    scheduler.close();
    jobs.send("one");
    assertThat(j.untaken()).isEqualTo(Map.of("jobs", List.of("one"), "others", List.of(1)));
    j.close();
  }

  @Test
  void whatIsLentIsSeenInReports() {
    try (var scheduler = Scheduler.cooperative();
        var j = Joins.open("jobs", scheduler)) {
      Channel<Integer> jobs = j.channel("jobs");
      Signal idle = j.signal("idle");
      j.on(jobs.highest(n -> n).loan()).and(idle).named("next").react(job -> {});
      assertThat(j.explain())
          .isEqualTo(
              "next (jobs.highest.loan & idle): ordered index on jobs, best first; O(log pending) a"
                  + " message");
      assertThat(j.diagram().mermaid()).contains("|\".highest.loan\"|");
      assertThat(j.snapshot()).hasToString("jobs\n  next: jobs has 0 of 1, idle has 0 of 1");
    }
  }

  // An order book, against one that is written by hand.

  private record Limit(int number, int price, int amount) {
    Limit less(int sold) {
      return new Limit(number, price, amount - sold);
    }
  }

  private static List<String> byHand(List<Limit> orders) {
    var trades = new ArrayList<String>();
    var asks = new ArrayList<Limit>();
    var bids = new ArrayList<Limit>();
    var byPrice = Comparator.comparingInt(Limit::price);
    for (var order : orders) {
      (order.number() % 2 == 0 ? asks : bids).add(order);
      while (!asks.isEmpty() && !bids.isEmpty()) {
        asks.sort(byPrice.thenComparingInt(Limit::number));
        bids.sort(byPrice.reversed().thenComparingInt(Limit::number));
        var ask = asks.getFirst();
        var bid = bids.getFirst();
        if (ask.price() > bid.price()) {
          break;
        }
        var traded = Math.min(ask.amount(), bid.amount());
        trades.add(ask.number() + " " + bid.number() + " " + traded);
        asks.set(0, ask.less(traded));
        bids.set(0, bid.less(traded));
        asks.removeIf(each -> each.amount() == 0);
        bids.removeIf(each -> each.amount() == 0);
      }
    }
    return trades;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void anOrderBookTradesByPriceAndThenByTime(long seed) throws Exception {
    var random = new Random(seed);
    var orders = new ArrayList<Limit>();
    for (var i = 0; i < 400; i++) {
      orders.add(
          new Limit(2 * i + random.nextInt(2), 90 + random.nextInt(20), 1 + random.nextInt(9)));
    }
    try (var scheduler = Scheduler.cooperative();
        var book = Joins.inTurn("book", scheduler)) {
      Channel<Limit> asks = book.channel("asks");
      Channel<Limit> bids = book.channel("bids");
      book.on(asks.ascending(Limit::price).lowest().loan())
          .and(bids.ascending(Limit::price).highest().loan())
          .react((ask, bid) -> {
            var traded = Math.min(ask.value().amount(), bid.value().amount());
            log.add(ask.value().number() + " " + bid.value().number() + " " + traded);
            for (var side : List.of(ask, bid)) {
              if (side.value().amount() > traded) {
                side.putBack(side.value().less(traded));
              }
            }
          });
      for (var order : orders) {
        (order.number() % 2 == 0 ? asks : bids).send(order);
        scheduler.run();
      }
    }
    assertThat(log).hasSizeGreaterThan(100).isEqualTo(byHand(orders));
  }
}
