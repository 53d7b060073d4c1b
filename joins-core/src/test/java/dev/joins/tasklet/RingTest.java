package dev.joins.tasklet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** A ring against a list whose first has the turn. */
class RingTest {
  @Property(tries = 300)
  void isLikeAListThatTurns(@ForAll @Size(max = 50) List<@IntRange(max = 2_000) Integer> steps) {
    try (var scheduler = Scheduler.cooperative()) {
      var ring = new Ring();
      var model = new ArrayList<CooperativeTasklet>();
      for (var step : steps) {
        step(ring, model, step % 5, step / 5, new CooperativeTasklet(scheduler, "t" + step));
        check(ring, model);
      }
    }
  }

  private static void step(
      Ring ring,
      List<CooperativeTasklet> model,
      int kind,
      int choice,
      CooperativeTasklet newcomer) {
    if (model.isEmpty() || kind == 0) {
      ring.addLast(newcomer);
      model.add(newcomer);
      return;
    }
    var which = choice % model.size();
    var member = model.get(which);
    switch (kind) {
      case 1 -> {
        ring.addNext(newcomer, member);
        model.add(which + 1, newcomer);
      }
      case 2 -> {
        ring.turnTo(member);
        Collections.rotate(model, -which);
      }
      default -> {
        ring.remove(member);
        model.remove(member);
        assertThat(member.next).isNull();
        assertThat(member.previous).isNull();
      }
    }
  }

  private static void check(Ring ring, List<CooperativeTasklet> model) {
    assertThat(ring.size()).isEqualTo(model.size());
    assertThat(ring.head()).isSameAs(model.isEmpty() ? null : model.getFirst());
    assertThat(ring.members()).isEqualTo(model);
    for (var i = 0; i < model.size(); i++) {
      var next = model.get((i + 1) % model.size());
      assertThat(model.get(i).following()).isSameAs(next);
      assertThat(next.preceding()).isSameAs(model.get(i));
    }
  }
}
