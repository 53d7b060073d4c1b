package dev.joins.santa.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.santa.trace.Worker;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class YearTest {

  private static final long DAY = 24 * 3600;
  private static final long RUSH = 349 * DAY;

  private final Year year = new Year(1, Worker.reindeer(0));

  @Test
  void reindeerAreBackInDecember() {
    for (long now = 0; now < 3 * 365 * DAY; now += DAY / 3) {
      long back = (now + year.holiday(1000 * now)) % (365 * DAY);
      assertThat(back).isBetween(355 * DAY + DAY / 2, 356 * DAY + DAY / 2);
    }
  }

  @Test
  void holidaysLastAYearAfterChristmas() {
    assertThat(year.holiday(1000 * 358 * DAY)).isBetween(362 * DAY, 364 * DAY);
  }

  @Test
  void elvesWorkForMonthsButNotBeyondTheBeginningOfTheRush() {
    for (long now = 0; now < RUSH; now += DAY / 3) {
      long end = now + year.work(1000 * now);
      if (now < RUSH - 203 * DAY) {
        assertThat(end - now).isBetween(100 * DAY, 200 * DAY);
      } else {
        assertThat(end).isLessThan(RUSH + 3 * DAY);
      }
    }
  }

  @Test
  void elvesWorkForADayInTheRush() {
    for (long now = RUSH; now < RUSH + 8 * DAY; now += DAY / 3) {
      assertThat(year.work(1000 * now)).isBetween(DAY / 2, 3 * DAY / 2);
    }
    assertThat(year.work(1000 * (RUSH + 8 * DAY))).isGreaterThanOrEqualTo(100 * DAY);
  }

  @Test
  void servicesAreShort() {
    for (int i = 0; i < 1000; i++) {
      assertThat(year.delivery()).isBetween(DAY / 2, DAY * 3 / 4);
      assertThat(year.consultation()).isBetween(DAY, 2 * DAY);
    }
  }

  @Test
  void everybodyHasDiceOfTheirOwn() {
    var throwsOfAll =
        LongStream.range(0, 100)
            .boxed()
            .flatMap(seed ->
                Stream.of(
                    new Year(seed, Worker.reindeer(0)).holiday(0),
                    new Year(seed, Worker.reindeer(1)).holiday(0),
                    new Year(seed, Worker.elf(0)).holiday(0)))
            .toList();
    assertThat(throwsOfAll.stream().distinct().count()).isGreaterThan(290);
  }

  /** What the JDK promises for ever, and our mixing: if this fails, no old trace comes again. */
  @Test
  void theDiceAreTheSameOnEveryMachine() {
    assertThat(new Year(1, Worker.elf(3)).consultation()).isEqualTo(99_344);
  }
}
