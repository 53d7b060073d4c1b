package dev.joins.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.channel.Channel;
import dev.joins.dsl.CallChannel;
import dev.joins.dsl.Joins;
import dev.joins.dsl.ReplyChannel;
import dev.joins.dsl.Signal;
import dev.joins.tasklet.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The examples in the documentation of the DSL. */
class DslSnippets {
  private final List<Object> out = new ArrayList<>();

  @Test
  void react() throws Exception {
    // @start region=react
    try (var j = Joins.open("tea")) {
      Channel<String> cup = j.channel("cup");
      Channel<Integer> degrees = j.channel("degrees");

      j.on(cup).and(degrees).react((c, d) -> out.add(c + " at " + d)); // both, or none

      cup.send("green");
      degrees.send(70);
    } // waits for the body, and closes the channels
    // @end
    assertThat(out).containsExactly("green at 70");
  }

  @Test
  void inTurn() throws Exception {
    var total = new int[1];
    // @start region=inTurn
    try (var scheduler = Scheduler.parallel();
        var till = Joins.inTurn("till")) {
      Channel<Integer> price = till.channel("price");

      till.on(price).react(cents -> total[0] += cents); // one at a time: no update is lost

      price.send(250);
      price.send(120);
      scheduler.run();
    }
    // @end
    assertThat(total[0]).isEqualTo(370);
  }

  @Test
  void call() {
    try (var scheduler = Scheduler.cooperative();
        var j = Joins.open("tickets")) {
      // @start region=call
      ReplyChannel<String, Integer> next = j.replyChannel("next");
      Channel<Integer> number = j.channel("number");

      j.on(next)
          .and(number)
          .reply((who, n) -> {
            number.send(n + 1);
            return n; // what call() returns
          });

      number.trySend(1);
      scheduler.spawn("customer", () -> out.add(next.call("customer")));
      // @end
      scheduler.run();
    }
    assertThat(out).containsExactly(1);
  }

  @Test
  void callChannel() {
    try (var scheduler = Scheduler.cooperative();
        var j = Joins.open("shelf")) {
      // @start region=callChannel
      CallChannel<String> put = j.callChannel("put");
      Signal room = j.signal("room");
      Channel<String> shelf = j.channel("shelf");

      j.on(put).and(room).react(shelf::send); // whoever puts waits for room

      room.send();
      scheduler.spawn("porter", () -> put.call("box"));
      // @end
      scheduler.run();
      assertThat(shelf.tryReceive()).contains("box");
    }
  }

  @Test
  void callAsync() {
    try (var scheduler = Scheduler.cooperative();
        var j = Joins.open("weather")) {
      ReplyChannel<String, Integer> degrees = j.replyChannel("degrees");
      j.on(degrees).reply(String::length);
      // @start region=callAsync
      var warmest =
          Stream.of("Oslo", "Palermo")
              .map(degrees::callAsync) // both are asked before either has answered
              .reduce((one, other) -> one.thenCombine(other, Math::max))
              .orElseThrow();
      // @end
      scheduler.run();
      assertThat(warmest).isCompletedWithValue(7);
    }
  }

  @Test
  void northPole() {
    // @start region=northPole
    try (var scheduler = Scheduler.cooperative(); // one tasklet at a time, on a virtual clock
        var north = Joins.open("north pole")) {
      ReplyChannel<String, String> back = north.replyChannel("back"); // from the holidays
      ReplyChannel<String, String> help = north.replyChannel("help"); // with the toys
      Signal idle = north.signal("idle");

      north
          .on(back.times(9))
          .and(idle)
          .priority(1)
          .react(team -> {
            team.forEach(reindeer -> reindeer.reply("toys delivered"));
            idle.send();
          });
      north
          .on(help.times(3))
          .and(idle)
          .react(trio -> {
            trio.forEach(elf -> elf.reply("try it with glue"));
            idle.send();
          });
      idle.send();

      for (var name : List.of("Bushy", "Pepper", "Shinny", "Alabaster", "Minty", "Wunorse")) {
        scheduler.spawn(name, () -> say(name, help.call(name)));
      }
      scheduler.run();
    }
    // @end
    assertThat(out).hasSize(6).contains("Bushy: try it with glue");
  }

  private void say(String name, String words) {
    out.add(name + ": " + words);
  }

  @Test
  void deadlock() {
    try (var scheduler = Scheduler.cooperative();
        var north = Joins.open("north pole")) {
      ReplyChannel<String, String> help = north.replyChannel("help");
      Signal idle = north.signal("idle");
      north.on(help.times(3)).and(idle).named("consult").react(trio -> {});
      idle.send();
      var elf = scheduler.spawn("elf-3", () -> help.call("elf-3"));
      assertThatThrownBy(scheduler::run)
          .hasMessage(
              """
              Deadlock: nothing can run, and no timer is set. Blocked: 1 tasklet.
                elf-3 waits: a reply from help
                  consult: help has 1 of 3, idle has 1 of 1
                A plain thread that is still to send or spawn must keep a hold() open until it has.\
              """);
      elf.interrupt();
      scheduler.run();
    }
  }

  @Test
  void select() throws Exception {
    record Quote(String supplier, int price) {}
    try (var scheduler = Scheduler.cooperative();
        var j = Joins.open("market")) {
      Channel<Quote> near = j.channel("near");
      Channel<Quote> far = j.channel("far");
      near.send(new Quote("corner shop", 5));
      // @start region=select
      String deal =
          j.select(
              j.on(near).and(far).map((n, f) -> "cheaper of " + n.price() + " and " + f.price()),
              j.after(Duration.ofMillis(300)).and(near).map(n -> "only " + n.supplier()));
      // @end
      assertThat(deal).isEqualTo("only corner shop");
      assertThat(scheduler.elapsed()).isEqualTo(Duration.ofMillis(300));
    }
  }
}
