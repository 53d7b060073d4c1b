package dev.joins.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a run has shown, as it is kept in a file.
 *
 * @param runs how, when and where it was measured, a line each
 * @param figures of each way of each workload, one after the other for each round
 */
record Results(List<String> runs, List<Figure> figures) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  static Results read(Path file) throws IOException {
    return JSON.readValue(file.toFile(), Results.class);
  }

  void write(Path file) throws IOException {
    JSON.writeValue(file.toFile(), this);
  }

  /** Both, but of a workload that is in both only what the newer one has of it. */
  Results with(Results newer) {
    var again = newer.figures.stream().map(Figure::workload).collect(Collectors.toSet());
    var allRuns = new ArrayList<>(runs);
    allRuns.addAll(newer.runs);
    var all = new ArrayList<>(figures);
    all.removeIf(figure -> again.contains(figure.workload()));
    all.addAll(newer.figures);
    return new Results(allRuns, all);
  }
}
