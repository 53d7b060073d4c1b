package dev.joins.gallery;

import dev.joins.channel.Channel;
import dev.joins.dsl.Gate;
import dev.joins.dsl.Signal;
import dev.joins.testing.Stage;

/**
 * Searchers of a list work side by side; one inserter at a time may work with them; a deleter works
 * alone.
 */
final class SearchInsertDelete {
  private SearchInsertDelete() {}

  enum Kind {
    SEARCH,
    INSERT,
    DELETE
  }

  /** Somebody begins, or ends. */
  record Event(Kind kind, boolean begins) {}

  // @start region=searchInsertDelete
  static void work(Stage<Event> stage, int tasklets, int rounds) {
    var j = stage.joins();
    Gate search = j.gate("search");
    Gate insert = j.gate("insert");
    Gate delete = j.gate("delete");
    Signal noSearcher = j.signal("noSearcher");
    Signal noInserter = j.signal("noInserter");
    Signal searched = j.signal("searched");
    Channel<Integer> searchers = j.channel("searchers");

    j.on(search).and(noSearcher).react(() -> searchers.send(1));
    j.on(search).and(searchers).react(n -> searchers.send(n + 1));
    j.on(insert).and(noInserter).react(() -> {});
    j.on(delete).and(noSearcher).and(noInserter).react(() -> {});
    j.on(searched)
        .and(searchers)
        .react(n -> {
          if (n == 1) {
            noSearcher.send();
          } else {
            searchers.send(n - 1);
          }
        });
    noSearcher.send();
    noInserter.send();
    // @end

    stage.spawn(
        "t",
        tasklets,
        me -> {
          for (var i = 0; i < rounds; i++) {
            stage.pause();
            switch (stage.random(5)) {
              case 0 -> {
                delete.pass();
                workAs(Kind.DELETE, stage);
                noSearcher.send();
                noInserter.send();
              }
              case 1, 2 -> {
                insert.pass();
                workAs(Kind.INSERT, stage);
                noInserter.send();
              }
              default -> {
                search.pass();
                workAs(Kind.SEARCH, stage);
                searched.send();
              }
            }
          }
        });
  }

  private static void workAs(Kind kind, Stage<Event> stage) throws InterruptedException {
    stage.log(new Event(kind, true));
    stage.pause();
    stage.log(new Event(kind, false));
  }
}
