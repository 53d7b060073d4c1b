import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * One arity, and what the holes of a template mean for it. Types are A to H, values a to h. Every
 * hole means something for every arity, if only nothing; so a hole that is left is a mistake.
 */
record Arity(int n) {
  private static final List<String> ORDINALS =
      List.of("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth");
  private static final List<String> COUNTS =
      List.of(
          "nothing",
          "one value",
          "two values",
          "three values",
          "four values",
          "five values",
          "six values",
          "seven values",
          "eight values");

  String fill(String template) {
    String filled = template;
    for (var hole : holes().entrySet()) {
      filled = filled.replace("${" + hole.getKey() + "}", hole.getValue());
    }
    if (filled.contains("${")) {
      throw new IllegalStateException(
          "no such hole: " + filled.substring(filled.indexOf("${")).lines().findFirst().get());
    }
    return filled.replace("*\n   */", "*/").replace(" *\n */", " */"); // no types to document
  }

  private Map<String, String> holes() {
    String types = each(", ", Arity::type);
    String wild = each(", ", i -> "? super " + type(i));
    Map<String, String> holes = new TreeMap<>();
    holes.put("n", String.valueOf(n));
    holes.put("n1", String.valueOf(n + 1));
    holes.put("values", COUNTS.get(n));
    holes.put("types", n == 0 ? "" : "<" + types + ">");
    holes.put("typesComma", n == 0 ? "" : types + ", ");
    holes.put("typesAndResult", n == 0 ? "<R>" : "<" + types + ", R>");
    holes.put("wildTypes", n == 0 ? "" : "<" + wild + ">");
    holes.put("wildTypesComma", n == 0 ? "" : wild + ", ");
    holes.put("next", n < Arities.MAX ? type(n) : "");
    holes.put("moreTypes", n == 0 ? type(0) : n < Arities.MAX ? types + ", " + type(n) : "");
    holes.put("params", each(", ", i -> type(i) + " " + value(i)));
    holes.put("args", each(", ", i -> "(" + type(i) + ") v[" + i + "]"));
    holes.put("typeDocs", typeDocs("   "));
    holes.put("classTypeDocs", typeDocs(" "));
    holes.put(
        "valueDocs",
        each("", i -> "     * @param %s the %s value\n".formatted(value(i), ORDINALS.get(i))));
    return holes;
  }

  private String typeDocs(String indent) {
    return each(
        "",
        i ->
            indent
                + "* @param <%s> the type of the %s value\n".formatted(type(i), ORDINALS.get(i)));
  }

  private String each(String separator, IntFunction<String> text) {
    return IntStream.range(0, n).mapToObj(text).collect(joining(separator));
  }

  private static String type(int i) {
    return "ABCDEFGH".substring(i, i + 1);
  }

  private static String value(int i) {
    return "abcdefgh".substring(i, i + 1);
  }
}
