package dev.joins.dsl;

import dev.joins.internal.Text;
import dev.joins.match.pattern.Input;
import dev.joins.match.pattern.Pattern;
import dev.joins.match.store.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A definition drawn as a Petri net: channels are places, patterns are transitions, and an arc says
 * how many messages a transition takes. What bodies send is not known before they run, and is not
 * drawn.
 */
public final class Diagram {
  private final String name;
  private final List<Pattern> patterns;
  private final Map<Place, String> places = new LinkedHashMap<>();

  Diagram(String name, List<Pattern> patterns) {
    this.name = name;
    this.patterns = List.copyOf(patterns);
    for (var pattern : patterns) {
      pattern.inputs().forEach(input -> number(input.place()));
      pattern.rooms().forEach(this::number);
    }
  }

  private void number(Place place) {
    places.putIfAbsent(place, "c" + places.size());
  }

  /**
   * Returns what is drawn, for those who draw or compute by other means.
   *
   * @return the installed patterns, in the order of their making; immutable
   */
  @SuppressWarnings("exports") // for those to whom the engine is exported
  public List<Pattern> patterns() {
    return patterns;
  }

  /**
   * Writes the net in the language of Mermaid, which many viewers of Markdown draw.
   *
   * @return a flowchart
   */
  public String mermaid() {
    var text = new StringBuilder("flowchart LR\n");
    places.forEach(
        (place, id) -> text.append("  " + id + "((\"" + Text.mermaid(place.name) + "\"))\n"));
    for (var p = 0; p < patterns.size(); p++) {
      var pattern = patterns.get(p);
      text.append("  p" + p + "[\"" + Text.mermaid(title(pattern)) + "\"]\n");
      for (var input : pattern.inputs()) {
        var arrow = input.peeks() ? " -.->" : " -->";
        var label = label(input);
        text.append("  " + places.get(input.place()) + arrow);
        text.append((label.isEmpty() ? "" : "|\"" + Text.mermaid(label) + "\"|") + " p" + p + "\n");
      }
      for (var room : pattern.rooms()) {
        text.append("  p" + p + " -.->|\"room\"| " + places.get(room) + "\n");
      }
    }
    return text.toString();
  }

  /**
   * Writes the net in the language of Graphviz.
   *
   * @return a directed graph
   */
  public String dot() {
    var text = new StringBuilder("digraph \"" + Text.dot(name) + "\" {\n  rankdir=LR;\n");
    places.forEach((place, id) ->
        text.append("  " + id + " [shape=circle,label=\"" + Text.dot(place.name) + "\"];\n"));
    for (var p = 0; p < patterns.size(); p++) {
      var pattern = patterns.get(p);
      text.append("  p" + p + " [shape=box,label=\"" + Text.dot(title(pattern)) + "\"];\n");
      for (var input : pattern.inputs()) {
        text.append("  " + places.get(input.place()) + " -> p" + p + " [label=\"");
        text.append(
            Text.dot(label(input)) + "\"" + (input.peeks() ? ",style=dashed" : "") + "];\n");
      }
      for (var room : pattern.rooms()) {
        text.append("  p" + p + " -> " + places.get(room) + " [label=\"room\",style=dashed];\n");
      }
    }
    return text + "}\n";
  }

  private static String title(Pattern pattern) {
    return pattern.priority() == 0
        ? pattern.name()
        : pattern.name() + " (priority " + pattern.priority() + ")";
  }

  /** Returns how many messages are taken, and which; empty for any one. */
  private static String label(Input input) {
    var text = input.toString().substring(input.place().name.length());
    return text.startsWith("*") ? text.substring(1) : text;
  }

  @Override
  public String toString() {
    return mermaid();
  }
}
