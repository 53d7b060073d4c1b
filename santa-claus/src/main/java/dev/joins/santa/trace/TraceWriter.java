package dev.joins.santa.trace;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a trace, one JSON object a line, in UTF-8 and with {@code \n} on every platform.
 *
 * <p>The same events give the same bytes, always: two runs of a deterministic program can be
 * compared with {@code cmp}. That is why the line is put together here and not left to a JSON
 * library, whose spacing may change from version to version.
 *
 * <p>Not thread-safe: the order of the calls is the order of the events, so whoever records them
 * has to decide that order anyway.
 */
public final class TraceWriter implements Closeable, Flushable {

  private final Writer out;

  private TraceWriter(Writer out) {
    this.out = out;
  }

  /**
   * Makes a writer to a file; replaces what is in it.
   *
   * @param file the file
   * @return a writer at its beginning
   * @throws IOException if it cannot be written
   */
  public static TraceWriter to(Path file) throws IOException {
    return to(Files.newOutputStream(file));
  }

  /**
   * Makes a writer to a stream; closing the writer closes the stream.
   *
   * @param stream the stream
   * @return a writer
   */
  public static TraceWriter to(OutputStream stream) {
    return new TraceWriter(
        new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8)));
  }

  /**
   * Adds one event.
   *
   * @param event the next event
   * @throws IOException if it cannot be written
   */
  public void write(TraceEvent event) throws IOException {
    out.write(line(event));
    out.write('\n');
  }

  /**
   * Returns the line of one event, without the end of the line.
   *
   * @param event the event
   * @return its JSON object
   */
  public static String line(TraceEvent event) {
    Worker worker = event.worker();
    return "{\"seq\": "
        + event.seq()
        + ", \"t\": "
        + event.t()
        + ", \"tasklet\": "
        + quoted(event.tasklet())
        + ", \"event\": "
        + quoted(event.type().id())
        + ", \"worker\": "
        + (worker == null ? "null" : quoted(worker.toString()))
        + "}";
  }

  private static String quoted(String text) {
    return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
