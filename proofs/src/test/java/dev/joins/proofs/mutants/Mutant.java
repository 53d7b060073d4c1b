package dev.joins.proofs.mutants;

import dev.joins.proofs.model.Trial;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.tools.ToolProvider;

/**
 * A kernel with one fault: a source file of the kernel with one piece of text replaced, compiled
 * beside it, and loaded in front of it. Nothing of it is ever in the kernel itself.
 *
 * @param file of the kernel or the DSL, from the root of the project
 * @param text what is replaced; must stand there exactly once
 * @param fault what takes its place
 */
record Mutant(String file, String text, String fault) {
  private static final Path ROOT = Path.of("..");

  /** A thousand times what one takes. */
  private static final Duration LONGEST_PROGRAM = Duration.ofSeconds(10);

  /** Sees the mutated classes first, and makes all other classes of ours anew to go with them. */
  private static final class Loader extends URLClassLoader {
    Loader(Path mutated) throws IOException {
      super(urls(mutated), Mutant.class.getClassLoader());
    }

    private static URL[] urls(Path mutated) throws IOException {
      var urls = new ArrayList<URL>();
      urls.add(mutated.toUri().toURL());
      for (var entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
        urls.add(Path.of(entry).toUri().toURL());
      }
      return urls.toArray(URL[]::new);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith("dev.joins.")) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        var loaded = findLoadedClass(name);
        return loaded != null ? loaded : findClass(name);
      }
    }
  }

  /**
   * Which laws it breaks, as one of the two trials says. One that stands still breaks the law of
   * progress, and is not what the reference semantics is; what is left of it waits for ever, on a
   * daemon thread.
   */
  Object brokenLaws(Class<?> trial, int programs, String wanted) throws Exception {
    var classes = Files.createTempDirectory(Path.of("target"), "mutant");
    compile(classes);
    try (var loader = new Loader(classes)) {
      var mutated = loader.loadClass(trial.getName());
      var running =
          new FutureTask<>(() ->
              mutated
                  .getMethod("brokenLaws", int.class, String.class)
                  .invoke(null, programs, wanted));
      Thread.ofPlatform().daemon().start(running);
      return isDone(running, (AtomicInteger) mutated.getField("TRIED").get(null))
          ? running.get()
          : Set.of("PROGRESS", wanted.startsWith(Trial.REFERENCE) ? wanted : "");
    }
  }

  /** False if no further program has been tried for a while. */
  private static boolean isDone(FutureTask<Object> running, AtomicInteger tried) throws Exception {
    for (var before = -1; before < tried.get(); ) {
      before = tried.get();
      try {
        running.get(LONGEST_PROGRAM.toMillis(), TimeUnit.MILLISECONDS);
        return true;
      } catch (TimeoutException notYet) {
        // it goes on, or stands still
      }
    }
    return false;
  }

  private void compile(Path classes) throws IOException {
    var source = Files.readString(ROOT.resolve(file));
    var at = source.indexOf(text);
    if (at < 0 || source.indexOf(text, at + 1) >= 0) {
      throw new IllegalStateException(
          "the text of this mutant should stand once in " + file + ": " + text);
    }
    var mutated =
        Files.writeString(
            classes.resolve(Path.of(file).getFileName().toString()), source.replace(text, fault));
    var arguments =
        List.of(
            "-nowarn",
            "-proc:none",
            "-cp",
            System.getProperty("java.class.path"),
            "-d",
            classes.toString(),
            mutated.toString());
    var compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
      throw new IllegalStateException("the mutant does not compile: " + fault);
    }
  }
}
