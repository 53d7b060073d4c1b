package dev.joins.proofs.programs;

import dev.joins.Choice;
import dev.joins.Observer;
import dev.joins.channel.Channel;
import dev.joins.channel.Join;
import dev.joins.proofs.programs.Part.Kind;
import dev.joins.proofs.semantics.Pattern;
import dev.joins.proofs.semantics.Policy;
import dev.joins.proofs.semantics.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A pattern.
 *
 * @param parts its terms; room comes last
 * @param sum a condition on the first of them
 * @param priority the higher wins
 * @param policy who wins at equal priority
 */
public record Shape(List<Part> parts, Sum sum, int priority, Policy policy) {
  /** One message of a channel, whatever it is. */
  public static Shape one(int channel) {
    return new Shape(List.of(Part.one(channel)), Sum.ANY, 0, Policy.OLDEST);
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
    var join = Join.of().named(name).priority(priority).choice(choice(any)).observer(observer);
    for (var i = 0; i < parts.size(); i++) {
      join = join.and(parts.get(i).term(channels));
      if (hasConditionOn(i + 1)) {
        join = join.where(values -> sum.holdsOrThrows(List.of(values)));
      }
    }
    return join;
  }

  /** Whether there is a condition on so many terms. */
  public boolean hasConditionOn(int terms) {
    return sum.isCondition() && sum.terms() == terms;
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
    var terms = new ArrayList<>(taking.stream().map(Part::meaning).toList());
    var conditions = new ArrayList<Pattern.Condition>();
    if (hasConditionOn(1) && taking.getFirst().kind() == Kind.ONE) {
      terms.set(0, Term.one(taking.getFirst().looks().getFirst().view(sum.divisor()))); // a filter
    } else if (sum.isCondition()) {
      conditions.add(sum.meaning());
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
    var text = new StringBuilder();
    for (var i = 0; i < parts.size(); i++) {
      text.append(i == 0 ? "on(" : ".and(").append(parts.get(i)).append(')');
      text.append(hasConditionOn(i + 1) ? sum : "");
    }
    return text
        + (priority == 0 ? "" : ".priority(" + priority + ")")
        + (policy == Policy.OLDEST ? "" : " choice " + policy);
  }
}
