package dev.joins.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.gallery.RollerCoaster.ComesBack;
import dev.joins.gallery.RollerCoaster.Event;
import dev.joins.gallery.RollerCoaster.GetsOff;
import dev.joins.gallery.RollerCoaster.Leaves;
import dev.joins.testing.Trial;
import dev.joins.testing.UnderEachScheduler;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Full cars, none overtakes, nobody gets off on the way, and everybody rides once. */
class RollerCoasterTest {
  private static final int CARS = 3;
  private static final int SEATS = 4;
  private static final int PASSENGERS = 40;

  @UnderEachScheduler
  void everybodyRidesOnceInAFullCar(Trial trial) throws Exception {
    List<Event> log = trial.play(stage -> RollerCoaster.ride(stage, CARS, SEATS, PASSENGERS));
    judge(log);
    assertThat(log).hasSize(2 * PASSENGERS / SEATS + PASSENGERS);
  }

  private static void judge(List<Event> log) {
    var onTrack = new ArrayDeque<Leaves>();
    var mayGetOff = new HashSet<Integer>();
    var riders = new HashSet<Integer>();
    for (var event : log) {
      switch (event) {
        case Leaves leaves -> {
          assertThat(leaves.passengers()).hasSize(SEATS).allMatch(riders::add);
          assertThat(onTrack).noneMatch(other -> other.car() == leaves.car());
          onTrack.add(leaves);
        }
        case ComesBack(var car) -> {
          var first = onTrack.remove();
          assertThat(car).as("the first that left").isEqualTo(first.car());
          mayGetOff.addAll(first.passengers());
        }
        case GetsOff(var me) -> assertThat(mayGetOff.remove(me)).as("%s gets off", me).isTrue();
      }
    }
    assertThat(onTrack).isEmpty();
    assertThat(mayGetOff).isEmpty();
  }

  @Test
  void theJudgeSeesACarThatOvertakesAndAPassengerWhoJumps() {
    var first = new Leaves(0, List.of(1, 2, 3, 4));
    var second = new Leaves(1, List.of(5, 6, 7, 8));
    assertThatThrownBy(() -> judge(List.of(first, second, new ComesBack(1))))
        .hasMessageContaining("the first that left");
    assertThatThrownBy(() -> judge(List.of(first, new GetsOff(2))))
        .hasMessageContaining("2 gets off");
  }
}
