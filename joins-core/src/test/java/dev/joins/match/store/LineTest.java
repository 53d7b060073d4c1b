package dev.joins.match.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A line against a list: who comes stands last, and who goes leaves from where they stand. */
class LineTest {
  private static final class Waiting extends Taker {
    @Override
    public @Nullable Giver giver() {
      return null;
    }
  }

  private static final class Plain extends Line {
    @Override
    public boolean isSteady() {
      return false;
    }

    @Override
    public boolean isSteadyByKey() {
      return false;
    }
  }

  private static void check(Line line, List<Taker> model) {
    var found = new ArrayList<Taker>();
    for (var each = line.first; each != null; each = each.behind) {
      assertThat(each.before).isSameAs(found.isEmpty() ? null : found.getLast());
      assertThat(each.line).isSameAs(line);
      found.add(each);
    }
    assertThat(found).isEqualTo(model);
  }

  @Property(tries = 300)
  void isLikeAList(@ForAll @Size(max = 40) List<@IntRange(max = 400) Integer> steps) {
    var line = new Plain();
    var model = new ArrayList<Taker>();
    var number = 0L;
    for (var step : steps) {
      if (step % 2 == 0 || model.isEmpty()) {
        var taker = new Waiting();
        line.add(taker, number);
        assertThat(taker.number).isEqualTo(number++);
        model.add(taker);
      } else {
        var gone = model.remove(step / 2 % model.size());
        line.remove(gone);
        assertThat(gone.line).isNull();
        assertThat(gone.behind).isNull();
        assertThat(gone.before).isNull();
      }
      check(line, model);
    }
  }
}
