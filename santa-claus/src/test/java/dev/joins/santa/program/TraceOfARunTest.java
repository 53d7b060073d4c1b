package dev.joins.santa.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.santa.Story;
import dev.joins.santa.check.Workshop;
import dev.joins.santa.program.Plan.Turns;
import dev.joins.santa.trace.EventType;
import dev.joins.santa.trace.TraceEvent;
import dev.joins.santa.trace.TraceWriter;
import dev.joins.tasklet.Scheduler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TraceOfARunTest {

  private static final Plan PLAN = Plan.of(Version.JOIN).withSeed(2026);

  @Test
  void isTheSameByteForByte() throws IOException {
    assertThat(bytes(PLAN)).isEqualTo(bytes(PLAN));
    assertThat(bytes(PLAN)).isNotEqualTo(bytes(PLAN.withSeed(2027)));
  }

  /**
   * On every machine, and after every change. If the order of turns was changed on purpose, look at
   * the story below, and then set the new value.
   */
  @Test
  void isTheSameAsEver() throws IOException, NoSuchAlgorithmException {
    byte[] sha = MessageDigest.getInstance("SHA-256").digest(bytes(PLAN));
    assertThat(HexFormat.of().formatHex(sha))
        .isEqualTo("e6d0f403c12319e9006d213d617218be40f6a75b0c25829ade698c75d5b23317");
  }

  @Test
  void isTheSameStoryAsEver() throws IOException {
    var story = new StringBuilder();
    var narrator = new Story(Workshop.standard(), false, line -> story.append(line).append('\n'));
    trace(PLAN.withDeliveries(1)).forEach(narrator);
    try (var golden = TraceOfARunTest.class.getResourceAsStream("story-of-seed-2026.txt")) {
      var expected = Objects.requireNonNull(golden).readAllBytes();
      assertThat(story).hasToString(new String(expected, StandardCharsets.UTF_8));
    }
  }

  @Test
  void isTheSameUnderASchedulerOfOnesOwn() throws IOException {
    try (var scheduler = Scheduler.cooperative()) {
      assertThat(Run.under(scheduler, PLAN)).isEqualTo(trace(PLAN));
    }
  }

  @ParameterizedTest
  @EnumSource
  void isNumberedWithoutGapsAndNeverStepsBack(Turns turns) {
    var trace = trace(PLAN.with(turns));
    assertThat(trace.stream().map(TraceEvent::seq).toList())
        .isEqualTo(LongStream.range(0, trace.size()).boxed().toList());
    assertThat(trace).isSortedAccordingTo((a, b) -> Long.compare(a.t(), b.t()));
  }

  @ParameterizedTest
  @EnumSource
  void namesTheActor(Turns turns) {
    for (var event : trace(PLAN.with(turns))) {
      switch (event.type()) {
        case HOLIDAY, WORKING, READY, WAITING, DELIVER, CONSULT, DONE ->
            assertThat(event.tasklet()).isEqualTo(String.valueOf(event.worker()));
        default -> assertThat(event.tasklet()).isEqualTo("santa");
      }
    }
  }

  /** One step with the offer: nothing is written between an elf's two words. */
  @ParameterizedTest
  @EnumSource
  void writesReadyAndWaitingInOneStep(Turns turns) {
    var trace = trace(PLAN.with(turns));
    for (int i = 0; i < trace.size(); i++) {
      if (trace.get(i).type() == EventType.WAITING) {
        assertThat(trace.get(i - 1).type()).isEqualTo(EventType.READY);
        assertThat(trace.get(i - 1).worker()).isEqualTo(trace.get(i).worker());
      }
    }
  }

  /** Who comes after Santa has gone home is no part of it, and would be left behind. */
  @Test
  void endsWithSantasLastWord() {
    for (long seed = 1; seed <= 20; seed++) {
      assertThat(trace(PLAN.withSeed(seed)).getLast().type())
          .isIn(EventType.GOODBYE, EventType.UNHARNESS);
    }
  }

  /**
   * On the real clock, a run that waits for the reindeer's next return would last a year longer.
   */
  @Test
  void isOverWhenItIsOver() {
    try (var scheduler = Scheduler.cooperative()) {
      var trace = Run.under(scheduler, PLAN.withDeliveries(1));
      assertThat(scheduler.elapsed()).isEqualTo(Duration.ofMillis(trace.getLast().t()));
    }
  }

  @Test
  void hasOneDeliveryEachChristmas() {
    long day = 24 * 3_600_000L;
    var days =
        trace(PLAN.withDeliveries(50)).stream()
            .filter(event -> event.type() == EventType.MUSH_MUSH)
            .map(event -> event.t() / day)
            .toList();
    assertThat(days).hasSize(50);
    for (int year = 0; year < 50; year++) {
      assertThat(days.get(year) - 365L * year).as("year %d", year).isBetween(355L, 359L);
    }
  }

  private static List<TraceEvent> trace(Plan plan) {
    var trace = new ArrayList<TraceEvent>();
    assertThat(Run.of(plan, trace::add)).isEmpty();
    return trace;
  }

  private static byte[] bytes(Plan plan) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var writer = TraceWriter.to(bytes)) {
      for (var event : trace(plan)) {
        writer.write(event);
      }
    }
    return bytes.toByteArray();
  }
}
