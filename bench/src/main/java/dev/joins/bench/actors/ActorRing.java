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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * One message goes round a ring of actors, a new object for each of them; to be handed on is one
 * operation. Two actors play ping-pong.
 */
@Goal(when = "actors=2", peer = "pekko", atMost = 0.6)
public class ActorRing extends Workload {
  private static final int HOPS = 20_000;

  record Token(int left, CountDownLatch end) {
    /** Null when this was the last. */
    @Nullable Token next() {
      if (left == 0) {
        end.countDown();
        return null;
      }
      return new Token(left - 1, end);
    }
  }

  /** A ring. */
  @State(Scope.Benchmark)
  public abstract static class Ring {
    /** How many. */
    @Param({"2", "100"})
    public int actors = 2;

    abstract void start(Token token) throws InterruptedException;
  }

  /** Of our actors. */
  public static class OurRing extends Ring {
    private final ActorSystem system = ActorSystem.open("ours");
    private final List<ActorRef<Token>> refs = new ArrayList<>();

    /** Starts the actors. */
    @Setup
    public void open() {
      for (var i = 0; i < actors; i++) {
        var next = (i + 1) % actors;
        refs.add(
            system.spawn(
                "actor" + i,
                Token.class,
                self ->
                    self.on(Token.class)
                        .react(token -> {
                          var handedOn = token.next();
                          if (handedOn != null) {
                            refs.get(next).tell(handedOn);
                          }
                        })));
      }
    }

    @Override
    void start(Token token) throws InterruptedException {
      refs.getFirst().tell(token);
    }

    /** Ends the actors. */
    @TearDown
    public void close() {
      system.close();
    }
  }

  /** Of Pekko's. */
  public static class PekkoRing extends Ring {
    private final List<org.apache.pekko.actor.typed.ActorRef<Token>> refs = new ArrayList<>();
    private @Nullable Pekko system;

    /** Starts the actors. */
    @Setup
    public void open() throws InterruptedException {
      var ready = new CountDownLatch(1);
      system =
          new Pekko(context -> {
            for (var i = 0; i < actors; i++) {
              var next = (i + 1) % actors;
              refs.add(
                  context.spawn(
                      Behaviors.<Token>receiveMessage(token -> {
                        var handedOn = token.next();
                        if (handedOn != null) {
                          refs.get(next).tell(handedOn);
                        }
                        return Behaviors.same();
                      }),
                      "actor" + i));
            }
            ready.countDown();
          });
      ready.await();
    }

    @Override
    void start(Token token) {
      refs.getFirst().tell(token);
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
  @OperationsPerInvocation(HOPS)
  public void ours(OurRing ring) throws InterruptedException {
    run(ring);
  }

  /** Pekko's. */
  @Benchmark
  @OperationsPerInvocation(HOPS)
  public void pekko(PekkoRing ring) throws InterruptedException {
    run(ring);
  }

  private static void run(Ring ring) throws InterruptedException {
    var end = new CountDownLatch(1);
    ring.start(new Token(HOPS, end));
    end.await();
  }
}
