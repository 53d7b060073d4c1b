package dev.joins.dsl;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.channel.Channel;
import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What somebody gets whose program is a module: the jars as they are published, and a consumer that
 * is compiled against them, run, and linked. Needs the jars, so it runs after they are made.
 */
class PublishedModulesIT {
  private static final Path CORE = jarOf(Channel.class);
  private static final Path DSL = jarOf(Joins.class);
  private static final Path ANNOTATIONS = jarOf(NullMarked.class);
  private static final Path CONSUMER = Path.of("src/test/modules/consumer");
  private static final String MAIN = "consumer.Main";
  private static final String SAID = "bread and butter";

  @TempDir private static Path folder;

  /** The classes of the consumer. */
  private static Path consumer;

  @BeforeAll
  static void compileTheConsumer() throws Exception {
    consumer = folder.resolve("consumer");
    assertThat(javac(consumer, CONSUMER)).isEqualTo(new Result(0, ""));
  }

  // ---- the jars

  @Test
  void theCoreSaysWhatItIs() {
    var core = descriptor(CORE);
    assertThat(core.name()).isEqualTo("dev.joins.core");
    assertThat(exports(core))
        .containsExactlyInAnyOrder("dev.joins", "dev.joins.channel", "dev.joins.tasklet");
    assertThat(core.requires())
        .extracting(ModuleDescriptor.Requires::name)
        .containsExactlyInAnyOrder("java.base", "jdk.jfr", "org.jspecify");
    assertThat(CORE).hasFileName("joins-core-" + core.rawVersion().orElseThrow() + ".jar");
  }

  @Test
  void theDslSaysWhatItIs() {
    var dsl = descriptor(DSL);
    assertThat(dsl.name()).isEqualTo("dev.joins.dsl");
    assertThat(exports(dsl))
        .containsExactlyInAnyOrder("dev.joins.actor", "dev.joins.dsl", "dev.joins.sync");
    assertThat(dsl.requires())
        .extracting(ModuleDescriptor.Requires::name)
        .containsExactlyInAnyOrder("java.base", "dev.joins.core", "org.jspecify");
    assertThat(DSL).hasFileName("joins-dsl-" + dsl.rawVersion().orElseThrow() + ".jar");
  }

  /** The descriptor is added after the rest; a time of its own would make each build another. */
  @Test
  void allEntriesOfAJarHaveOneTime() throws Exception {
    for (var jar : List.of(CORE, DSL)) {
      try (var file = new JarFile(jar.toFile())) {
        assertThat(file.stream().map(JarEntry::getTimeLocal).distinct()).hasSize(1);
      }
    }
  }

  // ---- the consumer

  @Test
  void theConsumerRunsAsAModule() throws Exception {
    assertThat(java("--module-path", modules(), "--module", "consumer/" + MAIN))
        .isEqualTo(new Result(0, SAID));
  }

  @Test
  void itsMatchesAreEventsWhereAFlightRecorderIs() throws Exception {
    var file = folder.resolve("commits.jfr");
    var ran =
        java(
            "-Xlog:disable",
            "-XX:StartFlightRecording:settings=none,+dev.joins.Commit#enabled=true,filename="
                + file,
            "--module-path",
            modules(),
            "--module",
            "consumer/" + MAIN);
    assertThat(ran).isEqualTo(new Result(0, SAID));
    assertThat(RecordingFile.readAllEvents(file))
        .extracting(event -> event.getEventType().getName())
        .contains("dev.joins.Commit")
        .containsOnly("dev.joins.Commit");
  }

  @Test
  void theConsumerRunsOnTheClassPathWithoutAFlightRecorder() throws Exception {
    var classPath = modules();
    assertThat(java("--limit-modules", "java.base", "--class-path", classPath, MAIN))
        .isEqualTo(new Result(0, SAID));
  }

