package dev.joins.gallery;

import dev.joins.channel.Channel;
import dev.joins.channel.Term;
import dev.joins.tasklet.Tasklet;
import dev.joins.testing.Stage;
import java.time.Duration;
import java.util.List;

/** Ten suppliers are asked. The first four quotes will do, or what has come by a deadline. */
final class Suppliers {
  static final int SUPPLIERS = 10;
  static final int WANTED = 4;
  static final Duration DEADLINE = Duration.ofMillis(50);

  private Suppliers() {}

  sealed interface Event {}

  record Quote(int supplier, int price) implements Event {}

  record Got(List<Quote> quotes, Duration after) implements Event {}

  static void ask(Stage<Event> stage, int answering) {
    // @start region=suppliers
    var j = stage.joins();
    List<Channel<Quote>> quotes = j.channels("quote", SUPPLIERS);
    stage.spawn(
        "buyer",
        () -> {
          List<Quote> best =
              j.select(
                  j.on(Term.someOf(WANTED, quotes)).map(four -> four),
                  j.after(DEADLINE).and(Term.atMost(WANTED, quotes)).map(some -> some));
          stage.log(new Got(best, stage.scheduler().elapsed()));
        });
    // @end
    stage.spawn(
        "supplier",
        answering,
        me -> {
          Tasklet.sleep(stage.aWhile());
          var quote = new Quote(me, stage.random(100));
          stage.log(quote);
          quotes.get(me).send(quote);
        });
  }
}
