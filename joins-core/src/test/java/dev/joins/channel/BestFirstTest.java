package dev.joins.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.match.commit.Rule;
import dev.joins.tasklet.Scheduler;
import dev.joins.testing.LogRecords;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Terms that choose the best, as somebody would write them; {@code PlanProperties} has the rest.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BestFirstTest {
  private record Job(String kind, int urgency) {}

  private final Channel<Job> jobs = Channel.unbounded("jobs");
  private final Channel<String> workers = Channel.unbounded("workers");
  private final List<Object> taken = new ArrayList<>();

  private Rule install(Term<?>... terms) {
    return install(Join.of(terms));
  }

  private Rule install(Join join) {
    return Rule.install(join.pattern(), messages -> taken.add(List.of(join.bind(messages))));
  }

  private void send(Job... some) {
    for (var job : some) {
      assertThat(jobs.trySend(job)).isTrue();
    }
  }

  private static final Job MOW = new Job("garden", 1);
  private static final Job WATER = new Job("garden", 3);
  private static final Job COOK = new Job("kitchen", 2);
  private static final Job FIRE = new Job("kitchen", 9);
  private static final Job WASP = new Job("garden", 9);

  @Test
  void ofEquallyGoodOnesTheOldestIsChosen() throws Exception {
    install(jobs.highest(Job::urgency), workers);
    send(MOW, FIRE, WASP, COOK);
    workers.send("Ann");
    workers.send("Bob");
    workers.send("Cid");
    assertThat(taken)
        .containsExactly(List.of(FIRE, "Ann"), List.of(WASP, "Bob"), List.of(COOK, "Cid"));
  }

  @Test
  void ofOneKeyTheBestIsChosen() throws Exception {
    install(jobs.by(Job::kind).highest(Job::urgency), workers.by(kind -> kind));
    send(MOW, FIRE, WATER);
    workers.send("garden");
    workers.send("kitchen");
    assertThat(taken).containsExactly(List.of(WATER, "garden"), List.of(FIRE, "kitchen"));
  }

  @Test
  void whatFitsIsSaidByFiltersAndConditions() throws Exception {
    install(
        Join.of(jobs.highest(Job::urgency).where(job -> job.urgency() < 9), workers)
            .where(values -> ((Job) values[0]).kind().equals(values[1])));
    send(MOW, FIRE, WASP, COOK, WATER);
    workers.send("kitchen");
    workers.send("garden");
    assertThat(taken).containsExactly(List.of(COOK, "kitchen"), List.of(WATER, "garden"));
  }

  /** The first has the best there is, and the second the best that goes with it. */
  @Test
  void termsChooseOneAfterTheOther() throws Exception {
    Channel<Job> offers = Channel.unbounded("offers");
    Channel<Integer> go = Channel.unbounded("go");
    install(
        Join.of(jobs.highest(Job::urgency), offers.lowest(Job::urgency))
            .where(values -> ((Job) values[0]).kind().equals(((Job) values[1]).kind()))
            .and(go));
    send(WATER, FIRE);
    offers.send(new Job("kitchen", 8));
    offers.send(new Job("garden", 1));
    offers.send(new Job("kitchen", 7));
    go.send(1);
    assertThat(taken).containsExactly(List.of(FIRE, new Job("kitchen", 7), 1));
  }

  @Test
  void severalAreTheBestOfAllAndInThatOrder() throws Exception {
    Channel<Integer> go = Channel.unbounded("go");
    install(jobs.highest(Job::urgency).times(2), jobs.lowest(Job::urgency).upTo(2), go);
    send(COOK, MOW, WATER, FIRE);
    go.send(1);
    assertThat(taken).containsExactly(List.of(List.of(FIRE, WATER), List.of(MOW, COOK), 1));
  }

  @Test
  void whatOneLooksAtIsTheBestAndStays() throws Exception {
    install(jobs.highest(Job::urgency).peek(), workers);
    send(MOW, COOK);
    workers.send("Ann");
    workers.send("Bob");
    assertThat(taken).containsExactly(List.of(COOK, "Ann"), List.of(COOK, "Bob"));
  }

  /** Which pattern wins is decided by the ages of what they would take, and not by what is best. */
  @Test
  void itIsNoneOfTheOtherPatterns() throws Exception {
    install(Join.of(jobs.highest(Job::urgency), workers).named("best"));
    install(Join.of(jobs.where(job -> job.equals(MOW)), workers).named("old"));
    send(MOW, FIRE);
    workers.send("Ann");
    assertThat(taken).containsExactly(List.of(MOW, "Ann"));
  }

  @Test
  void aSenderWhoWaitsIsChosenLikeOthers() {
    try (var scheduler = Scheduler.cooperative()) {
      Channel<Integer> small = Channel.buffered("small", 1);
      for (var i = 1; i <= 3; i++) {
        var number = i;
        scheduler.spawn(
            "sender " + i,
            () -> {
              small.send(number);
              taken.add("sent " + number);
            });
      }
      scheduler.runUntilIdle();
      install(small.highest(n -> n), workers);
      scheduler.spawn("worker", () -> workers.send("Ann"));
      scheduler.runUntilIdle();
      assertThat(taken).containsExactly("sent 1", List.of(3, "Ann"), "sent 3");
    }
  }

  @Test
  void errorsAndKeysThatFailAreNeverTheBest() throws Exception {
    install(
        jobs.highest(job -> {
          if (job.urgency() == 9) {
            throw new IllegalStateException("no urgency");
          }
          return job.urgency();
        }),
        workers);
    try (var log = new LogRecords("dev.joins")) {
      send(FIRE, MOW);
      jobs.sendError(new IllegalStateException("sent"));
      workers.send("Ann");
      assertThat(taken).containsExactly(List.of(MOW, "Ann"));
      assertThat(log.all()).hasSize(1);
      assertThat(log.messages().getFirst()).contains("jobs.highest & workers");
    }
    assertThat(jobs.receive()).isEqualTo(FIRE);
    assertThatThrownBy(jobs::receive).hasMessage("sent");
  }

  @Test
  void whatCannotBePromisedIsRefused() {
    assertThatThrownBy(() -> jobs.lowest())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'jobs' has no order: say by what it is compared, or ascending(...) before");
    assertThatThrownBy(() -> jobs.lowest(Job::urgency).highest(Job::urgency))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'jobs.lowest' chooses the best already; make one key of both, which is compared");
    var some = Join.of(Term.someOf(1, List.of(jobs.lowest(Job::urgency))));
    assertThatThrownBy(some::pattern)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'jobs.lowest' cannot be one of several of which only some are taken (someOf, atMost):"
                + " those with the oldest messages are, whatever is best");
  }
}
