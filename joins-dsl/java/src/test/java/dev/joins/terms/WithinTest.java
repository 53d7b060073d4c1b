package dev.joins.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.channel.Channel;
import dev.joins.dsl.Join2;
import dev.joins.dsl.Joins;
import dev.joins.tasklet.Clock;
import dev.joins.tasklet.CooperativeScheduler;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import dev.joins.testing.LogRecords;
import dev.joins.testing.Trial;
import dev.joins.testing.UnderEachScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages that stay too long, and messages of which one is told that they do. */
class WithinTest {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final CooperativeScheduler scheduler =
      Scheduler.cooperative(config -> config.withClock(Clock.VIRTUAL));
  private final Joins j = Joins.open("test", scheduler);
  private final Channel<Integer> a = j.channel("a");
  private final Channel<Integer> b = j.channel("b");
  private final List<String> log = new ArrayList<>();

  @AfterEach
  void close() {
    j.close();
    scheduler.close();
  }

  private void expired(Integer message) {
    log.add(message + " expired after " + scheduler.elapsed());
  }

  @Test
  void aMessageThatNobodyTakesGoesToTheHandlerAndLeaves() throws Exception {
    j.on(a.within(LIMIT, this::expired)).and(b).react((x, y) -> log.add("pair"));
    a.send(1);
    scheduler.run();
    assertThat(log).containsExactly("1 expired after PT1M");
    assertThat(a.tryReceive()).isEmpty();
    b.send(2);
    scheduler.run();
    assertThat(log).hasSize(1);
  }

  @Test
  void eachHasItsOwnTime() throws Exception {
    j.on(a.within(LIMIT, this::expired)).and(b).react((x, y) -> log.add("pair"));
    scheduler.spawn(
        "sender",
        () -> {
          a.send(1);
          Tasklet.sleep(Duration.ofSeconds(20));
          a.send(2);
          Tasklet.sleep(Duration.ofSeconds(20));
          b.send(0); // takes the first
        });
    scheduler.run();
    assertThat(log).containsExactly("pair", "2 expired after PT1M20S");
  }

  @Test
  void whatIsTakenDoesNotExpireAndTheProgramEndsAtOnce() throws Exception {
    j.on(a.within(LIMIT, this::expired)).and(b).react((x, y) -> log.add("pair"));
    for (var i = 0; i < 3; i++) {
      a.send(i);
      scheduler.spawn("partner", () -> b.send(0));
      scheduler.run();
    }
    assertThat(log).containsExactly("pair", "pair", "pair");
    assertThat(scheduler.elapsed()).isZero();
  }

  @Test
  void onlyWhatTheTermCouldTakeExpires() throws Exception {
    j.on(a.where(n -> n > 5).within(LIMIT, this::expired)).and(b).react((x, y) -> {});
    a.send(1);
    a.send(9);
    scheduler.run();
    assertThat(log).containsExactly("9 expired after PT1M");
    assertThat(a.place().snapshot()).containsExactly(1);
  }

  /** However the term is said: what it cannot take is none of its business. */
  static Stream<Function<WithinTest, Join2<?, ?>>> onlyMoreThanFive() {
    return Stream.of(
        t -> t.j.on(t.a.where(n -> n > 5).within(LIMIT, t::expired)).and(t.b),
        t -> t.j.on(t.a.within(LIMIT, t::expired).where(n -> n > 5)).and(t.b),
        t -> t.j.on(t.b).and(t.a.within(LIMIT, t::expired).map(n -> -n).where(n -> n < -5)),
        t -> t.j.on(t.a.where(n -> n > 1).within(LIMIT, t::expired).where(n -> n > 5)).and(t.b),
        t -> t.j.on(t.b).and(t.a.within(LIMIT, t::expired).where(n -> n > 5).times(2)),
        t -> t.j.on(t.a.within(LIMIT, t::expired)).where(n -> n > 5).and(t.b));
  }

  @ParameterizedTest
  @MethodSource("onlyMoreThanFive")
  void theOrderInWhichATermIsSaidDoesNotMatter(Function<WithinTest, Join2<?, ?>> pattern)
      throws Exception {
    pattern.apply(this).react((x, y) -> {});
    a.send(1);
    a.send(9);
    a.send(5);
    scheduler.run();
    assertThat(log).containsExactly("9 expired after PT1M");
    assertThat(a.place().snapshot()).containsExactly(1, 5);
  }

  @Test
  void whatWasThereBeforeCountsFromTheInstallation() throws Exception {
    a.send(1);
    Tasklet.Body install =
        () -> {
          Tasklet.sleep(LIMIT);
          j.on(a.within(LIMIT, this::expired)).and(b).react((x, y) -> {});
        };
    scheduler.spawn("installer", install);
    scheduler.run();
    assertThat(log).containsExactly("1 expired after PT2M");
  }

  @Test
  void alsoBehindACountAndAmongSeveral() throws Exception {
    j.on(a.within(LIMIT, this::expired).times(3)).react(three -> log.add("three"));
    a.send(1);
    a.send(2);
    scheduler.run();
    assertThat(log).containsExactly("1 expired after PT1M", "2 expired after PT1M");
  }

  @Test
  void whoWaitsInABoundedChannelWaitsOn() throws Exception {
    var small = Channel.<Integer>buffered("small", 1);
    j.on(small.within(LIMIT, this::expired)).and(b).react((x, y) -> {});
    scheduler.spawn(
        "sender",
        () -> {
          small.send(1);
          small.send(2); // has room, and is sent, when the first has expired
          log.add("sent after " + scheduler.elapsed());
        });
    scheduler.run();
    assertThat(log)
        .containsExactlyInAnyOrder(
            "1 expired after PT1M", "sent after PT1M", "2 expired after PT2M");
  }

