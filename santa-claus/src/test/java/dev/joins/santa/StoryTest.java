package dev.joins.santa;

import static dev.joins.santa.Script.script;
import static dev.joins.santa.trace.EventType.CONSULTING;
import static dev.joins.santa.trace.EventType.ELVES_READY;
import static dev.joins.santa.trace.EventType.MUSH_MUSH;
import static dev.joins.santa.trace.EventType.REINDEER_READY;
import static dev.joins.santa.trace.EventType.SANTA_DONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.santa.check.Checker;
import dev.joins.santa.check.Rule;
import dev.joins.santa.check.Verdict;
import dev.joins.santa.check.Workshop;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoryTest {

  private static final long DAY = 24 * 60 * 60 * 1000L;

  @Test
  void tellsAWholeRun() {
    Script run =
        script()
            .later(70 * DAY)
            .queue(0, 2, 8)
            .santa(ELVES_READY)
            .greet(0, 2, 8)
            .santa(CONSULTING)
            .later(DAY)
            .stable()
            .queue(1, 3, 4)
            .consult(0, 2, 8)
            .santa(SANTA_DONE)
            .goodbye(0, 2, 8)
            .delivery()
            .later(365 * DAY)
            .consultation(1, 3, 4)
            .stable()
            .delivery();
    assertThat(tell(run, false))
        .containsExactly(
            "12 Mar, year 1   Alabaster, Pepper and Holly are shown into the study. On the table:"
                + " teddy bears with elbows.",
            "13 Mar, year 1   Rudolph trots in, and the stable is full: all 9 are back.",
            "13 Mar, year 1   Bushy, Shinny and Upatree queue before the study. Santa is busy.",
            "13 Mar, year 1   Reindeer in the yard, and 3 elves at the door! Santa takes the"
                + " reindeer first.",
            "13 Mar, year 1   Mush, mush! Dasher, Dancer, Prancer, Vixen, Comet, Cupid, Donner,"
                + " Blitzen and Rudolph take to the sky.",
            "13 Mar, year 1   Woah! Delivery 1 is made. One chimney was narrower than last year.",
            "13 Mar, year 1   The harness is off, and the reindeer leave for the South Seas.",
            "13 Mar, year 2   Bushy, Shinny and Upatree are shown into the study. On the table:"
                + " batteries, and why they are never included.",
            "13 Mar, year 2   Rudolph trots in, and the stable is full: all 9 are back.",
            "13 Mar, year 2   Santa wakes up: hooves on the roof.",
            "13 Mar, year 2   Mush, mush! Dasher, Dancer, Prancer, Vixen, Comet, Cupid, Donner,"
                + " Blitzen and Rudolph take to the sky.",
            "13 Mar, year 2   Woah! Delivery 2 is made. Nobody was seen. One dog has its"
                + " suspicions.",
            "13 Mar, year 2   The harness is off, and the reindeer leave for Patagonia.");
  }

  @Test
  void doesNotHideWhoWasForgotten() {
    Script lost = script().queue(0, 1, 2).santa(ELVES_READY).stable().delivery();
    assertThat(tell(lost, false))
        .contains(
            "1 Jan, year 1    3 elves were asked in, and then forgotten. They are still there.");
    assertThat(tell(script().stable().santa(REINDEER_READY), false))
        .last()
        .asString()
        .endsWith("9 reindeer were called out, and then forgotten. They are still there.");
  }

  @Test
  void wondersWhenReindeerHaveToWait() {
    assertThat(tell(script().stable().queue(0, 1, 2).consultation(0, 1, 2), false))
        .contains(
            "1 Jan, year 1    The reindeer stamp in the stable, and Santa turns to the elves?");
  }

  @Test
  void seesWhoIsLeftInTheStable() {
    Script early = script().stable().santa(REINDEER_READY).harness(0, 1, 2, 3, 5, 6, 7);
    assertThat(tell(early.santa(MUSH_MUSH), false))
        .contains(
            "1 Jan, year 1    Comet and Rudolph watch from the stable door. Somebody is in a"
                + " hurry.")
        .last()
        .asString()
        .endsWith(
            "And here the story breaks off, with Dasher, Dancer, Prancer, Vixen, Cupid, Donner and"
                + " Blitzen still at Santa's side.");
  }

  @Test
  void paintsWhereColoursAreWanted() {
    Script run = script().queue(0, 1, 11).consultation(0, 1, 11).stable().santa(REINDEER_READY);
    List<String> colours = tell(run, true);
    assertThat(colours.getFirst())
        .startsWith("\u001b[2m1 Jan, year 1   \u001b[0m \u001b[36mAlabaster\u001b[0m, ")
        .contains("\u001b[36melf-11\u001b[0m");
    assertThat(colours.stream().map(line -> line.replaceAll("\u001b\\[[0-9;]*m", "")))
        .containsExactlyElementsOf(tell(run, false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 1 Jan, year 1",
        "30 | 31 Jan, year 1",
        "31 | 1 Feb, year 1",
        "58 | 28 Feb, year 1",
        "59 | 1 Mar, year 1",
        "364 | 31 Dec, year 1",
        "365 | 1 Jan, year 2",
        "801 | 13 Mar, year 3",
      })
  void knowsTheDate(long day, String date) {
    assertThat(Almanac.date(day * DAY)).isEqualTo(date);
    assertThat(Almanac.date(day * DAY + DAY - 1)).isEqualTo(date);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 0 ms",
        "999 | 999 ms",
        "1000 | 1 s",
        "1500 | 1 s 500 ms",
        "61000 | 1 min 1 s",
        "11520000 | 3 h 12 min",
        "86400000 | 1 day",
        "187200000 | 2 days 4 h",
      })
  void knowsHowLong(long ms, String words) {
    assertThat(Almanac.duration(ms)).isEqualTo(words);
  }

  @Test
  void sumsUpACleanRun() {
    Verdict verdict = new Checker(Workshop.standard()).check(Script.wholeRun().events());
    assertThat(Summary.lines(verdict, false))
        .containsExactly(
            "1 delivery and 2 consultations.",
            "Choices in which both groups waited: 1.",
            "Longest wait of a complete reindeer group: 50 ms.",
            "Rules checked: all 15. All kept.");
    assertThat(Summary.lines(verdict, true)).last().asString().contains("\u001b[32mAll kept.");
  }

  @Test
  void sumsUpARunWithAFault() {
    Script lost = script().queue(0, 1, 2).santa(ELVES_READY).stable().delivery();
    Checker checker =
        new Checker(Workshop.standard(), EnumSet.complementOf(EnumSet.of(Rule.NOT_VACUOUS)));
    assertThat(Summary.lines(checker.check(lost.events()), false))
        .containsExactly(
            "1 delivery and 0 consultations.",
            "Choices in which both groups waited: 0.",
            "Longest wait of a complete reindeer group: 0 ms.",
            "Rules checked: 14 of 15. Broken: 11 (conservation), 14 (clean end).",
            "  line 7 (seq 6): rule 11 (conservation): Santa took 3 elves and released 0: elf-0,"
                + " elf-1, elf-2 lost, never greeted",
            "  line 55 (seq 54): rule 14 (clean end): the run ends and leaves behind 3 of 3 in the"
                + " consultation of line 7");
  }

  @Test
  void doesNotShowMoreThanAnybodyReads() {
    Script wild = script().greet(0, 1, 2, 3, 4).santa(MUSH_MUSH).deliver(1, 2, 3, 4, 5);
    Verdict verdict = new Checker(Workshop.standard()).check(wild.events());
    assertThat(verdict.violations()).hasSizeGreaterThan(10);
    assertThat(Summary.lines(verdict, false))
        .hasSize(4 + 10 + 1)
        .last()
        .isEqualTo("  ... and " + (verdict.violations().size() - 10) + " more");
  }

  private static List<String> tell(Script script, boolean colours) {
    List<String> lines = new ArrayList<>();
    Story story = new Story(Workshop.standard(), colours, lines::add);
    script.events().forEach(story);
    story.end(script.events().getLast().t());
    return lines;
  }
}
