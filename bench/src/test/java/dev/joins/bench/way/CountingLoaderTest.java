package dev.joins.bench.way;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CountingLoaderTest {
  private static final String FILE = "dev/joins/bench/way/Tiny.java";

  @Test
  void eachMethodThatIsEnteredCountsAndNothingElse() throws Exception {
    var tiny = copyOfTiny();

    var entries = Recorder.record(tiny);

    var thread = Thread.currentThread();
    // Not there are the constructor, what the static initialiser calls, what the thread enters
    // after
    // it has left, and the class that was not to be counted. The first is the compiler's bridge.
    assertThat(entries)
        .containsExactly(
            new Entry(thread, 0, FILE, "Tiny.call"),
            new Entry(thread, 1, FILE, "Tiny.call"),
            new Entry(thread, 2, FILE, "Tiny.loop"),
            new Entry(thread, 2, FILE, "Tiny.lambda$call$0"),
            new Entry(thread, 3, FILE, "Tiny$Nested.take"),
            new Entry(thread, 2, FILE, "Tiny.last"));
  }

  @Test
  void whatIsEnteredWhileNothingIsRecordedIsNotKept() throws Exception {
    var tiny = copyOfTiny();

    assertThat(tiny.call()).isEqualTo(7);

    assertThat(Recorder.record(() -> 0)).isEmpty();
  }

  @Test
  void otherThreadsAreRecordedUntilTheyAreSilent() throws Exception {
    var tiny = copyOfTiny();

    var entries =
        Recorder.record(() -> {
          var other = Thread.ofVirtual().name("other").unstarted(() -> callLate(tiny));
          other.start();
          tiny.call(); // leaves; the other does not
          Recorder.awaitSilence(500);
          return 0;
        });

    var names = entries.stream().map(entry -> entry.thread().getName()).toList();
    assertThat(names).contains("other").hasSize(12);
  }

  @Test
  void silenceCanBeAwaitedOnlyOfARecord() {
    assertThatThrownBy(() -> Recorder.awaitSilence(1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("only while an operation is recorded");
  }

  private static void callLate(Callable<?> tiny) {
    try {
      Thread.sleep(50);
      tiny.call();
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static Callable<?> copyOfTiny() throws ReflectiveOperationException {
    var name = Tiny.class.getName();
    var loader =
        new CountingLoader(counted -> counted.equals(name) || counted.startsWith(name + "$"));
    return (Callable<?>) loader.loadClass(name).getConstructor().newInstance();
  }
}
