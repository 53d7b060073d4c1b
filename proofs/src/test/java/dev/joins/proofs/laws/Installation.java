package dev.joins.proofs.laws;

import dev.joins.Choice;
import dev.joins.Loan;
import dev.joins.Room;
import dev.joins.channel.Channel;
import dev.joins.channel.MessageTerm;
import dev.joins.channel.Term;
import dev.joins.dsl.Join1;
import dev.joins.dsl.Join2;
import dev.joins.dsl.Joins;
import dev.joins.match.commit.LentMessage;
import dev.joins.proofs.programs.Bang;
import dev.joins.proofs.programs.Shape;
import dev.joins.proofs.programs.Token;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * How a rule of a script is written in the DSL. Each has a definition of its own: one that shadows
 * another would be refused in the same definition.
 */
final class Installation {
  private final String name;
  private final Script.Rule rule;
  private final Shape shape;
  private final List<Channel<Token>> channels;
  private final History history;
  private final AtomicInteger firings = new AtomicInteger();

  /** What bodies were lent. */
  private final Map<Token, Loan<Token>> loans = new ConcurrentHashMap<>();

  Installation(String name, Script.Rule rule, List<Channel<Token>> channels, History history) {
    this.name = name;
    this.rule = rule;
    this.shape = rule.shape();
    this.channels = channels;
    this.history = history;
  }

  void in(Joins definition, Choice any) {
    definition.setChoice(shape.choice(any));
    var terms =
        shape.takingParts().stream()
            .map(part -> part.messages(channels, this::opened, this::limited))
            .toList();
    switch (terms.size()) {
      case 1 -> install(definition, terms.get(0));
      case 2 -> install(definition, terms.get(0), terms.get(1));
      default -> install(definition, terms.get(0), terms.get(1), terms.get(2));
    }
  }

  private Token opened(Loan<Token> loan) {
    if ((Loan<?>) loan instanceof LentMessage) { // and not one of what a condition looks at
      loans.put(loan.value(), loan);
    }
    return loan.value();
  }

  /** The rest has a name of its own, and a lesser number: so that comes to an end. */
  private void putBack(Token token) {
    var loan = loans.remove(token);
    if (loan != null && token.number() > 0) {
      loan.putBack(new Token(token.name() + "'", token.number() - 1));
    }
  }

  private MessageTerm<Token> limited(int channel, MessageTerm<Token> term) {
    return rule.expiresAt(channel)
        ? term.within(Play.MOMENT.multipliedBy(2), history::expires)
        : term;
  }

  private @Nullable Term<Room<Token>> room() {
    return shape.rooms().isEmpty() ? null : channels.get(shape.rooms().getFirst()).room();
  }

  private Join1<List<Token>> first(Joins definition, Term<List<Token>> one) {
    var join = definition.on(one).priority(shape.priority()).named(name);
    return shape.hasConditionOn(1) ? join.where(a -> shape.sum().holdsOrThrows(List.of(a))) : join;
  }

  private Join2<List<Token>, List<Token>> both(
      Joins definition, Term<List<Token>> one, Term<List<Token>> two) {
    var join = first(definition, one).and(two);
    return shape.hasConditionOn(2)
        ? join.where((a, b) -> shape.sum().holdsOrThrows(List.of(a, b)))
        : join;
  }

  private void install(Joins definition, Term<List<Token>> one) {
    var join = first(definition, one);
    var room = room();
    if (room == null) {
      join.react(a -> body(null, List.of(a)));
    } else {
      join.and(room).react((a, slot) -> body(slot, List.of(a)));
    }
  }

  private void install(Joins definition, Term<List<Token>> one, Term<List<Token>> two) {
    var join = both(definition, one, two);
    var room = room();
    if (room == null) {
      join.react((a, b) -> body(null, List.of(a, b)));
    } else {
      join.and(room).react((a, b, slot) -> body(slot, List.of(a, b)));
    }
  }

  private void install(
      Joins definition, Term<List<Token>> one, Term<List<Token>> two, Term<List<Token>> three) {
    var join = both(definition, one, two).and(three);
    join =
        shape.hasConditionOn(3)
            ? join.where((a, b, c) -> shape.sum().holdsOrThrows(List.of(a, b, c)))
            : join;
    var room = room();
    if (room == null) {
      join.react((a, b, c) -> body(null, List.of(a, b, c)));
    } else {
      join.and(room).react((a, b, c, slot) -> body(slot, List.of(a, b, c)));
    }
  }

  private void body(@Nullable Room<Token> room, List<List<Token>> got) {
    history.bodyRuns(name, got.stream().flatMap(List::stream).toList(), rule.isThrowing());
    if (room != null) {
      var token = new Token(name + " fills " + firings.incrementAndGet(), 0);
      Play.fill(() -> room.send(token));
    }
    if (rule.putsBack()) {
      got.stream().flatMap(List::stream).forEach(this::putBack);
    }
    if (rule.isThrowing()) {
      throw new Bang("of a body");
    }
  }
}
