import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.spi.ToolProvider;

/**
 * Puts the descriptor of a module into its jar, with the jar tool of the JDK that runs this.
 *
 * <p>A jar that has it, and is not older than it, is left alone: were it written again, each build
 * would compile again whatever depends on it.
 */
class AddModuleInfo {
  private static final String DESCRIPTOR = "module-info.class";

  /** Of four things: the jar, the folder of classes, the date of the entry, the module's version. */
  public static void main(String[] args) throws IOException {
    var jar = Path.of(args[0]);
    var classes = Path.of(args[1]);
    if (hasDescriptor(jar) && !isOlder(jar, classes.resolve(DESCRIPTOR))) {
      return;
    }
    String[] update = {
      "--update", "--file", jar.toString(), "--date", args[2], "--module-version", args[3],
      "-C", classes.toString(), DESCRIPTOR
    };
    System.exit(
        ToolProvider.findFirst("jar").orElseThrow().run(System.out, System.err, update));
  }

  private static boolean hasDescriptor(Path jar) throws IOException {
    try (var file = new JarFile(jar.toFile())) {
      return file.getEntry(DESCRIPTOR) != null;
    }
  }

  private static boolean isOlder(Path one, Path other) throws IOException {
    return Files.getLastModifiedTime(one).compareTo(Files.getLastModifiedTime(other)) < 0;
  }
}