  @Test
  void anImageOfTheConsumerHoldsNothingButItAndTheLibrary() throws Exception {
    var image = folder.resolve("image");
    var linked =
        tool(
            "jlink",
            "--module-path",
            modules(),
            "--add-modules",
            "consumer",
            "--output",
            image.toString());
    assertThat(linked).isEqualTo(new Result(0, ""));
    var java = image.resolve("bin/java").toString();
    assertThat(run(java, "--list-modules").out().lines().map(line -> line.replaceFirst("@.*", "")))
        .containsExactly("consumer", "dev.joins.core", "dev.joins.dsl", "java.base");
    assertThat(run(java, "--module", "consumer/" + MAIN)).isEqualTo(new Result(0, SAID));
  }

  // ---- what is closed

  /** The control of the next test: it is the class that is refused, not the file around it. */
  @ParameterizedTest
  @ValueSource(strings = {"dev.joins.dsl.Joins", "dev.joins.channel.Channel"})
  void whatIsExportedCanBeUsed(String type) throws Exception {
    assertThat(javac(folder.resolve("user"), userOf(type))).isEqualTo(new Result(0, ""));
  }

  /** Neither the library's own packages nor what it uses for itself alone. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdk.jfr.Event",
        "dev.joins.internal.Ways",
        "dev.joins.match.commit.Rule",
        "dev.joins.match.pattern.Pattern",
        "dev.joins.match.store.Place"
      })
  void whatIsNotExportedIsRefused(String type) throws Exception {
    var refused = javac(folder.resolve("intruder"), userOf(type));
    assertThat(refused.code()).isNotZero();
    assertThat(refused.out())
        .contains("package " + type.substring(0, type.lastIndexOf('.')) + " is not visible");
  }

  /** The sources of a module that uses one class. */
  private static Path userOf(String type) throws Exception {
    var sources = Files.createTempDirectory(folder, "user");
    Files.writeString(
        sources.resolve("module-info.java"), "module user {\n  requires dev.joins.dsl;\n}\n");
    Files.writeString(
        Files.createDirectory(sources.resolve("user")).resolve("User.java"),
        "package user;\n\nclass User {\n  Class<?> it = " + type + ".class;\n}\n");
    return sources;
  }

  // ---- tools

  /** What a program returned, and what it said on either stream. */
  private record Result(int code, String out) {}

  private static Path jarOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static ModuleDescriptor descriptor(Path jar) {
    var found = ModuleFinder.of(jar).findAll();
    assertThat(found).as("modules in %s", jar).hasSize(1);
    var descriptor = found.iterator().next().descriptor();
    assertThat(descriptor.isAutomatic()).as("%s has no module-info", jar).isFalse();
    return descriptor;
  }

  /** The packages that everybody may use. */
  private static List<String> exports(ModuleDescriptor module) {
    return module.exports().stream()
        .filter(export -> !export.isQualified())
        .map(ModuleDescriptor.Exports::source)
        .toList();
  }

  /** The library and the consumer; not the annotations, which nobody needs in order to run. */
  private static String modules() {
    return path(CORE, DSL, consumer);
  }

  private static String path(Path... entries) {
    return Stream.of(entries).map(Path::toString).collect(joining(File.pathSeparator));
  }

  private static Result javac(Path classes, Path sources) throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of("-Xlint:all", "-Werror", "--module-path", path(CORE, DSL, ANNOTATIONS), "-d"));
    arguments.add(classes.toString());
    try (var files = Files.walk(sources)) {
      files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
    }
    return tool("javac", arguments.toArray(String[]::new));
  }

  private static Result tool(String name, String... arguments) {
    var out = new StringWriter();
    var writer = new PrintWriter(out, true);
    var code = ToolProvider.findFirst(name).orElseThrow().run(writer, writer, arguments);
    return new Result(code, out.toString().strip());
  }

  private static Result java(String... arguments) throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return run(Stream.concat(Stream.of(java), Stream.of(arguments)).toArray(String[]::new));
  }

  private static Result run(String... command) throws Exception {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var out = process.inputReader()) {
      var said = out.lines().collect(joining(System.lineSeparator()));
      return new Result(process.waitFor(), said);
    }
  }
}
