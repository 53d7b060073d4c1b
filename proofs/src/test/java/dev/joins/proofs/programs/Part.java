package dev.joins.proofs.programs;

import dev.joins.Loan;
import dev.joins.channel.Channel;
import dev.joins.channel.MessageTerm;
import dev.joins.channel.Term;
import dev.joins.proofs.semantics.View;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A term of a pattern.
 *
 * @param kind what it does with its looks
 * @param count how many messages it takes, at most where there are several possibilities
 * @param looks one; or several, for those kinds that take of some channels
 */
public record Part(Kind kind, int count, List<Look> looks) {
  public enum Kind {
    ONE,
    TIMES,
    UP_TO,
    SOME_OF,
    AT_MOST,
    ALL_OF,
    ROOM
  }

  /** One message, whatever it is. */
  public static Part one(int channel) {
    return new Part(Kind.ONE, 1, List.of(Look.at(channel)));
  }

  /** Room for one. */
  public static Part room(int channel) {
    return new Part(Kind.ROOM, 1, List.of(Look.at(channel)));
  }

  private Look look() {
    return looks.getFirst();
  }

  /** With one for each of the others, and room apart: it binds no messages. */
  Term<?> term(List<Channel<Token>> channels) {
    return kind == Kind.ROOM ? channels.get(look().channel()).room() : messages(channels);
  }

  private Term<List<Token>> messages(List<Channel<Token>> channels) {
    return messages(channels, Loan::value, (channel, term) -> term);
  }

  /**
   * As the kernel has it, but for room.
   *
   * @param opened is given each loan, and returns its value
   * @param change of each single term, by its channel
   */
  public Term<List<Token>> messages(
      List<Channel<Token>> channels,
      Function<Loan<Token>, Token> opened,
      BiFunction<Integer, MessageTerm<Token>, MessageTerm<Token>> change) {
    List<MessageTerm<Token>> all =
        looks.stream()
            .map(look -> change.apply(look.channel(), look.term(channels, opened)))
            .toList();
    return switch (kind) {
      case ONE -> all.getFirst().map(List::of);
      case TIMES -> all.getFirst().times(count);
      case UP_TO -> all.getFirst().upTo(count);
      case SOME_OF -> Term.someOf(count, all);
      case AT_MOST -> Term.atMost(count, all);
      case ALL_OF -> Term.allOf(all);
      case ROOM -> throw new AssertionError("room has no messages");
    };
  }

  dev.joins.proofs.semantics.Term meaning() {
    List<View> views = looks.stream().map(Look::view).toList();
    return switch (kind) {
      case ONE -> dev.joins.proofs.semantics.Term.one(views.getFirst());
      case TIMES -> new dev.joins.proofs.semantics.Term.Many(views.getFirst(), count, count);
      case UP_TO -> new dev.joins.proofs.semantics.Term.Many(views.getFirst(), 0, count);
      case SOME_OF -> new dev.joins.proofs.semantics.Term.Among(views, count, count);
      case AT_MOST -> new dev.joins.proofs.semantics.Term.Among(views, 0, count);
      case ALL_OF -> new dev.joins.proofs.semantics.Term.Among(views, views.size(), views.size());
      case ROOM -> throw new AssertionError("room has no messages");
    };
  }

  @Override
  public String toString() {
    return switch (kind) {
      case ONE -> look().toString();
      case TIMES -> look() + ".times(" + count + ")";
      case UP_TO -> look() + ".upTo(" + count + ")";
      case SOME_OF -> "Term.someOf(" + count + ", List.of" + list();
      case AT_MOST -> "Term.atMost(" + count + ", List.of" + list();
      case ALL_OF -> "Term.allOf(List.of" + list();
      case ROOM -> Channels.NAMES.get(look().channel()) + ".room()";
    };
  }

  private String list() {
    return looks.toString().replace('[', '(').replace(']', ')') + ")";
  }
}
