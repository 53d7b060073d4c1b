package dev.joins.bench.whole;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Santa, a hundred years on the virtual clock, from the start of the JVM to its end. Nobody else
 * has such a clock; the peer is the same program when it only says what its options are, which is
 * what the JVM and the command line cost.
 */
public final class Santa {
  private Santa() {}

  /**
   * Prints both.
   *
   * @param args none
   * @throws IOException if Java cannot be run
   * @throws InterruptedException if interrupted
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    print("ours", List.of("--deliveries", "100", "--quiet"));
    print("help", List.of("--help"));
  }

  private static void print(String way, List<String> options)
      throws IOException, InterruptedException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.joins.santa.Main"));
    command.addAll(options);
    var start = System.nanoTime();
    var santa = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    if (santa.waitFor() != 0) {
      throw new IOException(command + " failed");
    }
    System.out.println("whole.Santa;" + way + ";" + (System.nanoTime() - start) / 1e6 + ";ms");
  }
}
