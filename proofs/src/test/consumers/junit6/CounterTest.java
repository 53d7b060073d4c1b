import dev.joins.channel.Channel;
import dev.joins.proofs.junit.ExploreSchedules;
import dev.joins.tasklet.Scheduler;
import org.junit.jupiter.api.Assertions;

/** Tests of somebody else, whose JUnit is not that of the kit. */
class CounterTest {
  private int count;

  @ExploreSchedules
  void oneAfterTheOther(Scheduler scheduler) throws Exception {
    var token = Channel.<Boolean>buffered("token", 1);
    token.send(true);
    for (var i = 0; i < 2; i++) {
      scheduler.spawn(
          "adder" + i,
          () -> {
            token.receive();
            add();
            token.send(true);
          });
    }
    count = 0;
    scheduler.run();
    Assertions.assertEquals(2, count);
  }

  @ExploreSchedules
  void bothAtOnce(Scheduler scheduler) throws Exception {
    var pause = Channel.<Boolean>unbounded("pause");
    for (var i = 0; i < 2; i++) {
      scheduler.spawn(
          "adder" + i,
          () -> {
            var before = count;
            pause.send(true);
            count = before + 1;
          });
    }
    count = 0;
    scheduler.run();
    Assertions.assertEquals(2, count);
  }

  private void add() {
    count++;
  }
}
