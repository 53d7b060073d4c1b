package dev.joins.gallery;

import dev.joins.dsl.ReplyChannel;
import dev.joins.testing.Stage;

/** Leaders and followers come to a ball. Nobody dances alone, and who came first dances first. */
final class DancePairs {
  private DancePairs() {}

  record Dances(String me, String with) {}

  // @start region=dancePairs
  static void dance(Stage<Dances> stage, int pairs) {
    var j = stage.joins();
    ReplyChannel<String, String> leaders = j.replyChannel("leaders");
    ReplyChannel<String, String> followers = j.replyChannel("followers");

    j.on(leaders)
        .and(followers.request())
        .reply((leader, follower) -> {
          follower.reply(leader);
          return follower.value();
        });

    stage.spawn("leader", pairs, i -> come(stage, leaders, "leader " + i));
    stage.spawn("follower", pairs, i -> come(stage, followers, "follower " + i));
  }

  private static void come(Stage<Dances> stage, ReplyChannel<String, String> queue, String me)
      throws InterruptedException {
    stage.pause();
    stage.log(new Dances(me, queue.call(me)));
  }
  // @end
}
