package dev.joins.santa.trace;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a trace. Spacing and the order of the fields are free, so that other programs may write
 * traces too; everything else is checked, and the first bad line ends the reading. A line has at
 * most 10,000 characters, and no more of a longer one is read: so the reader's memory does not
 * depend on what it reads.
 *
 * <p>{@code seq} must grow but may skip numbers (a filtered trace is still a trace). {@code t} may
 * even step back: under a parallel scheduler the clock is read just before the event gets its
 * place.
 */
public final class TraceReader {

  private static final List<String> FIELDS = List.of("seq", "t", "tasklet", "event", "worker");

  /** How many characters a line may have. An event has about a hundred. */
  private static final int LONGEST_LINE = 10_000;

  /** How much of what is wrong a message repeats. */
  private static final int LONGEST_SHOWN = 100;

  private static final String SHAPE =
      "right would be {\"seq\": 17, \"t\": 42000, \"tasklet\": \"elf-3\", \"event\": \"ready\","
          + " \"worker\": \"elf-3\"}";

  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(JsonNode.class);

  private long line;
  private long lastSeq = -1;

  private TraceReader() {}

  /**
   * Reads all events of a file.
   *
   * @param file the trace
   * @return its events, in order
   * @throws IOException if it cannot be read
   * @throws TraceFormatException if a line is no event
   */
  public static List<TraceEvent> read(Path file) throws IOException, TraceFormatException {
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return read(reader);
    }
  }

  /**
   * Reads all events that the reader gives.
   *
   * @param reader gives the trace
   * @return its events, in order
   * @throws IOException if it cannot be read
   * @throws TraceFormatException if a line is no event
   */
  public static List<TraceEvent> read(Reader reader) throws IOException, TraceFormatException {
    List<TraceEvent> events = new ArrayList<>();
    read(reader, events::add);
    return List.copyOf(events);
  }

  /**
   * Reads the events, and hands them on one by one, so that a long trace need not fit into memory.
   *
   * @param reader gives the trace
   * @param consumer gets its events, in order
   * @throws IOException if it cannot be read
   * @throws TraceFormatException if a line is no event; the events before it have been handed on
   */
  public static void read(Reader reader, Consumer<? super TraceEvent> consumer)
      throws IOException, TraceFormatException {
    new TraceReader().readLines(new BufferedReader(reader), consumer);
  }

  private void readLines(BufferedReader reader, Consumer<? super TraceEvent> consumer)
      throws IOException, TraceFormatException {
    for (String text = nextLine(reader); text != null; text = nextLine(reader)) {
      line++;
      consumer.accept(event(text));
    }
  }

  private @Nullable String nextLine(BufferedReader reader)
      throws IOException, TraceFormatException {
    try {
      return readLine(reader);
    } catch (CharacterCodingException e) {
      // The decoder works ahead in blocks, so the exact line is not known here.
      throw new TraceFormatException(line + 1, "here or a little later: not UTF-8");
    }
  }

  /** As {@link BufferedReader#readLine}, which would read a line of any length. */
  private @Nullable String readLine(BufferedReader reader)
      throws IOException, TraceFormatException {
    int next = reader.read();
    if (next < 0) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    while (next >= 0 && next != '\n') {
      if (text.length() == LONGEST_LINE) {
        throw new TraceFormatException(
            line + 1, "longer than " + LONGEST_LINE + " characters; " + SHAPE);
      }
      text.append((char) next);
      next = reader.read();
    }
    boolean ofWindows = !text.isEmpty() && text.charAt(text.length() - 1) == '\r';
    return ofWindows ? text.substring(0, text.length() - 1) : text.toString();
  }

  private TraceEvent event(String text) throws TraceFormatException {
    JsonNode node = object(text);
    for (String field : FIELDS) {
      if (!node.has(field)) {
        throw bad("\"" + field + "\" is missing; " + SHAPE);
      }
    }
    for (String field : (Iterable<String>) node::fieldNames) {
      if (!FIELDS.contains(field)) {
        throw bad("there is no field \"" + shown(field) + "\"; " + SHAPE);
      }
    }
    long seq = number(node, "seq");
    long t = number(node, "t");
    String tasklet = string(node, "tasklet");
    String type = string(node, "event");
    String worker = node.path("worker").isNull() ? null : string(node, "worker");
    TraceEvent event;
    try {
      event =
          new TraceEvent(
              seq,
              t,
              tasklet,
              EventType.parse(shown(type)),
              worker == null ? null : Worker.parse(shown(worker)));
    } catch (IllegalArgumentException e) {
      throw bad(String.valueOf(e.getMessage()));
    }
    if (seq <= lastSeq) {
      throw bad("seq is " + seq + " after " + lastSeq + "; right would be more than " + lastSeq);
    }
    lastSeq = seq;
    return event;
  }

  private JsonNode object(String text) throws TraceFormatException {
    if (text.isBlank()) {
      throw bad("the line is empty; " + SHAPE);
    }
    JsonNode node;
    try {
      node = JSON.readValue(text);
    } catch (JsonProcessingException e) {
      // The rest of Jackson's message is about its own source object, which helps nobody here.
      throw bad("not JSON: " + shown(e.getOriginalMessage()) + "; " + SHAPE);
    }
    if (node == null || !node.isObject()) {
      throw bad("not a JSON object; " + SHAPE);
    }
    return node;
  }

  private long number(JsonNode node, String field) throws TraceFormatException {
    JsonNode value = node.path(field);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw bad(field + " is " + shown(value.toString()) + "; right would be a whole number");
    }
    return value.longValue();
  }

  private String string(JsonNode node, String field) throws TraceFormatException {
    JsonNode value = node.path(field);
    if (!value.isTextual()) {
      String right = field.equals("worker") ? "a string or null" : "a string";
      throw bad(field + " is " + shown(value.toString()) + "; right would be " + right);
    }
    return value.textValue();
  }

  /** Of a long text only the beginning: what is to be said is one sentence. */
  private static String shown(String text) {
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
  }

  private TraceFormatException bad(String problem) {
    return new TraceFormatException(line, problem);
  }
}
