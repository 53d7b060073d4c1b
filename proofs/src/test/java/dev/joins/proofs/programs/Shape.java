package dev.joins.proofs.programs;

import dev.joins.channel.Channel;
import dev.joins.channel.Join;
import dev.joins.match.Choice;
import dev.joins.match.Observer;
import dev.joins.proofs.programs.Part.Kind;
import dev.joins.proofs.semantics.Pattern;
import dev.joins.proofs.semantics.Policy;
import dev.joins.proofs.semantics.Term;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A pattern.
 *
 * @param parts its terms; room comes last
 * @param divisor of the sum of all numbers, as a condition; 1: no condition
 * @param priority the higher wins
 * @param policy who wins at equal priority
 */
public record Shape(List<Part> parts, int divisor, int priority, Policy policy) {
  /** One message of a channel, whatever it is. */
  public static Shape one(int channel) {
    return new Shape(List.of(Part.one(channel)), 1, 0, Policy.OLDEST);
  }

  // ---- for the kernel

  /**
   * The kernel's policy.
   *
   * @param any is used by all patterns of a program whose policy is any: each has its own luck
   */
  public Choice choice(Choice any) {
    return switch (policy) {
      case OLDEST -> Choice.oldest();
      case DECLARED -> Choice.declared();
      case ANY -> any;
    };
  }

  /** As the kernel has it. */
  public Join join(
      String name, List<Channel<Token>> channels, Choice any, @Nullable Observer observer) {
    var conditions =
        divisor == 1
            ? List.<Join.Condition>of()
            : List.of(new Join.Condition(takingParts().size(), values -> holds(List.of(values))));
    return new Join(
        new Join.Heading(name, priority, choice(any), observer),
        parts.stream().map(part -> part.term(channels)).toList(),
        conditions);
  }

  /** The condition on what all terms take together. */
  public boolean holds(List<?> values) {
    return sum(values) % divisor == 0;
  }

  private static int sum(Object value) {
    return switch (value) {
      case Token token -> token.number();
      case Collection<?> several -> several.stream().mapToInt(Shape::sum).sum();
      default -> 0;
    };
  }

  /** The kernel does not refuse it: it takes something, and its keys are compared. */
  boolean isAllowed() {
    List<Channel<Token>> channels =
        IntStream.range(0, Channels.COUNT)
            .mapToObj(
                i -> Channel.<Token>of(Channels.NAMES.get(i), Channels.CAPACITIES.get(i), null))
            .toList();
    try {
      return join("any", channels, Choice.oldest(), null).pattern().takesSomething();
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }

  // ---- for the semantics

  public Pattern meaning(String name) {
    var taking = takingParts();
    var terms = taking.stream().map(Part::meaning).toList();
    var conditions = new ArrayList<Pattern.Condition>();
    if (divisor > 1 && taking.size() == 1 && taking.getFirst().kind() == Kind.ONE) {
      terms = List.of(Term.one(taking.getFirst().looks().getFirst().view(divisor))); // a filter
    } else if (divisor > 1) {
      conditions.add(new Pattern.Condition(taking.size(), this::holds));
    }
    return new Pattern(
        name,
        priority,
        policy,
        terms,
        conditions,
        rooms().stream().map(Channels.NAMES::get).toList());
  }

  // ---- what it is like

  /** All but room. */
  public List<Part> takingParts() {
    return parts.stream().filter(part -> part.kind() != Kind.ROOM).toList();
  }

  /** How many messages it takes at most. */
  int size() {
    return takingParts().stream().mapToInt(Part::count).sum();
  }

  /** Channels, by number. */
  public List<Integer> rooms() {
    return parts.stream()
        .filter(part -> part.kind() == Kind.ROOM)
        .map(part -> part.looks().getFirst().channel())
        .toList();
  }

  public Stream<Look> looks() {
    return takingParts().stream().flatMap(part -> part.looks().stream());
  }

  public boolean reads(int channel) {
    return looks().anyMatch(look -> look.channel() == channel);
  }

  @Override
  public String toString() {
    return parts.stream().map(Part::toString).collect(Collectors.joining(").and(", "on(", ")"))
        + (divisor == 1 ? "" : ".where(sum % " + divisor + " == 0)")
        + (priority == 0 ? "" : ".priority(" + priority + ")")
        + (policy == Policy.OLDEST ? "" : " choice " + policy);
  }
}
