package dev.joins.proofs.mutants;

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

  /** No trial takes so long that finds what it is asked for. */
  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** Sees the mutated classes first, and makes all other classes of ours anew to go with them. */
  private static final class Loader extends URLClassLoader {
    Loader(List<URL> urls) {
      super(urls.toArray(URL[]::new), Mutant.class.getClassLoader());
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
   * progress; what is left of it waits for ever, on a daemon thread.
   */
  Object brokenLaws(Class<?> trial, int programs, String wanted) throws Exception {
    var running = new FutureTask<>(() -> tryAll(trial, programs, wanted));
    Thread.ofPlatform().daemon().start(running);
    try {
      return running.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException standstill) {
      return Set.of("PROGRESS");
    }
  }

  private Object tryAll(Class<?> trial, int programs, String wanted) throws Exception {
    var classes = Files.createTempDirectory(Path.of("target"), "mutant");
    compile(classes);
    var urls = new ArrayList<URL>();
    urls.add(classes.toUri().toURL());
    for (var entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    try (var loader = new Loader(urls)) {
      return loader
          .loadClass(trial.getName())
          .getMethod("brokenLaws", int.class, String.class)
          .invoke(null, programs, wanted);
    }
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
