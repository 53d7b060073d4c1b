package dev.joins.santa.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

  @Test
  void aMonthASecond() {
    var pace = Pace.daysPerSecond(30);
    assertThat(pace.real(30 * 86_400)).isEqualTo(Duration.ofSeconds(1));
    assertThat(pace.simulated(Duration.ofSeconds(1))).isEqualTo(30 * 86_400_000L);
  }

  @Test
  void asItIs() {
    assertThat(Pace.AS_IT_IS.real(7)).isEqualTo(Duration.ofSeconds(7));
    // 292 years have more nanoseconds than a long holds.
    assertThat(Pace.AS_IT_IS.simulated(Duration.ofDays(3_650_000)))
        .isEqualTo(3_650_000 * 86_400_000L);
  }
}