  @Test
  void anErrorThatExpiresIsThrownAndNotLost() throws Exception {
    j.on(a.within(LIMIT, this::expired)).and(b).react((x, y) -> {});
    var error = new IllegalStateException("boom");
    a.sendError(error);
    assertThatThrownBy(scheduler::run).isSameAs(error);
    assertThat(log).isEmpty();
  }

  @Test
  void aHandlerThatThrowsIsAnUncaughtError() throws Exception {
    j.on(
            a.within(
                LIMIT,
                n -> {
                  throw new IllegalStateException("handler " + n);
                }))
        .and(b)
        .react((x, y) -> {});
    a.send(1);
    assertThatThrownBy(scheduler::run).hasMessage("handler 1");
    a.send(2); // and the next expires nevertheless
    assertThatThrownBy(scheduler::run).hasMessage("handler 2");
  }

  @Test
  void aPatternThatIsRemovedLetsNothingExpire() throws Exception {
    var reaction = j.on(a.within(LIMIT, this::expired)).and(b).react((x, y) -> {});
    a.send(1);
    scheduler.spawn("remover", reaction::remove);
    scheduler.run();
    assertThat(log).isEmpty();
    assertThat(scheduler.elapsed()).isZero();
    assertThat(a.place().snapshot()).containsExactly(1);
  }

  @Test
  void soDoesAClosedDefinition() throws Exception {
    j.on(a.within(LIMIT, this::expired)).and(b).react((x, y) -> {});
    a.send(1);
    scheduler.spawn("closer", j::close);
    scheduler.run();
    assertThat(log).isEmpty();
    assertThat(scheduler.elapsed()).isZero();
    assertThat(j.untaken()).containsEntry("a", List.of(1));
  }

  @Test
  void aSchedulerThatIsClosedMakesNothingExpire() throws Exception {
    a.send(1);
    scheduler.close();
    j.on(a.within(LIMIT, this::expired)).and(b).react((x, y) -> {});
    a.send(2);
    assertThat(a.place().snapshot()).containsExactly(1, 2);
  }

  @ParameterizedTest
  @EnumSource(Trial.Kind.class)
  void onARealClockToo(Trial.Kind kind) throws Exception {
    List<Integer> events =
        new Trial(kind, 0)
            .play(stage -> {
              var on = stage.joins();
              Channel<Integer> left = on.channel("left");
              Channel<Integer> right = on.channel("right");
              on.on(left.within(Duration.ofMillis(5), stage::log)).and(right).react((x, y) -> {});
              left.send(1);
              left.send(2);
            });
    assertThat(events).containsExactlyInAnyOrder(1, 2);
  }

  /** Whatever the race between the partner and the time: taken once, or expired once. */
  @UnderEachScheduler
  void nothingIsTakenAndExpiredAndNothingIsLost(Trial trial) throws Exception {
    var messages = 60;
    List<Integer> events =
        trial.play(stage -> {
          var on = stage.joins();
          Channel<Integer> left = on.channel("left");
          Channel<Integer> right = on.channel("right");
          on.on(left.by(n -> n).within(Duration.ofNanos(300_000), stage::log))
              .and(right.by(n -> n).within(Duration.ofNanos(200_000), n -> {}))
              .react((x, y) -> stage.log(x));
          stage.spawn(
              "left",
              () -> {
                for (var i = 0; i < messages; i++) {
                  stage.pause();
                  left.send(i);
                }
              });
          stage.spawn(
              "right",
              () -> {
                for (var i = 0; i < messages; i++) {
                  stage.pause();
                  right.send(i);
                }
              });
        });
    var expected = new ArrayList<Integer>();
    for (var i = 0; i < messages; i++) {
      expected.add(i);
    }
    assertThat(events).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void aSelectHasItsOwnWayToGiveUp() {
    assertThatThrownBy(() -> j.on(a.within(LIMIT, this::expired)).map(n -> n))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'a.within(PT1M)': within belongs to an installed pattern; a select that should not"
                + " wait for ever has a clause after(...)");
  }

  // ---- warnings

  @Test
  void aMessageThatNothingTakesIsWarnedOfAndStays() throws Exception {
    try (var records = new LogRecords(Joins.class.getName())) {
      j.on(a).and(b).named("pair").react((x, y) -> log.add("pair"));
      j.warnAfter(LIMIT);
      a.send(7);
      scheduler.run();
      assertThat(records.messages())
          .containsExactly(
              "definition 'test': 7 has been in 'a' for PT1M; waiting there: [pair: a has 1 of 1, b"
                  + " has 0 of 1]");
      assertThat(a.receive()).isEqualTo(7);
    }
  }

  @Test
  void theSecondAgeReplacesTheFirst() throws Exception {
    try (var records = new LogRecords(Joins.class.getName())) {
      j.warnAfter(LIMIT);
      j.warnAfter(LIMIT.multipliedBy(2));
      j.on(j.<Integer>channel("later")).and(a).react((x, y) -> {});
      a.send(1);
      scheduler.run();
      assertThat(records.messages()).hasSize(1).allMatch(text -> text.contains("for PT2M"));
    }
  }

  @Test
  void whatIsTakenInTimeIsNotWarnedOf() throws Exception {
    try (var records = new LogRecords(Joins.class.getName())) {
      j.warnAfter(LIMIT);
      j.on(a).and(b).react((x, y) -> log.add("pair"));
      a.send(1);
      scheduler.spawn(
          "partner",
          () -> {
            Tasklet.sleep(LIMIT.dividedBy(2));
            b.send(1);
          });
      scheduler.run();
      assertThat(records.messages()).isEmpty();
      assertThat(log).containsExactly("pair");
    }
  }
}
