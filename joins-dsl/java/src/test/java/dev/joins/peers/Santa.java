package dev.joins.peers;

import dev.joins.actor.Behavior;
import dev.joins.actor.Question;
import dev.joins.tasklet.Tasklet;
import java.time.Duration;
import java.util.List;

/** Nine reindeer pull the sleigh, three elves are consulted; reindeer first. One at a time. */
final class Santa {
  private Santa() {}

  sealed interface Msg {
    record Back(int reindeer) implements Msg, Question<Boolean> {}

    record Help(int elf) implements Msg, Question<Boolean> {}
  }

  static Behavior<Msg> santa(List<List<Integer>> deliveries, List<List<Integer>> consultations) {
    return self -> {
      self.on(self.questions(Msg.Back.class).times(9))
          .priority(1)
          .react(team -> {
            deliveries.add(team.stream().map(back -> back.value().reindeer()).toList());
            Tasklet.sleep(Duration.ofMillis(1));
            team.forEach(back -> back.reply(true));
          });
      self.on(self.questions(Msg.Help.class).times(3))
          .react(trio -> {
            consultations.add(trio.stream().map(help -> help.value().elf()).toList());
            Tasklet.sleep(Duration.ofMillis(1));
            trio.forEach(help -> help.reply(true));
          });
    };
  }
}
