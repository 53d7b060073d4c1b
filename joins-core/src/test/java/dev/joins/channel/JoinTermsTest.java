package dev.joins.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.Choice;
import dev.joins.match.commit.Rule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a join is made of, and what it yields. */
class JoinTermsTest {
  private final Channel<Integer> a = Channel.unbounded("a");
  private final Channel<Integer> b = Channel.unbounded("b");
  private final Channel<Integer> bounded = Channel.buffered("bounded", 1);
  private final List<List<Object>> bound = new ArrayList<>();

  private Rule install(Join join) {
    return Rule.install(join.pattern(), messages -> bound.add(List.of(join.bind(messages))));
  }

  @Test
  void aTermThatBindsNothingIsTakenAndLeftOut() throws Exception {
    install(Join.of().andUnbound(a.times(2)).and(b).andUnbound(bounded.room()).and(a.upTo(3)));
    b.send(7);
    a.send(1);
    a.send(2);
    assertThat(bound).containsExactly(List.of(7, List.of()));
    assertThat(a.tryReceive()).isEmpty();
    assertThat(bounded.trySend(1)).as("its room is reserved").isFalse();
  }

  @Test
  void aConditionSeesWhatIsBoundSoFar() throws Exception {
    var seen = new ArrayList<Integer>();
    var join =
        Join.of()
            .andUnbound(a)
            .where(values -> seen.add(values.length))
            .and(b)
            .where(values -> seen.add(values.length))
            .where(values -> (int) values[0] > 10);
    install(join.and(a));
    b.send(1);
    b.send(11);
    a.send(0);
    a.send(5);
    assertThat(bound).containsExactly(List.of(11, 5));
    assertThat(seen).contains(0, 1).doesNotContain(2);
  }

  @Test
  void whatIsSaidChangesACopyOnly() {
    var short1 = Join.of(a);
    var changed =
        short1.and(b).named("both").priority(3).choice(Choice.declared()).where(values -> true);
    assertThat(short1).hasToString("a");
    assertThat(short1.pattern().priority()).isZero();
    assertThat(short1.pattern().choice()).isEqualTo(Choice.oldest());
    assertThat(short1.pattern().isGuarded()).isFalse();
    assertThat(changed).hasToString("both (a & b)");
    assertThat(changed.pattern().name()).isEqualTo("both");
    assertThat(changed.pattern().priority()).isEqualTo(3);
    assertThat(changed.pattern().choice()).isEqualTo(Choice.declared());
    assertThat(changed.pattern().isGuarded()).isTrue();
    assertThat(changed.pattern()).isSameAs(changed.pattern());
  }

  @Test
  void aConditionThatCouldNotBeAskedIsRefusedWhereItIsSaid() {
    var empty = Join.of();
    assertThatThrownBy(() -> empty.where(values -> false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a condition has nothing to look at: put it behind the first term");
    var withRoom = Join.of(a, bounded.room());
    assertThatThrownBy(() -> withRoom.where(values -> false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a condition cannot look at 'room in bounded': put it before that term");
  }
}
