package consumer;

import dev.joins.actor.ActorSystem;
import dev.joins.actor.Question;
import dev.joins.channel.Channel;
import dev.joins.dsl.Joins;
import dev.joins.tasklet.Scheduler;

/** Uses a join, a channel and an actor, and says what came of it. */
public final class Main {
  sealed interface Word {
    record Add(String text) implements Word {}

    record All() implements Word, Question<String> {}
  }

  private Main() {}

  public static void main(String[] args) throws Exception {
    try (var scheduler = Scheduler.cooperative()) {
      scheduler.spawn("main", Main::run);
      scheduler.run();
    }
  }

  private static void run() throws Exception {
    Channel<String> pairs = Channel.unbounded("pairs");
    try (var joins = Joins.open("menu");
        var actors = ActorSystem.open("desk")) {
      Channel<String> left = joins.channel("left");
      Channel<String> right = joins.channel("right");
      joins.on(left).and(right).react((one, other) -> pairs.send(one + " and " + other));
      left.send("bread");
      right.send("butter");

      var words =
          actors.spawn(
              "words",
              Word.class,
              self -> {
                var all = new StringBuilder();
                self.on(self.messages(Word.Add.class)).react(word -> all.append(word.text()));
                self.onQuestion(Word.All.class).reply(question -> all.toString());
              });
      words.tell(new Word.Add(pairs.receive()));
      System.out.println(words.ask(new Word.All()));
    }
  }
}
