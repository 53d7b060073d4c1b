package dev.joins.bench.actors;

import com.typesafe.config.ConfigFactory;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** A system of typed actors of Pekko, on as many threads as there are cores. */
final class Pekko implements AutoCloseable {
  private static final String CONFIG =
      """
      pekko.loglevel = OFF
      pekko.stdout-loglevel = OFF
      pekko.actor.default-dispatcher.fork-join-executor.parallelism-min = 1
      """;

  private final ActorSystem<Void> system;

  /** Starts; the actors are there as soon as they have been spawned, which is not awaited. */
  Pekko(Consumer<ActorContext<Void>> spawnActors) {
    system =
        ActorSystem.create(
            Behaviors.setup(context -> {
              spawnActors.accept(context);
              return Behaviors.empty();
            }),
            "pekko",
            ConfigFactory.parseString(CONFIG).withFallback(ConfigFactory.load()));
  }

  @Override
  public void close() {
    system.terminate();
    system.getWhenTerminated().toCompletableFuture().join();
  }
}
