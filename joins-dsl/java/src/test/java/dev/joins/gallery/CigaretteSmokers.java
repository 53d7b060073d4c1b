package dev.joins.gallery;

import static dev.joins.gallery.CigaretteSmokers.Ingredient.MATCHES;
import static dev.joins.gallery.CigaretteSmokers.Ingredient.PAPER;
import static dev.joins.gallery.CigaretteSmokers.Ingredient.TOBACCO;

import dev.joins.channel.Channel;
import dev.joins.dsl.Signal;
import dev.joins.testing.Stage;
import java.util.List;
import java.util.Map;

/**
 * Each of three smokers has plenty of one ingredient. An agent lays the two others on the table;
 * the smoker who can use them does, and then the agent goes on.
 */
final class CigaretteSmokers {
  private CigaretteSmokers() {}

  enum Ingredient {
    TOBACCO,
    PAPER,
    MATCHES
  }

  sealed interface Event {}

  record Lays(Ingredient allBut) implements Event {}

  record Smokes(Ingredient owner) implements Event {}

  // @start region=cigaretteSmokers
  static void smoke(Stage<Event> stage, int rounds) {
    var j = stage.joins();
    Signal tobacco = j.signal("tobacco");
    Signal paper = j.signal("paper");
    Signal matches = j.signal("matches");
    Channel<Ingredient> smokes = j.channel("smokes");

    j.on(paper).and(matches).react(() -> smokes.send(TOBACCO));
    j.on(tobacco).and(matches).react(() -> smokes.send(PAPER));
    j.on(tobacco).and(paper).react(() -> smokes.send(MATCHES));

    var table = Map.of(TOBACCO, tobacco, PAPER, paper, MATCHES, matches);
    stage.spawn(
        "agent",
        () -> {
          for (var round = 0; round < rounds; round++) {
            var allBut = List.of(Ingredient.values()).get(stage.random(3));
            stage.log(new Lays(allBut));
            for (var laid : table.keySet()) {
              if (laid != allBut) {
                stage.pause();
                table.get(laid).send();
              }
            }
            stage.log(new Smokes(smokes.receive()));
          }
        });
  }
  // @end
}
