package dev.joins.bench.actors;

import dev.joins.actor.ActorRef;
import dev.joins.actor.ActorSystem;
import dev.joins.bench.Goal;
import dev.joins.bench.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Eight actors send to one, as fast as they can; a message is one operation. */
@Goal(peer = "pekko", atMost = 1.5)
public class ActorFanIn extends Workload {
  private static final int SENDERS = 8;
  private static final int MESSAGES = 16_384;

  private record Item(CountDownLatch end) {}

  private record Start(CountDownLatch end) {}

  /** Our actors. */
  @State(Scope.Benchmark)
  public static class Ours {
    private final ActorSystem system = ActorSystem.open("ours");
    private final List<ActorRef<Start>> senders = new ArrayList<>();

    /** Starts the actors. */
    @Setup
    public void open() {
      var collector =
          system.spawn(
              "collector",
              Item.class,
              self -> self.on(Item.class).react(item -> item.end.countDown()));
      for (var i = 0; i < SENDERS; i++) {
        senders.add(
            system.spawn(
                "sender" + i,
                Start.class,
                self ->
                    self.on(Start.class)
                        .react(start -> {
                          for (var item = 0; item < MESSAGES / SENDERS; item++) {
                            collector.tell(new Item(start.end));
                          }
                        })));
      }
    }

    /** Ends the actors. */
    @TearDown
    public void close() {
      system.close();
    }
  }

  /** Pekko's actors. */
  @State(Scope.Benchmark)
  public static class Its {
    private final List<org.apache.pekko.actor.typed.ActorRef<Start>> senders = new ArrayList<>();
    private @Nullable Pekko system;

    /** Starts the actors. */
    @Setup
    public void open() throws InterruptedException {
      var ready = new CountDownLatch(1);
      system =
          new Pekko(context -> {
            var collector =
                context.spawn(
                    Behaviors.<Item>receiveMessage(item -> {
                      item.end.countDown();
                      return Behaviors.same();
                    }),
                    "collector");
            for (var i = 0; i < SENDERS; i++) {
              senders.add(
                  context.spawn(
                      Behaviors.<Start>receiveMessage(start -> {
                        for (var item = 0; item < MESSAGES / SENDERS; item++) {
                          collector.tell(new Item(start.end));
                        }
                        return Behaviors.same();
                      }),
                      "sender" + i));
            }
            ready.countDown();
          });
      ready.await();
    }

    /** Ends the actors. */
    @TearDown
    public void close() {
      if (system != null) {
        system.close();
      }
    }
  }

  /** Our actors. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void ours(Ours actors) throws InterruptedException {
    var end = new CountDownLatch(MESSAGES);
    for (var sender : actors.senders) {
      sender.tell(new Start(end));
    }
    end.await();
  }

  /** Pekko's. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void pekko(Its actors) throws InterruptedException {
    var end = new CountDownLatch(MESSAGES);
    for (var sender : actors.senders) {
      sender.tell(new Start(end));
    }
    end.await();
  }
}
