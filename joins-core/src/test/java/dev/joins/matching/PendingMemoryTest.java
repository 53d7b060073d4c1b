package dev.joins.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.channel.Channel;
import dev.joins.channel.Join;
import dev.joins.channel.Term;
import dev.joins.match.commit.Rule;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * What a message takes while it waits for partners that do not come, beside what was sent: as much
 * for the last as for the first, since matches that are only begun are not stored.
 */
class PendingMemoryTest {
  private static final int COUNT = Boolean.getBoolean("joins.long") ? 1_000_000 : 100_000;

  /** The goal is 100; what is above guards against something kept by mistake. */
  private static final int MOST_BYTES = 130;

  private record Event(int key) {}

  @Test
  void withAKey() throws Exception {
    assertThat(bytes("with a key", COUNT, channel -> channel.by(Event::key), join -> join))
        .isLessThan(MOST_BYTES);
  }

  @Test
  void inAscendingOrder() throws Exception {
    assertThat(bytes("in order", COUNT, channel -> channel.ascending(Event::key), join -> join))
        .isLessThan(MOST_BYTES + 40); // a node of a tree, in place of a link of a list
  }

  @Test
  void underACondition() throws Exception {
    // A million pairs, none of which is allowed: were they kept, it would show.
    var bytes =
        bytes("under a condition", 2_000, channel -> channel, join -> join.where(pair -> false));
    assertThat(bytes).isLessThan(10 * MOST_BYTES);
  }

  private static long bytes(
      String what,
      int count,
      Function<Channel<Event>, Term<Event>> term,
      UnaryOperator<Join> conditions)
      throws InterruptedException {
    var events = new Event[count];
    for (var i = 0; i < count; i++) {
      events[i] = new Event(i);
    }
    Channel<Event> a = Channel.unbounded("a");
    Channel<Event> b = Channel.unbounded("b");
    var join = conditions.apply(Join.of(term.apply(a), term.apply(b)).named("pair"));
    var rule = Rule.install(join.pattern(), taken -> {});
    var before = used();
    for (var i = 0; i < count / 2; i++) {
      a.post(events[count / 2 + i]); // those in b have other keys, and come before these
      b.post(events[i]);
    }
    var bytes = (used() - before) / count;
    System.out.printf("%,d pending %s: %d bytes each%n", count, what, bytes);
    assertThat(rule.fired()).isZero();
    return bytes;
  }

  private static long used() throws InterruptedException {
    var least = Long.MAX_VALUE;
    for (var i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(20);
      least =
          Math.min(least, Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
    }
    return least;
  }
}
