package dev.joins.gallery;

import dev.joins.channel.Channel;
import dev.joins.channel.Term;
import dev.joins.dsl.Joins;
import dev.joins.testing.Stage;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * Conway's cells on a torus, each for itself. Nobody counts the generations for all of them: a cell
 * may be ahead of another one that is far away.
 */
final class GameOfLife {
  /** What a cell is in a generation. */
  record Cell(int number, int generation, boolean alive) {
    Cell next(List<Boolean> around) {
      var n = Collections.frequency(around, true);
      return new Cell(number, generation + 1, n == 3 || (n == 2 && alive));
    }
  }

  private static final int[][] DIRECTIONS = {
    {-1, -1}, {0, -1}, {1, -1}, {-1, 0}, {1, 0}, {-1, 1}, {0, 1}, {1, 1}
  };

  private final Stage<Cell> stage;
  private final int width;
  private final int height;
  private final int generations;
  private final Joins j;
  private final List<List<Channel<Boolean>>> ears; // of each cell, one for each direction

  private GameOfLife(Stage<Cell> stage, int width, int height, int generations) {
    this.stage = stage;
    this.width = width;
    this.height = height;
    this.generations = generations;
    this.j = stage.joins();
    this.ears =
        Stream.generate(() -> j.<Boolean>channels("ear", DIRECTIONS.length))
            .limit((long) width * height)
            .toList();
  }

  static void live(Stage<Cell> stage, int width, List<Boolean> first, int generations)
      throws InterruptedException {
    var game = new GameOfLife(stage, width, first.size() / width, generations);
    for (var number = 0; number < first.size(); number++) {
      game.add(number, first.get(number));
    }
  }

  // @start region=gameOfLife
  private void add(int number, boolean alive) throws InterruptedException {
    Channel<Cell> self = j.channel("self");

    j.on(self)
        .and(Term.allOf(ears.get(number))) // one word from each of eight neighbours
        .react((cell, around) -> become(cell.next(around), self));

    become(new Cell(number, 0, alive), self);
  }

  private void become(Cell cell, Channel<Cell> self) throws InterruptedException {
    stage.log(cell);
    if (cell.generation() < generations) {
      for (var direction = 0; direction < DIRECTIONS.length; direction++) {
        ears.get(neighbour(cell.number(), direction)).get(direction).send(cell.alive());
      }
      self.send(cell);
    }
  }

  // @end

  private int neighbour(int number, int direction) {
    var x = number % width + DIRECTIONS[direction][0];
    var y = number / width + DIRECTIONS[direction][1];
    return Math.floorMod(x, width) + width * Math.floorMod(y, height);
  }
}
