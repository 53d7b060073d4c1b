package dev.joins.bench.whole;

import dev.joins.bench.Goal;
import dev.joins.channel.Channel;
import dev.joins.channel.Join;
import dev.joins.channel.Term;
import dev.joins.match.commit.Rule;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How much of the heap a message takes, beside what was sent, while it waits for partners that do
 * not come.
 */
@Goal(when = "pattern=plain", atMost = 64)
@Goal(when = "pattern=(keyed|ascending)", atMost = 100)
public final class PendingHeap {
  private PendingHeap() {}

  /**
   * Prints a line for each kind of pattern.
   *
   * @param args how many wait
   * @throws InterruptedException if interrupted
   */
  public static void main(String[] args) throws InterruptedException {
    var payloads = IntStream.range(0, Integer.parseInt(args[0])).boxed().toList(); // not counted
    var never = Channel.<Integer>unbounded("never");
    var one = channels(1);
    print("plain", payloads, one, List.of(one.getFirst(), never));
    for (var equal : List.of(2, 5)) {
      var channels = channels(equal);
      var terms = channels.stream().map(channel -> channel.by(payload -> payload)).toList();
      print("keyed" + equal, payloads, channels, terms);
    }
    var three = channels(3);
    var terms = three.stream().map(channel -> channel.ascending(payload -> payload)).toList();
    print("ascending", payloads, three, terms);
  }

  private static List<Channel<Integer>> channels(int count) {
    return IntStream.range(0, count).mapToObj(i -> Channel.<Integer>unbounded("c" + i)).toList();
  }

  /** Each has another key, and the lowest are in the last channel: nothing matches. */
  private static void print(
      String pattern,
      List<Integer> payloads,
      List<Channel<Integer>> channels,
      List<? extends Term<?>> terms)
      throws InterruptedException {
    var rule = Rule.install(Join.of(terms).pattern(), match -> {});
    var before = Heap.used();
    var each = (payloads.size() + channels.size() - 1) / channels.size();
    for (var payload : payloads) {
      channels.get(channels.size() - 1 - payload / each).send(payload);
    }
    var bytes = (double) (Heap.used() - before) / payloads.size();
    if (rule.fired() != 0) {
      throw new IllegalStateException("a message was taken");
    }
    System.out.println(
        "whole.PendingHeap pattern=%s waiting=%d;ours;%s;B"
            .formatted(pattern, payloads.size(), bytes));
  }
}
