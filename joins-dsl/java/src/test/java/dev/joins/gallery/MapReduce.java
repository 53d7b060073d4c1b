package dev.joins.gallery;

import dev.joins.channel.Channel;
import dev.joins.testing.Stage;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts the words of many documents: maps each to its counts, and adds up any two of them. */
final class MapReduce {
  private MapReduce() {}

  /** The counts of so many documents together. */
  record Counts(int documents, Map<String, Long> words) {
    static Counts of(String document) {
      var words = Stream.of(document.split(" ", -1));
      return new Counts(1, words.collect(Collectors.groupingBy(w -> w, Collectors.counting())));
    }

    Counts plus(Counts other) {
      var both = Stream.of(words, other.words).flatMap(counts -> counts.entrySet().stream());
      return new Counts(
          documents + other.documents,
          both.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum)));
    }
  }

  // @start region=mapReduce
  static void count(Stage<Counts> stage, List<String> documents) throws Exception {
    var j = stage.joins();
    Channel<String> document = j.channel("document");
    Channel<Counts> counts = j.channel("counts");

    j.on(document).react(text -> counts.send(Counts.of(text)));
    j.on(counts.times(2)).react(two -> counts.send(two.getFirst().plus(two.getLast())));

    for (var text : documents) {
      document.send(text);
    }
    stage.scheduler().run(); // until one is left
    stage.log(counts.receive());
  }
  // @end
}
