package dev.joins.match.commit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.match.pattern.Input;
import dev.joins.match.pattern.Pattern;
import dev.joins.match.select.SelectClause;
import dev.joins.match.select.Selecting;
import dev.joins.match.store.Place;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Ages are exact, whatever groups of channels are merged when: who is sent later is younger. Others
 * send in groups of their own meanwhile, and begin blocks of ages as they like.
 */
class AgesTest {
  private static final int ROUNDS = 200;
  private static final int SENDS = 300;
  private static final int PLACES = 6;

  @Test
  void whoIsSentLaterIsYounger() throws Exception {
    var ends = new AtomicBoolean();
    var others =
        Stream.generate(() -> Thread.ofPlatform().start(() -> send(ends))).limit(2).toList();
    try {
      for (var round = 0; round < ROUNDS; round++) {
        sendAndMerge(new Random(round));
      }
    } finally {
      ends.set(true);
      for (var other : others) {
        other.join();
      }
    }
  }

  private static void send(AtomicBoolean ends) {
    var place = new Place("other", Place.UNBOUNDED, null);
    while (!ends.get()) {
      Sending.trySend(place, "m");
      Receiving.tryReceive(place);
    }
  }

  private static void sendAndMerge(Random random) {
    var places =
        Stream.generate(() -> new Place("p", Place.UNBOUNDED, null)).limit(PLACES).toList();
    for (var i = 0; i < SENDS; i++) {
      if (random.nextInt(40) == 0) {
        merge(places.get(random.nextInt(PLACES)), places.get(random.nextInt(PLACES)));
      }
      Sending.trySend(places.get(random.nextInt(PLACES)), i);
    }
    var inOrderOfAge = new ArrayList<long[]>();
    for (var place : places) {
      for (var each = place.queue.first; each != null; each = each.behind) {
        inOrderOfAge.add(new long[] {each.arrival, (Integer) each.value});
      }
    }
    inOrderOfAge.sort((one, other) -> Long.compare(one[0], other[0]));
    assertThat(inOrderOfAge.stream().map(each -> (int) each[1]).toList())
        .as("what was sent, in the order of ages")
        .isEqualTo(Stream.iterate(0, i -> i + 1).limit(SENDS).toList());
  }

  /** A select over both that can take nothing. */
  private static void merge(Place one, Place other) {
    var never = new Place("never", Place.UNBOUNDED, null);
    var pattern = Pattern.of(new Input(one, 1), new Input(other, 1), new Input(never, 1));
    assertThat(Selecting.poll(new SelectClause.Take(pattern))).isNull();
  }
}
