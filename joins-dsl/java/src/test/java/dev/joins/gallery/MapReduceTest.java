package dev.joins.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.gallery.MapReduce.Counts;
import dev.joins.testing.Trial;
import dev.joins.testing.UnderEachScheduler;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The same counts as those of all documents in one. */
class MapReduceTest {
  private static final int DOCUMENTS = 33; // one is always left over, or two
  private static final int WORDS = 20;

  @UnderEachScheduler
  void nothingIsLostAndNothingCountedTwice(Trial trial) throws Exception {
    var random = new Random(trial.seed());
    var documents =
        IntStream.range(0, DOCUMENTS)
            .mapToObj(i ->
                String.join(
                    " ", Stream.generate(() -> "w" + random.nextInt(10)).limit(WORDS).toList()))
            .toList();
    List<Counts> log = trial.play(stage -> MapReduce.count(stage, documents));
    var inOne = Counts.of(String.join(" ", documents));
    assertThat(log).containsExactly(new Counts(DOCUMENTS, inOne.words()));
  }
}
