package dev.joins.santa;

import static dev.joins.santa.Script.script;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChronicleTest {

  private static final long DAY = 24 * 60 * 60 * 1000L;

  @Test
  void tellsOneLineForEachDelivery() {
    Script run =
        script()
            .later(357 * DAY)
            .stable()
            .delivery()
            .queue(0, 1, 2, 3)
            .consultation(0, 1, 2)
            .later(365 * DAY)
            .stable()
            .delivery()
            .queue(4, 5, 6, 7)
            .consultation(3, 4, 5)
            .queue(0, 1)
            .consultation(6, 7, 0)
            .queue(8)
            .stable()
            .delivery();
    assertThat(tell(run, false))
        .containsExactly(
            "24 Dec, year 1   Delivery 1 is made, after 0 consultations. No elf had to wait for it.",
            "24 Dec, year 2   Delivery 2 is made, after 1 consultation. An elf waited for its end.",
            "24 Dec, year 2   Delivery 3 is made, after 2 consultations. 2 elves waited for its end.");
    assertThat(tell(run, true))
        .first()
        .asString()
        .startsWith("\u001b[2m24 Dec, year 1  \u001b[0m Delivery 1 is made");
  }

  private static List<String> tell(Script script, boolean colours) {
    List<String> lines = new ArrayList<>();
    script.events().forEach(new Chronicle(colours, lines::add));
    return lines;
  }
}
