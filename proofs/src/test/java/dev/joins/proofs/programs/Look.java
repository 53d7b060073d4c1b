package dev.joins.proofs.programs;

import dev.joins.Loan;
import dev.joins.channel.Channel;
import dev.joins.channel.MessageTerm;
import dev.joins.proofs.semantics.View;
import java.util.List;
import java.util.function.Function;

/**
 * Some of the messages of a channel.
 *
 * @param channel by number
 * @param most only numbers up to this; {@link #ALL}: no filter
 * @param keyed by whether the number is even
 * @param ordered by the number
 * @param peeks only looking
 * @param best which is chosen, by the number
 * @param lent whether it may be put back
 */
public record Look(
    int channel, int most, boolean keyed, boolean ordered, boolean peeks, Best best, boolean lent) {
  /** Which message of those that fit. */
  public enum Best {
    OLDEST,
    LOWEST,
    HIGHEST
  }

  /** No number is greater. */
  public static final int ALL = 3;

  static Look at(int channel) {
    return new Look(channel, ALL, false, false, false, Best.OLDEST, false);
  }

  boolean isFiltered() {
    return most < ALL;
  }

  private String name() {
    return Channels.NAMES.get(channel);
  }

  /** {@code opened}: is given each loan, and returns its value. */
  MessageTerm<Token> term(List<Channel<Token>> channels, Function<Loan<Token>, Token> opened) {
    MessageTerm<Token> term = channels.get(channel);
    term = isFiltered() ? term.where(token -> token.number() <= most) : term;
    term = keyed ? term.by(Token::key) : term;
    term = ordered ? term.ascending(Token::number) : term;
    term =
        switch (best) {
          case OLDEST -> term;
          case LOWEST -> ordered ? term.lowest() : term.lowest(Token::number);
          case HIGHEST -> ordered ? term.highest() : term.highest(Token::number);
        };
    if (lent) {
      return term.loan().map(opened);
    }
    return peeks ? term.peek() : term;
  }

  View view() {
    return view(1);
  }

  /** Only numbers that can be divided. */
  View view(int divisor) {
    var view = View.of(name());
    view = isFiltered() || divisor > 1 ? view.where(token -> passes(token, divisor)) : view;
    view = keyed ? view.by(token -> ((Token) token).key()) : view;
    view = ordered ? view.ascending(Look::number) : view;
    view =
        switch (best) {
          case OLDEST -> view;
          case LOWEST -> view.lowest(Look::number);
          case HIGHEST -> view.highest(Look::number);
        };
    view = lent ? view.loan() : view;
    return peeks ? view.peek() : view;
  }

  /** Its filter, if any, lets it pass. */
  public boolean lets(Token token) {
    return passes(token, 1);
  }

  private boolean passes(Object token, int divisor) {
    return number(token) <= most && number(token) % divisor == 0;
  }

  private static int number(Object token) {
    return ((Token) token).number();
  }

  private String choice() {
    return switch (best) {
      case OLDEST -> "";
      case LOWEST -> ordered ? ".lowest()" : ".lowest(Token::number)";
      case HIGHEST -> ordered ? ".highest()" : ".highest(Token::number)";
    };
  }

  @Override
  public String toString() {
    return name()
        + (isFiltered() ? ".where(m -> m.number() <= " + most + ")" : "")
        + (keyed ? ".by(Token::key)" : "")
        + (ordered ? ".ascending(Token::number)" : "")
        + choice()
        + (peeks ? ".peek()" : "")
        + (lent ? ".loan()" : "");
  }
}
